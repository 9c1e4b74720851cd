import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { waveFile } from '../support/audio.js';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';

interface Listed {
  evaluation_no: string;
  recording_id: string;
  employee_no: string;
  name: string;
  final_score: number;
}

describe('evaluations', () => {
  let centre: Centre;
  let trainer: Page;

  beforeAll(async () => {
    centre = await Centre.open();
    trainer = await centre.page(people.trainer, '/evaluations');
  });
  afterAll(() => centre.close());

  const listed = async (page: Page, search: string): Promise<Listed[]> =>
    ((await centre.api(page, 'GET', `/evaluations?page_size=200&total=none&${search}`)).body as { items: Listed[] }).items;
  const numbers = (page: Page) => page.locator('td a[href^="/evaluations/"]').allTextContents();

  it('are narrowed by filters that stand in the address, and a view of them is kept', async () => {
    await trainer.getByRole('combobox', { name: '致命错误' }).click();
    await trainer.getByTitle('有致命错误', { exact: true }).click();
    await trainer.waitForURL(/critical=true/);
    const expected = (await listed(trainer, 'critical=true')).map(({ evaluation_no }) => evaluation_no);
    const critical = expected.slice(0, 50);
    // The page before it is as long: only what it lists tells the two apart.
    await comesTo(() => numbers(trainer), critical);
    await trainer.getByRole('button', { name: '视图' }).click();
    await trainer.getByLabel('视图名称').fill('致命项');
    await trainer.getByRole('button', { name: '保存当前筛选' }).click();
    await trainer.getByText('已保存视图“致命项”').waitFor();
    await trainer.goto(`${centre.address}/evaluations`);
    await trainer.getByRole('button', { name: '视图' }).click();
    await trainer.getByRole('link', { name: '致命项' }).click();
    await trainer.waitForURL(/critical=true/);
  });

  it('are exported as exactly what is shown', async () => {
    await trainer.goto(`${centre.address}/evaluations?period=${centre.lastMonth}&critical=true&sort=-final_score`);
    await trainer.locator('td a[href^="/evaluations/"]').first().waitFor();
    const [download] = await Promise.all([trainer.waitForEvent('download'), trainer.getByRole('button', { name: '导出 CSV' }).click()]);
    const lines = (await readFile(await download.path(), 'utf8')).replace('\ufeff', '').trimEnd().split('\r\n');
    const headers = await trainer.locator('thead th').allTextContents();
    expect(lines[0]!.split(',')).toHaveLength(headers.length);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(await numbers(trainer));
  });

  it('are opened, and played from the evidence', async () => {
    const [first] = await listed(trainer, `period=${centre.lastMonth}&score_to=90`);
    const { evaluation_no, recording_id } = first!;
    await pointAt(evaluation_no);
    await trainer.goto(`${centre.address}/evaluations/${encodeURIComponent(evaluation_no)}`);
    await trainer.getByRole('heading', { name: '算式' }).waitFor();
    await trainer
      .locator('input[type=file]')
      .setInputFiles({ name: `${recording_id}.wav`, mimeType: 'audio/wav', buffer: waveFile({ seconds: 600 }) });
    await trainer.getByText('/ 10:00').waitFor();
    await trainer.getByRole('button', { name: /^听 / }).first().click();
    await trainer.getByRole('button', { name: '暂停' }).waitFor();
    expect(await trainer.getByRole('link', { name: '更正评分' }).getAttribute('href')).toBe(`/desk/${encodeURIComponent(evaluation_no)}`);
  });

  /** Gives an evaluation a moment that it points at. */
  async function pointAt(evaluationNo: string): Promise<void> {
    const at = `/evaluations/${encodeURIComponent(evaluationNo)}`;
    const { body } = await centre.api(trainer, 'GET', at);
    const { criteria } = body as { criteria: { code: string; state: string; points: number | null }[] };
    const answers = Object.fromEntries(
      criteria.map(({ code, state, points }, index) => [
        code,
        { ...(state === 'na' ? { not_applicable: true } : { points }), ...(index === 0 ? { comment: '此处', evidence_offset_s: 12 } : {}) },
      ]),
    );
    const manager = await centre.page(people.manager);
    const written = await centre.api(manager, 'POST', `${at}/revisions`, { answers, reason: '补充依据', restate_reason: '补充依据' });
    expect(written.status).toBe(201);
    await manager.close();
  }

  it('are acknowledged by their agent on a phone', async () => {
    const phone = await centre.page(people.agent, '/', { width: 390, height: 844 });
    const [own] = await listed(phone, 'state=released');
    await phone.goto(`${centre.address}/evaluations/${encodeURIComponent(own!.evaluation_no)}`);
    await phone.getByText(/请在 .* 前确认/).waitFor();
    await phone.getByRole('button', { name: '我已看过，确认' }).click();
    await phone.getByText(/已于 .* 确认/).waitFor();
    expect(await listed(phone, 'state=acknowledged')).toContainEqual(expect.objectContaining({ evaluation_no: own!.evaluation_no }));
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await phone.close();
  });

  it('of another team are nothing to a team leader, whatever the address says', async () => {
    const leader = await centre.page(people.leader, '/evaluations');
    await leader.locator('td a[href^="/evaluations/"]').first().waitFor();
    const period = `period=${centre.lastMonth}`;
    const own = new Set((await listed(leader, period)).map(({ evaluation_no }) => evaluation_no));
    const foreign = (await listed(trainer, period)).find(({ evaluation_no }) => !own.has(evaluation_no))!;
    await leader.goto(`${centre.address}/evaluations?agent=${foreign.employee_no}`);
    await leader.getByText('没有符合条件的质检记录').waitFor();
    await leader.goto(`${centre.address}/evaluations/${encodeURIComponent(foreign.evaluation_no)}`);
    await leader.getByRole('alert').waitFor();
    expect(await leader.locator('#content').textContent()).not.toContain(foreign.name);
    await leader.close();
  });
});
