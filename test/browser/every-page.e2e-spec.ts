import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repository } from '../support/fairmark-process.js';
import { violations } from './support/axe.js';
import { Centre, people, type Look } from './support/centre.js';

type Visits = readonly (readonly [who: keyof typeof people, paths: readonly string[]])[];

/**
 * Every page, by somebody who comes to it. DRAFT stands for an evaluation that is being made, EVALUATION for one that is out, CASE for a
 * complaint or commendation, MONTH for the last month of the sample.
 */
const everything: Visits = [
  ['trainer', ['/', '/desk', '/desk/DRAFT', '/evaluations', '/evaluations/EVALUATION', '/calls', '/imports', '/imports?tab=batches']],
  ['trainer', ['/exams', '/exams/new', '/cases', '/cases/new', '/cases/CASE', '/cases/CASE/change', '/people', '/teams', '/teams/IN-A']],
  ['trainer', ['/forms', '/forms/new', '/forms/STD-IN/2', '/forms/STD-IN/2/preview', '/schemes', '/schemes/AGENT-STD/1', '/account']],
  [
    'supervisor',
    ['/', '/people/00122', '/downloads', '/downloads?tab=layouts', '/downloads?tab=share&team=IN-D', '/downloads?tab=history'],
  ],
  ['leader', ['/', '/scorecards']],
  ['manager', ['/', '/scorecards', '/scorecards/MONTH/center', '/scorecards/MONTH/supervisors/00120', '/scorecards/MONTH/teams/IN-A']],
  ['manager', ['/scorecards/MONTH/leaders/00110', '/scorecards/MONTH/agents/00122', '/start']],
  ['manager', ['/trends', '/trends?view=comparison', '/trends?view=criteria', '/trends?view=teams', '/trends?view=scores']],
  ['manager', ['/downloads?tab=verify', '/forms/new?code=STD-IN&version=2']],
  ['agent', ['/', '/results', '/my-exams', '/nowhere']],
  ['admin', ['/', '/accounts', '/accounts/00122', '/settings', '/audit', '/queues', '/password']],
];

/** Pages that take more than a visit, and where they are looked at. */
const elsewhere = [
  // The month of scorecards has a second run.
  '/scorecards/:period/runs/:run/difference',
  // The same sheet as a new form's.
  '/forms/:code/:version/edit',
];

const looks: readonly (readonly [name: string, look: Look])[] = [
  ['in Chinese, on a desk of 1366 × 768', { language: 'zh', width: 1366, height: 768 }],
  ['in English, on a phone', { language: 'en', width: 390, height: 844 }],
];

describe('every page can be read and used by everyone, in light and in dark', () => {
  let centre: Centre;
  let draft: string;
  let out: string;
  let known: string;
  beforeAll(async () => {
    centre = await Centre.open();
    const page = await centre.page(people.trainer);
    const calls = await centre.api(page, 'GET', '/calls?evaluated=false&direction=inbound&page_size=1');
    const [{ recording_id }] = (calls.body as { items: [{ recording_id: string }] }).items;
    const begun = await centre.api(page, 'POST', '/evaluations', { recording_id, form_code: 'STD-IN' });
    draft = encodeURIComponent((begun.body as { evaluation_no: string }).evaluation_no);
    const cases = await centre.api(page, 'GET', '/cases?page_size=1');
    known = encodeURIComponent((cases.body as { items: [{ case_no: string }] }).items[0].case_no);
    await page.context().close();
    out = await centre.someEvaluation();
  });
  afterAll(() => centre?.close());

  const addressOf = (path: string) =>
    path.replace('DRAFT', draft).replace('EVALUATION', out).replace('CASE', known).replace('MONTH', centre.lastMonth);

  it('leaves no page out', () => {
    const { pages } = JSON.parse(readFileSync(join(repository, 'dist/apps/web/page-parts.json'), 'utf8')) as { pages: { path: string }[] };
    const visited = everything.flatMap(([, paths]) => paths.map((path) => path.split('?')[0]!));
    const fits = (pattern: string) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`);
    expect(pages.map(({ path }) => path).filter((path) => !visited.some((each) => fits(path).test(each)))).toEqual(elsewhere);
  });

  it.each(looks)(
    '%s',
    async (_, look) => {
      const faults: string[] = [];
      for (const [who, paths] of everything) {
        const page = await centre.page(people[who], '/', look);
        for (const path of paths) {
          const found = await faultsOf(page, centre.address, addressOf(path));
          faults.push(...found.map((fault) => `${who} ${path}: ${fault}`));
        }
        await page.context().close();
      }
      expect(faults).toEqual([]);
    },
    600_000,
  );

  it('shows a stranger the door, and nothing else', async () => {
    for (const [, look] of looks) {
      const page = await centre.stranger(look);
      await page.goto(`${centre.address}/scorecards`);
      await page.waitForSelector('input[name=employee_no]');
      expect(await violationsInBoth(page)).toEqual([]);
      await page.context().close();
    }
  });
});

/** What is wrong with a page: against the standard, said by the browser, or wider than the screen. */
async function faultsOf(page: Page, address: string, path: string): Promise<string[]> {
  const said: string[] = [];
  const listen = (text: string) => said.push(text);
  const errors = (error: Error) => listen(error.message);
  page.on('pageerror', errors);
  page.on('console', (message) => {
    if (message.type() === 'error') listen(message.text());
  });
  await page.goto(`${address}${path}`);
  await page.waitForSelector('h1');
  const found = await violationsInBoth(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  page.off('pageerror', errors);
  page.removeAllListeners('console');
  return [...found, ...said, ...(wide > 0 ? [`${wide} pixels wider than the screen`] : [])];
}

async function violationsInBoth(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    found.push(...(await violations(page)).map((violation) => `in ${colorScheme}: ${violation}`));
  }
  return found;
}

/** Nothing on the page waits for anything, nor moves, for so many looks one after the other: one thing may come after another. */
const QUIET_LOOKS = 10;

async function settled(page: Page): Promise<void> {
  await page.evaluate(() => delete document.body.dataset['quiet']);
  await page.waitForFunction(
    (looks) => {
      const waits = document.querySelector('.ant-skeleton-active, .ant-spin-spinning, [aria-busy=true]') !== null;
      const moves = document.getAnimations().some(({ playState }) => playState === 'running');
      const quiet = waits || moves ? 0 : Number(document.body.dataset['quiet'] ?? 0) + 1;
      document.body.dataset['quiet'] = String(quiet);
      return quiet >= looks;
    },
    QUIET_LOOKS,
    { polling: 20 },
  );
}
