import { readFile } from 'node:fs/promises';
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
    const { body } = await centre.api(page, 'GET', '/report-teams?period=2026-10');
    return (body as { items: { team_code: string; team_name: string }[] }).items;
  };
  const cardsOf = async (page: Page, team: string) => {
    const { body } = await centre.api(page, 'GET', `/periods/2026-10/scorecards/agents?team=${team}&page_size=200`);
    return (body as { items: Card[] }).items;
  };

  it('has the workbook two clicks from home, with the figures that the page shows', async () => {
    const page = await centre.page(people.supervisor);
    const [team] = await myTeams(page);
    await page.getByRole('link', { name: '报表下载' }).first().click();
    const download = await saved(page, () => page.getByRole('button', { name: '下载班组月报' }).click());
    expect(download.suggestedFilename()).toBe(`team-monthly_2026-10_${team?.team_code}_zh.xlsx`);
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
    const row = page.getByRole('row', { name: /班组月报/ }).first();
    expect(await row.textContent()).toMatch(new RegExp(`第 1 版.*${people.supervisor}.*完成.*校验值 [0-9a-f]{12}`));
    const again = await saved(page, () => row.getByRole('link').first().click());
    expect((await bytesOf(again)).subarray(0, 2).toString()).toBe('PK');
  });

  it('is told by a drop whether a workbook still holds', async () => {
    const page = await centre.page(people.manager, '/downloads');
    const download = await saved(page, () => page.getByRole('button', { name: '下载班长月报' }).click());
    const bytes = await bytesOf(download);
    await page.getByRole('tab', { name: '核对' }).click();
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.setInputFiles('input[type=file]', { name: '班长月报.xlsx', mimeType, buffer: bytes });
    await page.getByText(/^一致：2026-10 班长月报/).waitFor();
  });
});
