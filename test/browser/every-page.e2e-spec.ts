import type { Page } from 'playwright-core';
import { violations } from './support/axe.js';
import { Centre, people, type Look } from './support/centre.js';

type Visits = readonly (readonly [who: keyof typeof people, paths: readonly string[]])[];

const evaluation = '/evaluations/EVALUATION';

/**
 * Every page, by somebody who comes to it. DRAFT stands for an evaluation that is being made, EVALUATION for one that is out, MONTH for the
 * last month of the sample.
 */
const everything: Visits = [
  ['trainer', ['/', '/desk', '/desk/DRAFT', '/evaluations', evaluation, '/calls', '/imports', '/exams', '/cases', '/people', '/forms']],
  ['trainer', ['/forms/STD-IN/2', '/forms/STD-IN/2/preview', '/downloads', '/schemes', '/account']],
  ['supervisor', ['/', '/people/00122', '/downloads']],
  ['leader', ['/', '/scorecards', '/evaluations', '/calls']],
  [
    'manager',
    [
      '/',
      '/scorecards',
      `/scorecards/MONTH/center`,
      `/scorecards/MONTH/supervisors/00120`,
      `/scorecards/MONTH/teams/IN-A`,
      `/scorecards/MONTH/leaders/00110`,
    ],
  ],
  ['manager', [`/scorecards/MONTH/agents/00122`, '/trends', '/schemes', '/settings', '/audit', '/start']],
  ['agent', ['/', '/results', '/my-exams', '/account']],
  ['admin', ['/', '/accounts', '/settings', '/audit', '/queues', '/imports', '/people', '/start']],
];

/** Where people spend their days. */
const most: Visits = [
  ['trainer', ['/', '/desk/DRAFT', evaluation]],
  ['manager', [`/scorecards/MONTH/agents/00122`, '/trends']],
  ['agent', ['/results']],
];

const looks: readonly (readonly [name: string, look: Look, visits: Visits])[] = [
  ['in Chinese, light, on a desk of 1366 × 768', { language: 'zh', width: 1366, height: 768 }, everything],
  ['in English, dark, on a phone', { language: 'en', dark: true, width: 390, height: 844 }, everything],
  ['in English, light, on a phone', { language: 'en', width: 390, height: 844 }, most],
  ['in Chinese, dark, on a large screen', { language: 'zh', dark: true, width: 1440, height: 900 }, most],
];

describe('every page can be read and used by everyone', () => {
  let centre: Centre;
  let draft: string;
  let out: string;
  beforeAll(async () => {
    centre = await Centre.open();
    const page = await centre.page(people.trainer);
    const calls = await centre.api(page, 'GET', '/calls?evaluated=false&direction=inbound&page_size=1');
    const [{ recording_id }] = (calls.body as { items: [{ recording_id: string }] }).items;
    const begun = await centre.api(page, 'POST', '/evaluations', { recording_id, form_code: 'STD-IN' });
    draft = encodeURIComponent((begun.body as { evaluation_no: string }).evaluation_no);
    await page.context().close();
    out = await centre.someEvaluation();
  });
  afterAll(() => centre?.close());

  const addressOf = (path: string) => path.replace('DRAFT', draft).replace('EVALUATION', out).replace('MONTH', centre.lastMonth);

  it.each(looks)(
    '%s',
    async (_, look, visits) => {
      const faults: string[] = [];
      for (const [who, paths] of visits) {
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
      expect(await violations(page)).toEqual([]);
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
  await page.waitForSelector('#content h1');
  await page.waitForFunction(() => document.querySelector('.ant-skeleton-active, [aria-busy=true]') === null);
  const found = await violations(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  page.off('pageerror', errors);
  page.removeAllListeners('console');
  return [...found, ...said, ...(wide > 0 ? [`${wide} pixels wider than the screen`] : [])];
}
