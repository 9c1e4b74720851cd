import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';
import { inChinese } from './support/months.js';

const HEADER = '考试编号,考试名称,考试日期,工号,理论,实操,状态\n';
const csv = (name: string, rows: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(HEADER + rows) });

describe('files brought in on the page', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await Centre.open();
  });
  afterAll(() => centre?.close());

  const own = (name: string, answered: number) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `客服一部月报,,,\n统计月份,坐席账号,当月接起,外呼总数\n${inChinese(centre.month)},${people.agent},${answered},42\n`,
    ),
  });
  const drop = (page: Page, ...files: Parameters<Page['setInputFiles']>[1][]) =>
    page.setInputFiles('input[type=file]', files.flat() as Parameters<Page['setInputFiles']>[1]);

  it('show each mistake at its cell, come in when mended, and are taken back', async () => {
    const page = await centre.page(people.manager, '/imports');
    await drop(page, csv('技能考试.csv', `EX-N,技能考试,${centre.month}-01,${people.agent},八十,90,正常\n`));
    const bad = page.locator('td.mark-problem');
    await comesTo(() => bad.allTextContents(), [expect.stringMatching(/^八十.*数字/)]);
    expect(await page.getByRole('button', { name: /^导入 \d+ 行$/ }).count()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('下载错误清单').click()]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);

    await drop(page, csv('技能考试.csv', `EX-N,技能考试,${centre.month}-01,${people.agent},80,90,正常\n`));
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText(/导入完成，批次 \d+/).waitFor();

    await page.getByRole('link', { name: '导入批次', exact: true }).click();
    await page.waitForURL('**/imports?tab=batches');
    await page
      .getByRole('button', { name: /^撤回 \d+$/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await page.getByText(/批次 \d+ 已撤回/).waitFor();
    const answer = await centre.api(page, 'GET', '/import-batches?page_size=1');
    expect(answer.body).toMatchObject({ items: [{ file_name: '技能考试.csv', state: 'reverted' }] });
  });

  it('wait on the server for whoever leaves the page', async () => {
    const page = await centre.page(people.manager, '/imports');
    await drop(page, csv('先放着.csv', `EX-M,补考,${centre.month}-01,${people.agent},80,,正常\n`));
    await page.getByRole('button', { name: '打开 先放着.csv' }).waitFor();
    const elsewhere = await centre.page(people.manager, '/imports');
    await elsewhere.getByRole('button', { name: '打开 先放着.csv' }).click();
    await elsewhere.getByText('按表头认出：考试成绩').waitFor();
  });

  it('in a layout of one’s own are matched by clicks once, and known by the saved map the next month', async () => {
    const page = await centre.page(people.manager, '/imports');
    await drop(page, own('这个月.csv', 437));
    const theirs = page.getByRole('region', { name: /文件里的列/ });
    const ours = page.getByRole('region', { name: '公评的列' });
    const answered = theirs.getByRole('button', { name: /^当月接起/ });
    // A guess is undone and made again by hand.
    await page.getByRole('button', { name: '取消“当月接起”的对应' }).click();
    await answered.getByText('不读取').waitFor();
    await answered.click();
    await ours.getByRole('button', { name: /^接听量/ }).click();
    await answered.getByText('接听量').waitFor();
    await page.getByLabel('存为（下个月直接用）').fill('KPI 月报');
    await page.getByRole('button', { name: '保存列对应并检查' }).click();
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText(/导入完成，批次 \d+/).waitFor();

    await drop(page, own('下个月.csv', 438));
    await page.getByRole('button', { name: '导入 1 行' }).waitFor();
    expect(await page.getByRole('region', { name: '公评的列' }).count()).toBe(0);
  });
});
