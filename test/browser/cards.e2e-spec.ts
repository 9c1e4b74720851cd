import type { Page } from 'playwright-core';
import type { Json } from '../support/json.js';
import { violations } from './support/axe.js';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';
import { inChinese, monthsLater } from './support/months.js';

describe('the cards of a closed month', () => {
  let centre: Centre;
  let supervisor: Page;
  let month: string;

  const read = async (path: string): Promise<Json> => (await centre.api(supervisor, 'GET', path)).body as Json;

  beforeAll(async () => {
    centre = await Centre.open();
    month = centre.lastMonth;
    supervisor = await centre.page(people.supervisor, `/scorecards/${month}/supervisors/${people.supervisor}`);
  });
  afterAll(() => centre?.close());

  it('a shift supervisor’s card has the trend of twelve months, with the figures of the interface behind it', async () => {
    const from = monthsLater(month, -11);
    await supervisor.getByRole('img', { name: `质检均分，${inChinese(from)}至${inChinese(month)}` }).waitFor();
    const { points } = await read(`/trends/supervisors/${people.supervisor}?from=${from}&to=${month}`);
    const { card } = await read(`/periods/${month}/scorecards/supervisors/${people.supervisor}`);
    expect(points).toHaveLength(12);
    expect(points.at(-1).value).toBe(card.qa_score);
    const trend = supervisor.locator('.chart-card');
    await trend.locator('canvas').waitFor();
    expect(await violations(supervisor)).toEqual([]);
    await trend.getByRole('button', { name: '看数据表' }).click();
    const figures = async () => (await trend.locator('tbody tr td:nth-of-type(1)').allTextContents()).map(Number);
    await comesTo(
      figures,
      points.map(({ value }: Json) => value),
    );
  });

  it('agents can be kept to a grade of the scheme that the run was judged by', async () => {
    await supervisor.goto(`${centre.address}/scorecards?tab=agents&period=${month}`);
    const { grades } = await read(`/periods/${month}/grade-histogram`);
    const named = grades.flatMap(({ grade }: Json) => grade ?? []);
    await supervisor.getByRole('combobox', { name: '等级' }).click();
    await comesTo(() => supervisor.locator('.ant-select-item-option').allTextContents(), named);
    const held = grades.find(({ grade, count }: Json) => grade !== null && count > 0);
    await supervisor.locator('.ant-select-item-option', { hasText: held.grade }).click();
    await supervisor.waitForURL(/grade=/);
    await supervisor.getByText(`共 ${held.count} 条`).waitFor();
  });

  it('on a phone an explained evaluation is read from top to bottom, and nothing of it lies beside the screen', async () => {
    const { items } = await read(`/evaluations?period=${month}&page_size=1`);
    const path = `/evaluations/${encodeURIComponent(items[0].evaluation_no)}`;
    const phone = await centre.page(people.supervisor, path, { width: 390, height: 844 });
    const { criteria } = await read(path);
    const cards = phone.locator('.explained li');
    await comesTo(() => cards.count(), criteria.length);
    await cards.first().getByText(criteria[0].name).first().waitFor();
    const widths = await phone.locator('.explained').evaluate((box) => [box.scrollWidth, box.clientWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1]!);
    expect(await violations(phone)).toEqual([]);
    await phone.context().close();
  });
});
