import type { Page } from 'playwright-core';
import { waveFile } from '../support/audio.js';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';
import { monthsLater } from './support/months.js';

const AGENTS = 12;
const CALLS = 3;
const PICKED = 'BY-HAND-1';

/** Calls of the month under way, and one of the month after it, which is never drawn. */
async function bringCalls(centre: Centre, page: Page): Promise<void> {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const { body } = await centre.api(page, 'GET', '/people?page_size=200');
  const agents = (body as { items: { employee_no: string; post: string }[] }).items.filter(({ post }) => post === 'agent').slice(0, AGENTS);
  const rows = agents.flatMap(({ employee_no }) =>
    Array.from({ length: CALLS }, (_, at) => ({
      recording_id: `DAY-${employee_no}-${at}`,
      employee_no,
      started_at: `${month}-01T0${at}:10:00+08:00`,
      direction: 'inbound',
      duration_s: 95,
      topic: '账单',
      customer_number: '13800131234',
    })),
  );
  const later = { ...rows[0], recording_id: PICKED, started_at: `${monthsLater(month, 1)}-01T10:00:00+08:00` };
  expect((await centre.api(page, 'POST', '/calls', { rows: [...rows, later] })).status).toBe(200);
}

describe('the QA trainer’s day at the scoring desk', () => {
  let centre: Centre;
  let page: Page;
  /** The number of the evaluation that was made. */
  let submitted: string;
  const faults: string[] = [];
  const saved = () => page.locator('[data-save="saved"]').waitFor();
  const final = (score: string) => page.locator('[data-score="final"]', { hasText: new RegExp(`^${score}$`) }).waitFor();
  const row = (at: number) => page.locator(`[data-row="${at}"]`);
  const isActive = (at: number) => page.locator(`.is-active[data-row="${at}"]`).waitFor();
  const number = (at: number, typed: string) => comesTo(() => row(at).locator('input[data-number]').inputValue(), typed);

  beforeAll(async () => {
    centre = await Centre.open();
    page = await centre.page(people.trainer);
    await bringCalls(centre, page);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${centre.address}/desk`);
  });
  afterAll(() => centre?.close());

  it('begins with the next call, drawn at random from those who are not done', async () => {
    await page.getByRole('heading', { name: '本月进度' }).waitFor();
    await page.getByRole('button', { name: '抽取下一通' }).click();
    await page.waitForURL(/\/desk\/DAY-/);
    await row(0).waitFor();
    await page.getByText('138****1234').waitFor();
    await isActive(0);
  });

  it('is scored by the keyboard alone: a number, on to the next, all else is right', async () => {
    await page.keyboard.press('2');
    await number(0, '2');
    await page.keyboard.press('j');
    await isActive(1);
    await Promise.all([page.getByText('标为“批量”').waitFor(), page.keyboard.press('f')]);
    await row(1).getByText('批量').waitFor();
    await final('98.00');
    await saved();
  });

  it('tells at once what a critical answer does to the score', async () => {
    const critical = page.locator('[data-row]', { hasText: '致命（合规）' }).first();
    await critical.locator('input[data-number]').fill('1');
    await critical.getByText('整张评分表最终得分记 0 分').waitFor();
    await final('0.00');
    await page.getByRole('button', { name: '得分说明' }).click();
    await page.getByRole('region', { name: '得分从哪里来' }).getByText('最终得分记 0 分').waitFor();
    await page.getByRole('button', { name: '得分说明' }).click();
    // “All else is right” answers nothing that is critical.
    for (const each of await page.locator('[data-row]', { hasText: /致命（/ }).all()) await each.locator('input[data-number]').fill('0');
    await final('98.00');
  });

  it('keys do nothing while an input method composes', async () => {
    await row(0).locator('input[data-number]').focus();
    await page.keyboard.press('Escape');
    const before = await page.locator('.desk-form').textContent();
    await page.evaluate(() => {
      for (const key of ['j', 'n', 'f', '9', 'c', 'Enter'])
        for (const state of [{ isComposing: true }, { keyCode: 229 }])
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, ctrlKey: key === 'Enter', ...state } as KeyboardEventInit),
          );
    });
    expect(await page.locator('.desk-form').textContent()).toBe(before);
    await isActive(0);
    await page.keyboard.press('c');
    const comment = row(0).locator('textarea:focus');
    await comment.waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'jn9', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.insertText', { text: '语速偏快' });
    await comesTo(() => comment.inputValue(), '语速偏快');
    await isActive(0);
    await page.keyboard.press('Escape');
  });

  it('a comment takes the present second of the recording, and goes back to it', async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'call.wav', mimeType: 'audio/wav', buffer: waveFile({ seconds: 60, loudness: (second) => second / 60 }) });
    await page.getByText('0:00 / 1:00').waitFor();
    await row(2).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByText('0:10 / 1:00').waitFor();
    await page.keyboard.press('c');
    await row(2).locator('textarea:focus').waitFor();
    await page.keyboard.type('此处打断客户');
    await comesTo(() => row(2).locator('.evidence-input').inputValue(), '0:10');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowLeft');
    await page.getByText('0:05 / 1:00').waitFor();
    await row(2).getByRole('button', { name: '跳到 0:10' }).click();
    await page.getByText('0:10 / 1:00').waitFor();
  });

  it('loses nothing when the server is killed and the window closed, and goes on', async () => {
    await saved();
    await centre.killServer();
    await row(1).click();
    await page.keyboard.press('1');
    await page.locator('[data-save="kept"]', { hasText: '已存在本机，尚未到服务器' }).waitFor();
    const address = page.url();
    const context = page.context();
    await page.close();
    await centre.startServer();
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${centre.address}/desk`);
    await page.getByRole('heading', { name: '我的草稿' }).waitFor();
    await page.goto(address);
    await row(1).waitFor();
    await saved();
    await number(1, '1');
    await final('97.00');
    await comesTo(() => row(2).locator('textarea').inputValue(), '此处打断客户');
  });

  it('two windows with one draft: the difference is told, and one of them chosen', async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('[data-row="0"]').waitFor();
    await other.locator('[data-row="0"] input[data-number]').fill('3');
    await other.locator('[data-save="saved"]').waitFor();
    await row(0).click();
    await page.keyboard.press('4');
    const dialog = page.getByRole('dialog', { name: '这份草稿在别的窗口也改过' });
    await comesTo(() => dialog.getByRole('row', { name: '开头语' }).textContent(), expect.stringMatching(/4.*3/));
    await dialog.getByRole('button', { name: '用那边的' }).click();
    await number(0, '3');
    // As long as a dialog is there its keys are none of the desk's.
    await dialog.waitFor({ state: 'detached' });
    await row(0).click();
    await page.keyboard.press('2');
    await saved();
    await other.close();
  });

  it('goes on under a sign-in that has ended', async () => {
    await page.context().clearCookies();
    await row(1).click();
    await page.keyboard.press('2');
    await page.getByRole('dialog').getByLabel('密码').fill('fairmark-sample');
    await page.getByRole('dialog').getByRole('button').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await saved();
    await final('96.00');
  });

  it('is submitted once everything is answered, and the next call comes', async () => {
    await row(0).locator('input[data-number]').fill('');
    await page.keyboard.press('Control+Enter');
    await row(0).getByText('还没有作答').waitFor();
    await page.keyboard.press('2');
    await number(0, '2');
    const before = page.url();
    await Promise.all([page.getByText(/已提交：.*最终得分 96\.00/).waitFor(), page.keyboard.press('Control+Shift+Enter')]);
    await page.waitForURL((url) => url.href !== before && /\/desk\/DAY-/.test(url.href));
    const no = decodeURIComponent(new URL(before).pathname.slice('/desk/'.length));
    const { body } = await centre.api(page, 'GET', `/evaluations/${encodeURIComponent(no)}`);
    expect(body).toMatchObject({ state: 'released', final_score: 96, criteria: { 2: { comment: '此处打断客户', evidence_offset_s: 10 } } });
    expect((body as { seconds_spent: number }).seconds_spent).toBeGreaterThan(0);
    await page.goto(`${centre.address}/desk`);
    // On the first days of a month the sample's last calls are evaluated as well.
    await page.getByText(/我评了 1 条，今天 \d+ 条/).waitFor();
    submitted = no;
  });

  it('an evaluation that is out is corrected as a revision, with a reason', async () => {
    await page.goto(`${centre.address}/desk/${encodeURIComponent(submitted)}`);
    await page.getByText('正在更正已发布的评分').waitFor();
    await row(0).click();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: '保存更正' });
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('更正原因').fill('复听后更正');
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.waitForURL(/\/evaluations\//);
    const after = await centre.api(page, 'GET', `/evaluations/${encodeURIComponent(submitted)}`);
    expect(after.body).toMatchObject({ revision: 2, final_score: 97, revisions: { 1: { reason: '复听后更正' } } });
    expect(faults).toEqual([]);
  });

  it('a call can be picked by hand, which is no random sample then', async () => {
    await page.goto(`${centre.address}/desk`);
    const search = page.getByRole('search', { name: '选一通未评的通话' });
    await search.getByLabel('录音编号').fill(PICKED);
    await search.getByRole('button', { name: '查找' }).click();
    await page.waitForURL(/recording_id=BY-HAND/);
    const calls = page.getByRole('region', { name: '选一通未评的通话' }).locator('tbody tr');
    await comesTo(() => calls.locator('td:nth-child(7)').allTextContents(), [PICKED]);
    await calls.getByRole('button', { name: /^评\s*分$/ }).click();
    const dialog = page.getByRole('dialog', { name: `给 ${PICKED} 评分` });
    await dialog.getByText('专项抽检').waitFor();
    await dialog.getByRole('button', { name: /^评\s*分$/ }).click();
    await page.waitForURL(/\/desk\/BY-HAND/);
    await row(0).waitFor();
    const no = new URL(page.url()).pathname.slice('/desk/'.length);
    const { body } = await centre.api(page, 'GET', `/evaluations/${no}`);
    expect(body).toMatchObject({ state: 'draft', purpose: 'targeted', recording_id: PICKED });
  });

  it('a correction in a month that stands asks the manager why that month is changed', async () => {
    const manager = await centre.page(people.manager);
    const no = await centre.someEvaluation();
    const before = (await centre.api(manager, 'GET', `/evaluations/${no}`)).body as { revision: number };
    await manager.goto(`${centre.address}/desk/${no}`);
    await manager.getByText('正在更正已发布的评分').waitFor();
    await manager.locator('[data-row="0"]').click();
    await manager.keyboard.press('1');
    await manager.getByRole('button', { name: '保存更正' }).click();
    const why = manager.getByRole('dialog', { name: '保存更正' });
    await why.getByLabel('更正原因').fill('复听后更正');
    await why.getByRole('button', { name: '确定' }).click();
    const restate = manager.getByRole('dialog', { name: '更正已定月份的原因' });
    await restate.getByRole('button', { name: '确定' }).click();
    await restate.getByRole('alert').waitFor();
    expect((await centre.api(manager, 'GET', `/evaluations/${no}`)).body).toMatchObject({ revision: before.revision });
    await restate.getByRole('textbox').fill('发布后复核');
    await restate.getByRole('button', { name: '确定' }).click();
    await manager.waitForURL(/\/evaluations\//);
    const after = (await centre.api(manager, 'GET', `/evaluations/${no}`)).body as { revision: number; revisions: { reason: string }[] };
    expect([after.revision, after.revisions.at(-1)?.reason]).toEqual([before.revision + 1, '复听后更正']);
    await manager.context().close();
  });
});
