import type { Page } from 'playwright-core';
import { until } from '../support/held-home.js';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';

/** What happened is told every half minute. */
const TOLD_WITHIN_MS = 75_000;

let centre: Centre;

beforeAll(async () => {
  centre = await Centre.open();
});
afterAll(async () => {
  await centre.close();
});

const duties = (page: Page) => page.locator('.duties a');
const options = (page: Page) => page.locator('[role=option]');
const field = (page: Page) => page.getByRole('combobox', { name: '搜索人员、班组、质检、通话、投诉表扬' });

describe('home', () => {
  it('tells each role what is to be done, and every sentence leads somewhere', async () => {
    for (const no of Object.values(people)) {
      const page = await centre.page(no);
      await page.waitForSelector('.duties a, .duties-none');
      const ways = await page.locator('.home a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
      expect([no, ways.length > 0]).toEqual([no, true]);
      for (const way of ways.slice(0, 4)) {
        await page.goto(`${centre.address}${way}`);
        await page.waitForSelector('#content h1');
        expect([way, new URL(page.url()).pathname]).toEqual([way, way.split('?')[0]]);
      }
      await page.context().close();
    }
  });

  it('names the agents of a leader’s own team that are below the pass mark, and says when nothing is to be done', async () => {
    const leader = await centre.page(people.leader);
    await comesTo(
      () => duties(leader).allTextContents(),
      expect.arrayContaining([expect.stringMatching(/^\d+年\d+月本组 \d+ 人中有 \d+ 人质检分低于合格线$/)]),
    );
    const manager = await centre.page(people.manager);
    await manager.getByText('今天没有待办').waitFor();
    await manager.getByRole('link', { name: '看看本中心的趋势' }).waitFor();
  });
});

describe('the search of the head', () => {
  it('finds by number and by name, by keys alone', async () => {
    const page = await centre.page(people.trainer);
    await page.keyboard.press('/');
    await page.locator('.search-field:focus').waitFor();
    await page.keyboard.type('0012');
    const chosen = page.locator('[role=option][aria-selected=true]');
    const before = await chosen.textContent();
    await page.keyboard.press('ArrowDown');
    await comesTo(() => chosen.textContent(), expect.not.stringContaining(before!));
    const [number] = (await chosen.textContent())!.split(' ');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/people/${number}`);
    const { body } = await centre.api(page, 'GET', `/people/${people.agent}`);
    await field(page).fill((body as { name: string }).name);
    await page.locator('[role=option]', { hasText: people.agent }).waitFor();
    await field(page).press('Escape');
    await comesTo(() => options(page).count(), 0);
    await comesTo(() => field(page).inputValue(), '');
  });

  it('leaves the keys of an input method alone', async () => {
    const page = await centre.page(people.trainer);
    await field(page).fill('0012');
    await options(page).first().waitFor();
    await field(page).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true });
    // Whoever goes somewhere leaves the field empty and the list closed at once.
    expect([await field(page).inputValue(), await options(page).first().isVisible()]).toEqual(['0012', true]);
    await field(page).fill('');
    await field(page).press('/');
    await comesTo(() => field(page).inputValue(), '/');
  });

  it('opens over the head of a phone, and never finds a leader people of another team', async () => {
    const page = await centre.page(people.leader, '/', { width: 390, height: 844 });
    const trainer = await centre.page(people.trainer);
    const all = (await centre.api(trainer, 'GET', '/people?page_size=200')).body as {
      items: { employee_no: string; team_code: string | null }[];
    };
    const own = ((await centre.api(page, 'GET', '/people?page_size=200')).body as typeof all).items.map(({ employee_no }) => employee_no);
    const foreign = all.items.filter(({ employee_no, team_code }) => team_code !== null && !own.includes(employee_no));
    expect(foreign.length).toBeGreaterThan(10);
    for (const { employee_no } of foreign.slice(0, 10)) {
      const found = (await centre.api(page, 'GET', `/search?q=${employee_no}`)).body as Record<string, unknown[]>;
      expect([employee_no, Object.values(found).flat()]).toEqual([employee_no, []]);
    }
    await page.getByRole('button', { name: '搜索' }).click();
    await page.keyboard.type(foreign[0]!.employee_no);
    await page.getByText(`没有找到“${foreign[0]!.employee_no}”`).waitFor();
    await page.getByRole('button', { name: '关闭搜索' }).click();
  });
});

describe('the first day', () => {
  it('can be walked through and skipped, and takes the sample away only when somebody else can get in', async () => {
    const page = await centre.page(people.manager);
    await page.getByRole('link', { name: '开始使用' }).click();
    for (const title of ['清掉样例', '导入人员', '考核周期', '评分表', '条数与合格线']) {
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
      await page.getByRole('button', { name: /跳过|下一步/ }).click();
    }
    await page.getByRole('heading', { level: 2, name: '完成' }).waitFor();
    await page.getByRole('link', { name: '清掉样例' }).click();
    const clear = page.getByRole('button', { name: '清掉样例，开始使用' });
    expect(await clear.isDisabled()).toBe(true);
    await page.getByRole('checkbox').check();
    await clear.click();
    await comesTo(() => page.getByText('请填写', { exact: true }).count(), 2);
  });
});

describe('the bell', () => {
  it('tells an agent of a new result, until it is read', async () => {
    const trainer = await centre.page(people.trainer);
    const agent = await centre.page(people.agent);
    await agent.getByRole('button', { name: '通知', exact: true }).waitFor();
    const started_at = `${centre.month}-01T00:10:00+08:00`;
    const call = { recording_id: 'R-BELL-1', employee_no: people.agent, started_at, direction: 'inbound' };
    const begun = await centre.api(trainer, 'POST', '/evaluations', { call, form_code: 'STD-IN', purpose: 'targeted' });
    const { evaluation_no, unanswered } = begun.body as { evaluation_no: string; unanswered: string[] };
    const address = `/evaluations/${encodeURIComponent(evaluation_no)}`;
    const answers = Object.fromEntries(unanswered.map((code) => [code, { points: 0 }]));
    expect((await centre.api(trainer, 'PUT', `${address}/draft`, { answers })).status).toBe(200);
    expect((await centre.api(trainer, 'POST', `${address}/submission`, {})).status).toBe(200);
    const bell = agent.getByRole('button', { name: '通知：1 条未读' });
    const told = async () => (await centre.api(agent, 'GET', '/notifications?page_size=1&total=none')).body as { unread: number };
    await until(async () => (await told()).unread === 1, TOLD_WITHIN_MS);
    await agent.reload();
    await bell.click();
    await agent.getByRole('link', { name: /1 条新的质检结果/ }).click();
    await agent.waitForURL(`**${address}`);
    await agent.getByRole('button', { name: '通知', exact: true }).waitFor();
  }, 120_000);
});
