import type { Page } from 'playwright-core';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';

interface Call {
  recording_id: string;
  team_code: string;
  customer_number: string;
  evaluation: string;
}

describe('the list of calls', () => {
  let centre: Centre;
  let trainer: Page;
  /** As it stands in addresses. */
  let period: string;

  beforeAll(async () => {
    centre = await Centre.open();
    period = `period=${centre.lastMonth}`;
    trainer = await centre.page(people.trainer, `/evaluations?${period}&team=IN-A`);
  });
  afterAll(() => centre.close());

  const listed = async (page: Page, search: string): Promise<Call[]> =>
    ((await centre.api(page, 'GET', `/calls?total=none&${search}`)).body as { items: Call[] }).items;
  /** The recordings that stand in the list, in its order. */
  const shown = (page: Page) => page.locator('.list-table tbody td:nth-child(9)').allTextContents();
  const shows = (page: Page, calls: readonly Call[]) =>
    comesTo(
      () => shown(page),
      calls.map(({ recording_id }) => recording_id),
    );

  it('stands beside the evaluations, goes on with their filters, and has its own in the address', async () => {
    await trainer.getByRole('navigation', { name: '质检记录与通话' }).getByRole('link', { name: '通话' }).click();
    await trainer.waitForURL(`**/calls?${period}&team=IN-A`);
    await shows(trainer, await listed(trainer, `${period}&team=IN-A`));
    expect(await trainer.locator('.side-list a[aria-current=page]').textContent()).toBe('质检记录');
    await trainer.getByRole('combobox', { name: '是否质检' }).click();
    await trainer.getByTitle('已质检', { exact: true }).click();
    await trainer.waitForURL(/evaluated=true/);
    const evaluated = await listed(trainer, `${period}&team=IN-A&evaluated=true`);
    await shows(trainer, evaluated);
    expect(await trainer.getByRole('link', { name: '查看质检' }).count()).toBe(evaluated.length);
    await trainer.getByRole('button', { name: '下一页' }).click();
    await trainer.waitForURL(/cursor=/);
  });

  it('shows a whole number to who gives a reason, which is written down', async () => {
    await trainer.goto(`${centre.address}/calls?${period}`);
    const [call] = await listed(trainer, period);
    const row = trainer.getByRole('row').filter({ hasText: call!.recording_id });
    await row.getByText(call!.customer_number).waitFor();
    await row.getByRole('button', { name: '显示完整号码' }).click();
    const dialog = trainer.getByRole('dialog');
    await dialog.getByRole('button', { name: /显\s*示/ }).click();
    await dialog.getByRole('alert').filter({ hasText: '请至少写 5 个字' }).waitFor();
    await dialog.getByRole('textbox').fill('回访该客户的投诉');
    await dialog.getByRole('button', { name: /显\s*示/ }).click();
    const number = (await row.locator('strong').textContent())!;
    expect(number).toMatch(/^\d{11}$/);
    expect(`${number.slice(0, 3)}****${number.slice(-4)}`).toBe(call!.customer_number);
    const manager = await centre.page(people.manager);
    const { body } = await centre.api(manager, 'GET', '/audit-events?action=call.reveal');
    expect((body as { items: unknown[] }).items).toEqual([
      expect.objectContaining({
        actor: people.trainer,
        subject: `call ${call!.recording_id}`,
        detail: expect.objectContaining({ reason: '回访该客户的投诉' }),
      }),
    ]);
    await manager.context().close();
  });

  it('leads to the evaluations of a call, and to the desk where there are none', async () => {
    const [call] = await listed(trainer, `${period}&evaluated=true`);
    await trainer.goto(`${centre.address}/calls?recording_id=${call!.recording_id}`);
    await trainer.getByRole('link', { name: '查看质检' }).click();
    await trainer.waitForURL(/\/evaluations\?recording_id=/);
    await trainer.locator('td a[href^="/evaluations/"]').first().waitFor();
    await trainer.goto(`${centre.address}/calls?evaluated=false&direction=inbound`);
    await trainer
      .getByRole('button', { name: /^评\s*分$/ })
      .first()
      .click();
    await trainer
      .getByRole('dialog')
      .getByRole('button', { name: /^评\s*分$/ })
      .click();
    await trainer.waitForURL(/\/desk\/./);
    await trainer.getByRole('heading', { level: 1 }).waitFor();
  });

  it('shows team leaders their team alone, without numbers to reveal or calls to score', async () => {
    const leader = await centre.page(people.leader, `/calls?${period}`);
    const calls = await listed(leader, period);
    await shows(leader, calls);
    expect(new Set(calls.map(({ team_code }) => team_code)).size).toBe(1);
    expect(await leader.getByRole('button', { name: /显示完整号码|^评\s*分$/ }).count()).toBe(0);
    await leader.goto(`${centre.address}/calls?team=IN-D`);
    await leader.getByText('没有符合条件的通话').waitFor();
  });
});
