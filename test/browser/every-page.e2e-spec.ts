import type { Page } from 'playwright-core';
import { violations } from './support/axe.js';
import { Centre, people, type Look } from './support/centre.js';

const scorecards = ['', '?tab=center', '?tab=supervisors', '?tab=leaders'].map((search) => `/scorecards${search}`);

/** Every page, by somebody who comes to it. */
const pages: readonly (readonly [who: keyof typeof people, paths: readonly string[]])[] = [
  ['trainer', ['/', '/desk', '/forms/STD-IN/2/preview']],
  ['supervisor', ['/']],
  ['leader', ['/', '/scorecards?tab=teams', '/scorecards?tab=agents']],
  ['manager', ['/', ...scorecards]],
  ['agent', ['/', '/results', '/my-exams']],
  ['admin', ['/']],
];

const looks: readonly (readonly [name: string, look: Look])[] = [
  ['in Chinese, light, on a desk of 1366 × 768', { language: 'zh', width: 1366, height: 768 }],
  ['in English, dark, on a phone', { language: 'en', dark: true, width: 390, height: 844 }],
  ['in English, light, on a phone', { language: 'en', width: 390, height: 844 }],
  ['in Chinese, dark, on a large screen', { language: 'zh', dark: true, width: 1440, height: 900 }],
];

describe('every page can be read and used by everyone', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await Centre.open();
  });
  afterAll(() => centre?.close());

  it.each(looks)(
    '%s',
    async (_, look) => {
      const faults: string[] = [];
      for (const [who, paths] of pages) {
        const page = await centre.page(people[who], '/', look);
        for (const path of paths) faults.push(...(await faultsOf(page, centre.address, path)).map((fault) => `${who} ${path}: ${fault}`));
        await page.context().close();
      }
      expect(faults).toEqual([]);
    },
    300_000,
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
