import type { Page } from 'playwright-core';
import { Centre, people } from './support/centre.js';

/** Kilobytes of script, compressed as it is sent. */
const SIGN_IN = 150;
const HOME = 330;
const MORE = 160;

/** MONTH stands for the last month of the sample, EVALUATION for one of its evaluations. */
const routes: readonly (readonly [who: keyof typeof people, path: string])[] = [
  ['trainer', '/desk'],
  ['trainer', '/forms/STD-IN/2/preview'],
  ['trainer', '/evaluations'],
  ['trainer', '/evaluations/EVALUATION'],
  ['trainer', '/calls'],
  ['trainer', '/imports'],
  ['trainer', '/exams'],
  ['trainer', '/exams/new'],
  ['trainer', '/cases'],
  ['trainer', '/people'],
  ['trainer', '/downloads'],
  ['manager', '/scorecards'],
  ['manager', '/scorecards/MONTH/agents/00122'],
  ['manager', '/trends'],
  ['manager', '/schemes'],
  ['manager', '/schemes/AGENT-STD/1'],
  ['admin', '/settings'],
  ['admin', '/accounts'],
  ['admin', '/audit'],
  ['agent', '/results'],
];

describe('what a page has to fetch before it works', () => {
  let centre: Centre;
  let evaluation: string;
  beforeAll(async () => {
    centre = await Centre.open();
    evaluation = await centre.someEvaluation();
  });
  afterAll(() => centre?.close());

  const addressOf = (path: string) => path.replace('MONTH', centre.lastMonth).replace('EVALUATION', evaluation);

  it(`is at most ${SIGN_IN} KB of script at the door`, async () => {
    const page = await centre.stranger();
    const scripts = scriptsOf(page);
    await page.goto(centre.address);
    await page.waitForSelector('input[name=employee_no]');
    expect(kilobytes(scripts)).toBeLessThanOrEqual(SIGN_IN);
    expect(kilobytes(scripts)).toBeGreaterThan(10);
  });

  it.each(Object.keys(people) as (keyof typeof people)[])(`is at most ${HOME} KB of script at home: %s`, async (who) => {
    const page = await centre.page(people[who]);
    const scripts = scriptsOf(page);
    await visit(page, centre.address, '/');
    expect(kilobytes(scripts)).toBeLessThanOrEqual(HOME);
    await page.context().close();
  });

  it.each(routes)(`is at most ${MORE} KB of script more: %s %s`, async (who, path) => {
    const page = await centre.page(people[who]);
    const scripts = scriptsOf(page);
    await visit(page, centre.address, '/');
    const atHome = kilobytes(scripts);
    await visit(page, centre.address, addressOf(path));
    expect(kilobytes(scripts) - atHome).toBeLessThanOrEqual(MORE);
    await page.context().close();
  });

  it.each([
    ['manager', '/'],
    ['manager', '/scorecards/MONTH/agents/00122'],
    ['manager', '/trends'],
    ['trainer', '/desk'],
  ] as const)('is named by its document already, so that no script has to ask for another: %s %s', async (who, path) => {
    const page = await centre.page(people[who]);
    const scripts = scriptsOf(page);
    await visit(page, centre.address, addressOf(path));
    const answer = await page.request.get(`${centre.address}${addressOf(path)}`);
    const named = new Set([...(await answer.text()).matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file]) => `${centre.address}${file}`));
    expect([...scripts.keys()].filter((script) => !named.has(script))).toEqual([]);
    expect([...named].filter((script) => !scripts.has(script))).toEqual([]);
    await page.context().close();
  });
});

/** The sizes of the scripts that a page has asked for, by address. */
function scriptsOf(page: Page): Map<string, number> {
  const sizes = new Map<string, number>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) sizes.set(response.url(), Number(response.headers()['content-length']));
  });
  return sizes;
}

async function visit(page: Page, address: string, path: string): Promise<void> {
  await page.goto(`${address}${path}`);
  await page.waitForSelector('#content h1');
  await page.waitForLoadState('networkidle');
}

function kilobytes(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1000;
}
