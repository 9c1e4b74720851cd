import type { Page } from 'playwright-core';
import type { Json } from '../support/json.js';
import { violations } from './support/axe.js';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';

/** More calls than a card needs to be ranked. */
const CALLS = 5;

describe('a month of scorecards', () => {
  let centre: Centre;
  let trainer: Page;
  let manager: Page;
  let first: string;
  let month: string;
  let cardPath: string;

  const asked = async (page: Page, path: string): Promise<Json> => (await centre.api(page, 'GET', path)).body as Json;

  beforeAll(async () => {
    centre = await Centre.open();
    month = centre.month;
    cardPath = `/periods/${month}/scorecards/agents/${people.agent}`;
    trainer = await centre.page(people.trainer);
    first = await score(centre, trainer);
    manager = await centre.page(people.manager, `/scorecards?period=${month}`);
  });
  afterAll(() => centre?.close());

  it('is worked out by the trainer, who cannot publish it', async () => {
    await trainer.goto(`${centre.address}/scorecards?period=${month}`);
    await trainer.getByRole('button', { name: '核算', exact: true }).click();
    await trainer.getByRole('dialog').getByRole('button', { name: '核算', exact: true }).click();
    await trainer.getByText('已核算出第 1 版。').waitFor();
    expect(await trainer.getByRole('button', { name: '公示或发布' }).count()).toBe(0);
    const [run] = (await asked(trainer, `/periods/${month}/runs`)).items;
    expect(run).toMatchObject({ run: 1, closed_by: people.trainer, published: false });
    await trainer.getByText(run.checksum.slice(0, 12)).waitFor();
  });

  it('shows the manager whose grade changes, as the interface counts them, before it is published', async () => {
    await manager.reload();
    await manager.getByRole('heading', { name: '谁的等级会变' }).waitFor();
    const { grades } = await asked(manager, `/periods/${month}/grade-histogram`);
    const rows = await manager.locator('table', { hasText: '上月' }).first().locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s+/).filter(Boolean).slice(0, 3))).toEqual(
      grades.map((row: Json) => [row.grade ?? '未评等级', String(row.count), String(row.previous)]),
    );
    const moves = await asked(manager, `/periods/${month}/grade-moves?page_size=1`);
    await manager.getByText(`共 ${moves.total} 条`).waitFor();
  });

  it('goes on notice once the manager has looked at every check and accepted it', async () => {
    expect(await manager.getByRole('button', { name: '公示或发布' }).isDisabled()).toBe(true);
    await checkAndAccept(manager, 1);
    await manager.getByRole('button', { name: '公示或发布' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: '公示', exact: true }).click();
    await manager.getByText(/已开始公示，至 \d{4}-\d\d-\d\d。/).waitFor();
    expect(await asked(manager, `/periods/${month}`)).toMatchObject({ state: 'notice' });
  });

  it('is read by the agent on a phone: the own card, its arithmetic, an evaluation and the trend', async () => {
    const phone = await centre.page(people.agent, '/results', { width: 390, height: 844 });
    const { notice_until } = await asked(phone, `/periods/${month}`);
    await phone.getByText(`公示至 ${notice_until}`).waitFor();
    const { card, explanation } = await asked(phone, cardPath);
    const says = (name: string, what: string) => comesTo(() => tile(phone, name), expect.stringContaining(what));
    await says('综合得分', card.composite.toFixed(2));
    await says('质检均分', card.qa_score.toFixed(2));
    await says('等级', card.grade);
    await says('组内排名', `${card.rank_team} / ${explanation.rank_team.of}`);
    const parts = explanation.counted.map((one: Json) => one.final_score.toFixed(2)).join(' + ');
    const { n, sum, mean } = explanation.qa;
    await phone.getByText(`质检均分 = (${parts}) ÷ ${n} = ${sum.toFixed(2)} ÷ ${n} = ${mean.toFixed(2)}`).waitFor();
    await phone.locator('canvas').waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await phone.getByText('区间').count()).toBe(0);
    await phone.getByRole('switch', { name: '可信度' }).click();
    await phone.getByText('均分的 95% 区间').waitFor();
    await phone.locator('.tap-list a').first().click();
    await phone.waitForURL(/\/evaluations\//);
    await phone.context().close();
  });

  it('is published and locked by the manager, notice period or not, when that is accepted', async () => {
    await checkAndAccept(manager, 1);
    await manager.getByRole('button', { name: '公示或发布' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await manager.getByText('已发布并锁定。', { exact: true }).first().waitFor();
    expect(await asked(manager, `/periods/${month}`)).toMatchObject({ state: 'locked', published_run: 1 });
  });

  it('is restated only with a reason, and the difference between the runs is there for all to see', async () => {
    await revise(centre, trainer, first);
    await manager.getByRole('button', { name: '重新核算' }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByRole('button', { name: '重新核算' }).click();
    await dialog.getByText('请写明为什么重新核算。').waitFor();
    await dialog.getByLabel('原因').fill('复核改判一条');
    await dialog.getByRole('button', { name: '重新核算' }).click();
    await manager.getByText('已核算出第 2 版。').waitFor();
    await checkAndAccept(manager, 2);
    await manager.getByRole('button', { name: '公示或发布' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await manager.getByText('已发布并锁定。', { exact: true }).first().waitFor();
    await manager.getByRole('cell', { name: '复核改判一条' }).waitFor();
    await manager.getByRole('link', { name: '与上一版的差异' }).first().click();
    await manager.waitForURL(/\/runs\/2\/difference$/);
    await manager.getByText(`质检 ${first} 改分`).waitFor();
    const difference = await asked(manager, `/periods/${month}/runs/2/difference`);
    const change = difference.scores.find((one: Json) => one.card === 'agent' && one.subject === people.agent && one.figure === 'qa_score');
    const row = manager.locator('tr', { hasText: people.agent }).filter({ hasText: '质检均分' });
    for (const score of [change.before, change.after]) await comesTo(() => row.innerText(), expect.stringContaining(score.toFixed(2)));
    expect(await violations(manager)).toEqual([]);
  });

  it('says the same to a team leader of a foreign card as of one that is not there', async () => {
    const { items } = await asked(manager, `/periods/${month}/scorecards/agents?sort=name`);
    const own = (await asked(manager, cardPath)).card.team_code;
    const stranger: string = items.find((card: Json) => card.team_code !== own).employee_no;
    const leader = await centre.page(people.leader, `/scorecards/${month}/agents/${stranger}`);
    const foreign = await leader.getByRole('alert').innerText();
    await leader.goto(`${centre.address}/scorecards/${month}/agents/99999`);
    const absent = await leader.getByRole('alert').innerText();
    expect(foreign.replace(stranger, '99999')).toBe(absent);
    await leader.context().close();
  });
});

/** Nothing taken off, but for the first criterion. */
async function answers(centre: Centre, trainer: Page, first: number): Promise<Json> {
  const { versions } = (await centre.api(trainer, 'GET', '/forms/STD-IN')).body as Json;
  const { criteria } = (await centre.api(trainer, 'GET', `/forms/STD-IN/versions/${versions.at(-1).version}`)).body as Json;
  return Object.fromEntries(criteria.map(({ code }: Json, at: number) => [code, { points: at === 0 ? first : 0 }]));
}

/** Evaluates calls of the agent as the trainer. @returns the number of the first evaluation */
async function score(centre: Centre, trainer: Page): Promise<string> {
  const numbers: string[] = [];
  for (let at = 0; at < CALLS; at++) {
    const started_at = `${centre.month}-01T00:0${at}:00+08:00`;
    const call = { recording_id: `R-MONTH-${at}`, employee_no: people.agent, started_at, direction: 'inbound' };
    const body = { call, form_code: 'STD-IN', answers: await answers(centre, trainer, at / 2), submit: true };
    const made = await centre.api(trainer, 'POST', '/evaluations', body);
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    numbers.push((made.body as Json).evaluation_no);
  }
  return numbers[0]!;
}

/** Takes points off an evaluation after its month was published. */
async function revise(centre: Centre, trainer: Page, evaluationNo: string): Promise<void> {
  const path = `${centre.address}/api/v1/evaluations/${encodeURIComponent(evaluationNo)}`;
  const { etag } = (await trainer.request.get(path)).headers();
  const { csrf_token } = (await (await trainer.request.get(`${centre.address}/api/v1/session`)).json()) as Json;
  const data = { answers: await answers(centre, trainer, 5), reason: '复核改判', restate_reason: '复核改判一条' };
  const revised = await trainer.request.post(`${path}/revisions`, { headers: { 'x-csrf-token': csrf_token, 'if-match': etag! }, data });
  if (!revised.ok()) throw new Error(await revised.text());
}

/** Has the newest run checked, and accepts whatever the checks found. */
async function checkAndAccept(page: Page, run: number): Promise<void> {
  await page.getByRole('button', { name: `检查第 ${run} 版` }).click();
  const switches = page.getByRole('switch', { name: /^接受：/ });
  await switches.first().waitFor();
  for (let at = 0; at < (await switches.count()); at++) await switches.nth(at).click();
  await page.getByText('该接受的都已接受，可以发布。').waitFor();
}

/** What stands on a tile below its name. */
async function tile(page: Page, name: string): Promise<string> {
  return page
    .locator('.tiles > div', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('dd')
    .innerText();
}
