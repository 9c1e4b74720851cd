import { readFile } from 'node:fs/promises';
import exceljs from 'exceljs';
import type { Download, Page } from 'playwright-core';
import { violations } from './support/axe.js';
import { Centre, people } from './support/centre.js';
import { inChinese, monthsLater } from './support/months.js';

const PNG = '89504e470d0a1a0a';

interface Criterion {
  form_code: string;
  code: string;
  name: string;
  missed: number;
  n: number;
}

describe('the manager’s day with trends', () => {
  let centre: Centre;
  let page: Page;
  let month: string;
  /** The twelve months up to the last, as pages and the interface are asked for them. */
  let year: string;
  beforeAll(async () => {
    centre = await Centre.open();
    month = centre.lastMonth;
    year = `from=${monthsLater(month, -11)}&to=${month}`;
    page = await centre.page(people.manager, '/trends');
  });
  afterAll(() => centre?.close());

  const read = async <Body>(path: string): Promise<Body> => (await centre.api(page, 'GET', path)).body as Body;
  /** The texts of the table behind the chart of a title, row by row. */
  async function tableOf(title: string): Promise<string[][]> {
    const card = page.locator('.chart-card', { hasText: title }).first();
    await card.getByRole('button', { name: '看数据表' }).click();
    await card.locator('tbody tr').first().waitFor();
    const rows = await card.locator('tbody tr').all();
    const texts = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
    await card.getByRole('button', { name: '看图' }).click();
    return texts;
  }
  async function taken(button: string): Promise<{ download: Download; bytes: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).first().click()]);
    return { download, bytes: await readFile(await download.path()) };
  }

  it('a trend says itself in words, and its table has the figures of the interface', async () => {
    await page.goto(`${centre.address}/trends?${year}`);
    const picture = page.getByRole('img', { name: `全中心 · 质检均分，${inChinese(monthsLater(month, -11))}至${inChinese(month)}` });
    await picture.locator('canvas').waitFor();
    const { items } = await read<{ items: { points: { value: number; n: number }[] }[] }>(`/trends/months?${year}`);
    const rows = await tableOf('全中心 · 质检均分');
    expect(rows.map(([, value, n]) => [value, n])).toEqual(items[0]!.points.map(({ value, n }) => [value.toFixed(2), String(n)]));
    expect(rows.find(([name]) => name === inChinese(monthsLater(month, -4)))?.at(-1)).toContain('换评分标准：STD-IN 2');
  });

  it('the switch 可信度 adds limits and ranges, and is remembered', async () => {
    const card = page.locator('.chart-card').first();
    await card.getByRole('button', { name: '看数据表' }).click();
    await card.locator('tbody tr').first().waitFor();
    expect(await card.locator('thead th').allTextContents()).not.toContain('正常波动上沿');
    await page.getByRole('switch', { name: '可信度' }).click();
    await card.getByRole('columnheader', { name: '正常波动上沿' }).waitFor();
    await page.reload();
    await page.getByRole('switch', { name: '可信度', checked: true }).click();
    await page.getByRole('switch', { name: '可信度', checked: false }).waitFor();
  });

  it('the picture and the workbook of a chart are files with its name', async () => {
    const picture = await taken('下载图片：全中心 · 质检均分');
    expect(picture.download.suggestedFilename()).toMatch(/^全中心 · 质检均分 .*\.png$/);
    expect(picture.bytes.subarray(0, 8).toString('hex')).toBe(PNG);
    const book = await taken('下载 Excel：全中心 · 质检均分');
    expect(book.download.suggestedFilename()).toMatch(/\.xlsx$/);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(book.bytes as unknown as ArrayBuffer);
    const cells: unknown[][] = [];
    workbook.worksheets[0]!.eachRow((row) => cells.push(row.values as unknown[]));
    const { items } = await read<{ items: { points: { value: number; n: number }[] }[] }>(`/trends/months?${year}`);
    for (const { value, n } of items[0]!.points) expect(cells.some((row) => row.includes(value) && row.includes(n))).toBe(true);
  });

  it('two months beside each other: each difference is called 变化明显 or 正常波动, with how many stand behind it', async () => {
    await page.getByRole('link', { name: '时段对比' }).click();
    await page.getByRole('heading', { name: /各项指标/ }).waitFor();
    const first = page.locator('.chart-table tbody tr').first();
    await first.waitFor();
    const rows = await first.locator('th, td').allTextContents();
    const { measures } = await read<{ measures: { now: { value: number; n: number }; verdict: string }[] }>(
      `/trends/comparison?${year}&before_from=${monthsLater(month, -23)}&before_to=${monthsLater(month, -12)}`,
    );
    expect(rows[2]).toBe(`${measures[0]!.now.value.toFixed(2)}（${measures[0]!.now.n}）`);
    expect(['变化明显', '正常波动', '无法判断']).toContain(rows[4]);
  });

  it('missed criteria lead to the evaluations that missed one, and those to their answers', async () => {
    await page.goto(`${centre.address}/trends?view=criteria&from=${month}&to=${month}`);
    await page
      .getByRole('img', { name: /失分最多的是/ })
      .locator('canvas')
      .waitFor();
    const { items } = await read<{ items: Criterion[] }>(`/trends/criteria?from=${month}&to=${month}`);
    const rows = await tableOf('失分最多的评分项');
    expect(rows.map(([name, form, missed, n]) => [name, form, missed, n])).toEqual(
      items.map(({ name, form_code, missed, n }) => [name, form_code, String(missed), String(n)]),
    );
    const card = page.locator('.chart-card').first();
    await card.getByRole('button', { name: '看数据表' }).click();
    await card.getByRole('button', { name: items[0]!.name }).click();
    await page.waitForURL(/\/evaluations\?/);
    const asked = new URL(page.url()).search;
    expect(asked).toContain(`missed=${items[0]!.code}`);
    const listed = await read<{ total: number; items: { evaluation_no: string }[] }>(`/evaluations${asked}&page_size=200`);
    expect(listed.total).toBe(items[0]!.missed);
    await page.goto(`${centre.address}/evaluations/${encodeURIComponent(listed.items[0]!.evaluation_no)}`);
    await page.getByRole('heading', { level: 1, name: listed.items[0]!.evaluation_no }).waitFor();
    const evaluation = await read<{ criteria: { code: string; missed: boolean }[] }>(new URL(page.url()).pathname);
    expect(evaluation.criteria.find(({ code }) => code === items[0]!.code)?.missed).toBe(true);
  });

  it('a bar of the distribution leads to as many evaluations as it is high', async () => {
    await page.goto(`${centre.address}/trends?view=scores&from=${month}&to=${month}`);
    await page.getByRole('img', { name: /均分/ }).locator('canvas').waitFor();
    const { bars } = await read<{ bars: { from: number; n: number }[] }>(`/trends/distribution?from=${month}&to=${month}`);
    const card = page.locator('.chart-card').first();
    await card.getByRole('button', { name: '看数据表' }).click();
    await card.getByRole('button', { name: '90–95' }).click();
    await page.waitForURL(/score_from=90/);
    const listed = await read<{ total: number }>(`/evaluations${new URL(page.url()).search}`);
    expect(listed.total).toBe(bars.find(({ from }) => from === 90)!.n);
  });

  it('is open to everyone: nothing stands against WCAG on any view, in light and dark', async () => {
    const dark = await centre.page(people.manager, '/trends', { dark: true, language: 'en' });
    for (const [shown, view] of [
      [page, 'trend'],
      [dark, 'comparison'],
      [page, 'criteria'],
      [dark, 'teams'],
      [page, 'scores'],
    ] as const) {
      await shown.goto(`${centre.address}/trends?view=${view}&from=${monthsLater(month, -5)}&to=${month}`);
      await shown.locator('canvas').first().waitFor();
      expect([view, await violations(shown)]).toEqual([view, []]);
    }
  });

  it('a team leader sees the own team only', async () => {
    const own = await centre.page(people.leader, `/trends?view=teams&from=${month}&to=${month}`);
    await own.getByRole('img', { name: /1 个班组/ }).waitFor();
  });
});
