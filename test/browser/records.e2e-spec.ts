import type { Page } from 'playwright-core';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';
import { inChinese, monthsLater } from './support/months.js';

/** The words of whoever the page is shown to: nothing went wrong in it but what the server refused. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) faults.push(line.text());
  });
  return faults;
}

describe('records by hand', () => {
  let centre: Centre;

  beforeAll(async () => {
    centre = await Centre.open();
  });
  afterAll(() => centre.close());

  it('takes exam results all or none, and tells a mistake at its field', async () => {
    const page = await centre.page(people.trainer, '/exams/new');
    const faults = faultsOf(page);
    await page.getByRole('button', { name: '全部保存' }).click();
    await page.getByText('请至少添加一个人。').waitFor();
    await comesTo(() => page.getByLabel('考试编号').getAttribute('aria-invalid'), 'true');

    await page.getByLabel('考试编号').fill('EX-1');
    await page.getByLabel('考试名称').fill('技能考试');
    await page.getByLabel('考试日期').fill(`${centre.month}-01`);
    await page.getByLabel('添加整个班组').selectOption('IN-A');
    await page.getByText('不影响已有月份的成绩单。').or(page.getByText('该月尚未发布')).first().waitFor();
    const { body } = await centre.api(page, 'GET', `/people?team=IN-A&employed_on=${centre.month}-01&page_size=200`);
    const sat = (body as { items: { post: string }[] }).items.filter(({ post }) => post === 'agent').length;
    const rows = page.locator('.entry-grid tbody tr');
    await comesTo(() => rows.count(), sat);
    for (let at = 0; at < sat; at += 1) {
      await rows.nth(at).getByRole('textbox').first().fill('80');
      await rows.nth(at).getByRole('textbox').nth(1).fill('90');
    }
    await rows.first().getByText('84.00').waitFor();

    await rows.first().getByRole('textbox').first().fill('180');
    await page.getByRole('button', { name: '全部保存' }).click();
    await rows.first().getByText('应在 0 到 100 之间').waitFor();
    expect((await centre.api(page, 'GET', '/exam-results?exam=EX-1')).body).toMatchObject({ items: [] });

    await rows.first().getByRole('textbox').first().fill('50');
    await page.getByRole('button', { name: '全部保存' }).click();
    await page.waitForURL('**/exams?exam=EX-1');
    await page.getByText(`共 ${sat} 条`).waitFor();
    await page.getByText('66.00').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('counts a complaint when it is confirmed, and says for how much', async () => {
    const page = await centre.page(people.trainer, '/cases/new');
    const faults = faultsOf(page);
    await page.getByLabel('编号', { exact: true }).fill('C-001');
    await page.getByLabel('受理时间').fill(`${centre.month}-01T00:20`);
    await page.getByLabel('涉及人员').fill('00122');
    await page.getByText(/^00122 /).click();
    await page.getByLabel('内容').fill('客户反映等待时间过长');
    await page.getByText('尚未确认，不计入成绩单。').waitFor();
    await page.getByLabel('核实结论').selectOption('substantiated');
    await page.getByLabel('责任').selectOption('at_fault');
    await page.getByLabel('确认时间').fill(`${centre.month}-01T00:10`);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('确认时间早于受理时间，请核对。').waitFor();
    await page.getByLabel('确认时间').fill(`${centre.month}-01T00:30`);
    const effect = page.getByText(`计入 ${inChinese(centre.month)}：扣 5 分。`);
    await effect.waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL('**/cases/C-001');
    await effect.waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('moves somebody to another team from a day on, and says which months that touches', async () => {
    const page = await centre.page(people.manager, `/people/${people.agent}`);
    const faults = faultsOf(page);
    const day = `${monthsLater(centre.month, 1)}-01`;
    await page.getByRole('button', { name: '调组' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写。').first().waitFor();
    await dialog.getByLabel('调入班组').selectOption('IN-B');
    await dialog.getByLabel('生效日期').fill(`${centre.lastMonth}-10`);
    await dialog.getByText(`${inChinese(centre.lastMonth)}已经发布`).waitFor();
    await dialog.getByLabel('更正原因').waitFor();
    await dialog.getByLabel('生效日期').fill(day);
    await dialog.getByText('不影响已有月份的成绩单。').waitFor();
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText(`${day} – 至今`).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('opens an account whose first sign-in changes the password shown once', async () => {
    const page = await centre.page(people.admin, '/accounts');
    const faults = faultsOf(page);
    await page.getByRole('button', { name: '新开账号' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('工号').fill(people.trainer);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('工号').fill('n0001');
    await dialog.getByLabel('姓名').fill('新同事');
    await dialog.getByLabel('角色').selectOption('qa_trainer');
    await dialog.getByRole('button', { name: '保存' }).click();
    const secret = (await page.locator('.secret').textContent()) ?? '';
    expect(secret.length).toBeGreaterThan(9);
    await dialog.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('link', { name: 'n0001' }).waitFor();

    const first = await centre.stranger();
    await first.goto(centre.address);
    await first.getByLabel('工号').fill('n0001');
    await first.getByLabel('密码').fill(secret);
    await first.getByRole('button', { name: '登录', exact: true }).click();
    await first.getByLabel('现在的密码').fill(secret);
    await first.getByLabel('新密码', { exact: true }).fill('four calm horses run');
    await first.getByLabel('再输一次新密码').fill('four calm horses run');
    await first.getByRole('button', { name: '保存新密码' }).click();
    await first.getByRole('heading', { level: 1, name: /新同事/ }).waitFor();
    await first.context().close();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('keeps the history of a setting, and shows what differs when somebody else was quicker', async () => {
    const page = await centre.page(people.admin, '/settings');
    const faults = faultsOf(page);
    const change = page.getByRole('button', { name: '修改 公示天数' });
    await change.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('公示天数').fill('九十');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('公示天数应是 0 到 60 的整数').waitFor();
    await dialog.getByLabel('公示天数').fill('4');
    expect(await centre.api(page, 'PUT', '/settings/notice_days', { value: 7 })).toMatchObject({ status: 200 });
    await dialog.getByRole('button', { name: '保存' }).click();
    const clash = page.getByRole('dialog', { name: '您打开之后，这份内容已被别人改过' });
    await clash.getByRole('row', { name: '公示天数 7 个工作日 4 个工作日', exact: true }).waitFor();
    await page.getByRole('button', { name: '用我填写的覆盖' }).click();
    await clash.waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ has: change }).getByText('4 个工作日').waitFor();
    await page.getByRole('button', { name: '历史 公示天数' }).click();
    await dialog.getByRole('row').nth(2).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('takes a scheme from a draft over its what-if to the approval of somebody else', async () => {
    const page = await centre.page(people.trainer, '/schemes');
    const faults = faultsOf(page);
    await page.getByRole('button', { name: '起草新版本 AGENT-STD' }).click();
    await page.waitForURL('**/schemes/AGENT-STD/2');
    await page.getByLabel('质检均分 权重（%）').fill('20');
    await page.getByText('合计 70%，应为 100%').waitFor();
    await page.getByLabel('考试成绩 权重（%）').fill('50');
    await page.locator('section', { hasText: '组成与权重' }).getByText('合计 100%').waitFor();
    await page.getByRole('button', { name: '保存草案' }).click();
    await page.getByText('已保存').waitFor();
    await page.getByRole('button', { name: '开始试算' }).click();
    await page.getByText(/张成绩单中，\d+ 人的等级会变/).waitFor();
    await page.getByRole('img', { name: '各等级人数，原来与试算' }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();

    const manager = await centre.page(people.manager, '/schemes/AGENT-STD/2');
    await manager.getByLabel('从哪个月起').fill(centre.lastMonth);
    await manager.getByRole('button', { name: '批准', exact: true }).click();
    await manager.getByRole('alert').waitFor();
    await manager.getByLabel('从哪个月起').fill(centre.month);
    await manager.getByRole('button', { name: '批准', exact: true }).click();
    await manager.getByText('已批准的版本不能修改').waitFor();
    await manager.context().close();
  });
});
