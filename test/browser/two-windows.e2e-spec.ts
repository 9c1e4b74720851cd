import type { Page } from 'playwright-core';
import type { SchemeVersionJson } from '@contracts/schemes.js';
import { Centre, people } from './support/centre.js';

describe('who writes over what somebody else has changed meanwhile', () => {
  let centre: Centre;

  beforeAll(async () => {
    centre = await Centre.open();
  });
  afterAll(() => centre.close());

  const choice = (page: Page) => page.getByRole('dialog', { name: '您打开之后，这份内容已被别人改过' });
  /** What the window of the choice shows, cell by cell. */
  const differences = async (page: Page): Promise<string[][]> => {
    await choice(page).waitFor();
    const rows = await choice(page).locator('tbody tr').all();
    return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  };
  const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();
  const take = (page: Page) => choice(page).getByRole('button', { name: '用现在保存的' }).click();
  const keep = (page: Page) => choice(page).getByRole('button', { name: '用我填写的覆盖' }).click();

  it('sees the difference of a case field by field, and chooses', async () => {
    const first = await centre.page(people.trainer);
    const row = {
      case_no: 'C-TWO',
      kind: 'complaint',
      received_at: `${centre.month}-01 00:10`,
      content: '等待时间过长',
      handling: '待办',
      verifier_no: people.trainer,
    };
    expect(await centre.api(first, 'POST', '/cases', { rows: [row] })).toMatchObject({ status: 200 });
    const handling = async () =>
      ((await centre.api(first, 'GET', '/cases/C-TWO')).body as { records: { handling: string }[] }).records[0]!.handling;
    const open = async (page: Page) => {
      await page.goto(`${centre.address}/cases/C-TWO/change`);
      await page.getByLabel('处理结果').waitFor();
    };
    const second = await centre.page(people.manager);
    await open(first);
    await open(second);
    await first.getByLabel('处理结果').fill('回访');
    await save(first);
    await first.waitForURL('**/cases/C-TWO');

    await second.getByLabel('处理结果').fill('致歉');
    await second.getByLabel('来源').fill('电话');
    await save(second);
    expect(await differences(second)).toEqual([
      ['来源', '—', '电话'],
      ['处理结果', '回访', '致歉'],
    ]);
    expect(await handling()).toBe('回访');
    await keep(second);
    await second.waitForURL('**/cases/C-TWO');
    expect(await handling()).toBe('致歉');

    await open(first);
    await centre.api(second, 'POST', '/cases', { rows: [{ ...row, handling: '补偿' }] });
    await first.getByLabel('处理结果').fill('再回访');
    await save(first);
    await differences(first);
    await take(first);
    await first.waitForURL('**/cases/C-TWO');
    await first.getByText('补偿').waitFor();
    expect(await handling()).toBe('补偿');
    await first.context().close();
    await second.context().close();
  });

  it('of a person or a team sees what the other did, and what is not touched stays theirs', async () => {
    const page = await centre.page(people.manager, `/people/${people.agent}`);
    await page.getByRole('button', { name: '调组' }).click();
    await page.getByLabel('调入班组').selectOption('IN-B');
    await page.getByLabel('生效日期').fill('2030-01-01');
    expect(await centre.api(page, 'PATCH', `/people/${people.agent}`, { name: '新名字' })).toMatchObject({ status: 200 });
    await save(page);
    const [name, team] = await differences(page);
    expect([name, team?.[0], team?.[2]]).toEqual([['姓名', '新名字', '（您没有改）'], '班组', 'IN-B 2030-01-01 –']);
    await keep(page);
    await page.getByText('2030-01-01 – 至今').waitFor();
    await page.getByRole('heading', { level: 1, name: `${people.agent} 新名字` }).waitFor();

    await page.goto(`${centre.address}/teams/IN-B`);
    await page.getByRole('button', { name: '改名' }).click();
    await page.getByLabel('班组名称').fill('我的班组');
    expect(await centre.api(page, 'PATCH', '/teams/IN-B', { team_name: '他的班组' })).toMatchObject({ status: 200 });
    await save(page);
    expect(await differences(page)).toEqual([['班组名称', '他的班组', '我的班组']]);
    await take(page);
    await page.getByRole('heading', { level: 1, name: '他的班组（IN-B）' }).waitFor();
    await page.context().close();
  });

  it('corrects an evaluation that was corrected meanwhile only when they say so', async () => {
    const trainer = await centre.page(people.trainer);
    const manager = await centre.page(people.manager);
    const { items } = (await centre.api(trainer, 'GET', '/evaluations?page_size=1&total=none')).body as {
      items: { evaluation_no: string }[];
    };
    const at = `/evaluations/${encodeURIComponent(items[0]!.evaluation_no)}`;
    const detail = async () =>
      (await centre.api(manager, 'GET', at)).body as {
        revision: number;
        comment: string;
        critical_named: string[];
        criteria: { code: string; state: string; points: number | null }[];
      };
    await trainer.goto(`${centre.address}/desk/${encodeURIComponent(items[0]!.evaluation_no)}`);
    await trainer.getByText('正在更正已发布的评分').waitFor();
    await trainer.getByLabel('总评语').fill('我的评语');
    const { criteria, critical_named, revision } = await detail();
    const answers = Object.fromEntries(
      criteria.map(({ code, state, points }) => [code, state === 'na' ? { not_applicable: true } : points === null ? {} : { points }]),
    );
    const theirs = { answers, critical_named, comment: '他的评语', reason: '复核', restate_reason: '复核' };
    expect(await centre.api(manager, 'POST', `${at}/revisions`, theirs)).toMatchObject({ status: 201 });
    const because = async (title: string) => {
      const dialog = trainer.getByRole('dialog', { name: title });
      await dialog.getByRole('textbox').fill('复听');
      await dialog.getByRole('button', { name: '确定' }).click();
    };
    await trainer.getByRole('button', { name: '保存更正' }).click();
    await because('保存更正');
    expect(await differences(trainer)).toContainEqual(['总评语', '他的评语', '我的评语']);
    await keep(trainer);
    // The month stands: that they restate it is asked for next, and nothing else again.
    await because('更正已定月份的原因');
    await trainer.waitForURL(/\/evaluations\//);
    expect(await detail()).toMatchObject({ revision: revision + 2, comment: '我的评语' });
    await trainer.context().close();
    await manager.context().close();
  });

  it('of an account’s roles sees both, and approves a scheme only as it stands', async () => {
    const admin = await centre.page(people.admin, `/accounts/${people.trainer}`);
    await admin.getByRole('button', { name: '添加角色' }).click();
    await admin.getByLabel('角色').last().selectOption('agent');
    const held = { role: 'qa_trainer', from: '2026-01-01' };
    const manages = { role: 'manager', from: '2026-01-01' };
    expect(await centre.api(admin, 'PUT', `/accounts/${people.trainer}/roles`, { roles: [held, manages] })).toMatchObject({ status: 200 });
    await admin.getByRole('button', { name: '保存角色' }).click();
    const [roles] = await differences(admin);
    expect([roles?.[0], roles?.[1]?.includes('经理'), roles?.[2]?.includes('客服')]).toEqual(['角色', true, true]);
    await take(admin);
    await admin.getByLabel('角色').nth(1).waitFor();
    await admin.context().close();

    const trainer = await centre.page(people.trainer);
    const at = '/schemes/AGENT-STD/versions';
    const { definition } = (await centre.api(trainer, 'GET', `${at}/1`)).body as SchemeVersionJson;
    const made = (await centre.api(trainer, 'POST', at, { definition })).body as SchemeVersionJson;
    const manager = await centre.page(people.manager, `/schemes/AGENT-STD/${made.number}`);
    await manager.getByLabel('从哪个月起').fill('2030-01');
    await centre.api(trainer, 'PUT', `${at}/${made.number}`, { definition: { ...definition, pass_mark: 70 } });
    await manager.getByRole('button', { name: '批准', exact: true }).click();
    expect(await differences(manager)).toEqual([['合格分', '70', '85']]);
    await choice(manager).getByRole('button', { name: '看现在的内容' }).click();
    await choice(manager).waitFor({ state: 'detached' });
    await manager.getByLabel('从哪个月起').fill('2030-01');
    await manager.getByRole('button', { name: '批准', exact: true }).click();
    await manager.getByText('已批准的版本不能修改').waitFor();
    await trainer.context().close();
    await manager.context().close();
  });
});
