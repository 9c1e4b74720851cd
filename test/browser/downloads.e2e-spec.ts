import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { Download, Page } from 'playwright-core';
import { readBook, type ReadCell } from '@platform/spreadsheet/write/read-properties.js';
import { Centre, people } from './support/centre.js';

interface Card {
  employee_no: string;
  qa_score: number | null;
  composite: number | null;
  grade: string | null;
}

describe('the shift supervisor’s day', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await Centre.open();
  });
  afterAll(() => centre?.close());

  const saved = async (page: Page, press: () => Promise<unknown>): Promise<Download> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return download;
  };
  const bytesOf = async (download: Download) => readFile(await download.path());
  const myTeams = async (page: Page) => {
    const { body } = await centre.api(page, 'GET', `/report-teams?period=${centre.lastMonth}`);
    return (body as { items: { team_code: string; team_name: string }[] }).items;
  };
  const cardsOf = async (page: Page, team: string) => {
    const { body } = await centre.api(page, 'GET', `/periods/${centre.lastMonth}/scorecards/agents?team=${team}&page_size=200`);
    return (body as { items: Card[] }).items;
  };

  it('has the workbook two clicks from home, with the figures that the page shows', async () => {
    const page = await centre.page(people.supervisor);
    const [team] = await myTeams(page);
    await page.getByRole('link', { name: '报表下载' }).first().click();
    const download = await saved(page, () => page.getByRole('button', { name: '下载班组月报' }).click());
    expect(download.suggestedFilename()).toBe(`team-monthly_${centre.lastMonth}_${team?.team_code}_zh.xlsx`);
    const { sheets } = await readBook(await bytesOf(download));
    const rows = sheets.find(({ name }) => name === '汇总')?.rows ?? [];
    const header = rows.findIndex((row) => row.includes('工号') && row.includes('质检均分'));
    const at = (title: string) => rows[header]!.indexOf(title);
    const figures = (row: readonly ReadCell[]) => [row[at('工号')], row[at('质检均分')], row[at('综合得分')], row[at('等级')]];
    const cards = await cardsOf(page, team!.team_code);
    const written = rows.slice(header + 1).map(figures);
    for (const card of cards)
      expect(written).toContainEqual([card.employee_no, card.qa_score ?? null, card.composite ?? null, card.grade ?? null]);
  });

  it('finds what was downloaded in the history, with who, which run and the checksum, and saves it again', async () => {
    const page = await centre.page(people.supervisor, '/downloads?tab=history');
    const told = new RegExp(`班组月报.*第 1 版.*${people.supervisor}.*完成.*校验值 [0-9a-f]{12}`);
    const row = page.getByRole('row', { name: told }).first();
    await row.waitFor();
    const again = await saved(page, () => row.getByRole('link').first().click());
    expect((await bytesOf(again)).subarray(0, 2).toString()).toBe('PK');
  });

  it('has a workbook of one’s own filled in, and is told what is wrong with one that cannot be', async () => {
    const page = await centre.page(people.supervisor, '/downloads?tab=layouts');
    const [team] = await myTeams(page);
    const own = async (name: string, figure: string) => {
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet('成绩');
      sheet.getCell('A1').value = '{{班组}}';
      sheet.getRow(2).values = ['{{工号}}', figure];
      const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      await page.setInputFiles('input[type=file]', { name, mimeType, buffer: Buffer.from(await book.xlsx.writeBuffer()) });
    };
    await own('我们的表.xlsx', '{{质检均风}}');
    await page.getByText('没有叫“质检均风”的数据').waitFor();
    await own('我们的表.xlsx', '{{质检均分}}');
    const download = await saved(page, () => page.getByRole('button', { name: '下载我们的表' }).click());
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await bytesOf(download)) as unknown as ExcelJS.Buffer);
    const sheet = book.getWorksheet('成绩')!;
    const cards = await cardsOf(page, team!.team_code);
    const written = cards.map((_, at) => [1, 2].map((column) => sheet.getRow(2 + at).getCell(column).value));
    for (const { employee_no: no, qa_score: score } of cards) expect(written).toContainEqual([no, score ?? '—']);
  });

  it('sends a team’s figures round as a picture, with names only when they are chosen, and that is written down', async () => {
    const page = await centre.page(people.supervisor, '/downloads?tab=share');
    const [team] = await myTeams(page);
    await page.goto(`${centre.address}/downloads?tab=share&team=${team!.team_code}`);
    const text = page.getByLabel('要发送的文字');
    await text.waitFor();
    expect(await text.inputValue()).not.toContain('请勿外传');
    await page.getByRole('switch').click();
    await page.getByText('带姓名的文字和图片').waitFor();
    const picture = await saved(page, () => page.getByRole('button', { name: '存成长图' }).click());
    expect((await bytesOf(picture)).subarray(1, 4).toString()).toBe('PNG');
    expect(await text.inputValue()).toContain('请勿外传');
    const manager = await centre.page(people.manager);
    const { body } = await centre.api(manager, 'GET', '/audit-events?action=export.share');
    expect(body).toMatchObject({ items: [{ actor: people.supervisor, detail: { team: team!.team_code, form: 'picture' } }] });
    await manager.goto(`${centre.address}/audit?action=export.share`);
    await manager.getByRole('cell', { name: '发送班组成绩' }).waitFor();
  });

  it('is told by a drop whether a workbook still holds', async () => {
    const page = await centre.page(people.manager, '/downloads');
    const download = await saved(page, () => page.getByRole('button', { name: '下载班长月报' }).click());
    const bytes = await bytesOf(download);
    await page.getByRole('link', { name: '核对', exact: true }).click();
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.setInputFiles('input[type=file]', { name: '班长月报.xlsx', mimeType, buffer: bytes });
    await page.getByText(new RegExp(`^一致：${centre.lastMonth} 班长月报`)).waitFor();
  });
});
