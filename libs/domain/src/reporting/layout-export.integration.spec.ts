import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { ReportCatalogue } from '@platform/report/report-catalogue.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import type { ExportRequest } from './export.service.js';
import { LayoutExportService } from './layout-export.service.js';
import type { ExportedFile } from './report-writer.js';
import { LayoutBrokenError } from './reporting.errors.js';
import { openReportHouse, type ReportHouse } from './testing/report-house.js';

const CHINESE = { title: '{{班组}} {{周期}}', row: ['{{工号}}', '{{姓名}}', '{{质检均分}}'], team: '{{班组.质检均分}}' };
const ENGLISH = { title: '{{team_name}} {{period}}', row: ['{{employee_no}}', '{{name}}', '{{qa_score}}'], team: '{{team.qa_score}}' };

let database: TestDatabase;
let house: ReportHouse;

beforeAll(async () => {
  database = await createTestDatabase();
  house = await openReportHouse(database.dataSource, new ReportCatalogue([]));
});
afterAll(async () => {
  await house?.close();
  await database.drop();
});

/** A leader's own sheet: a title across columns, one row for an agent, an average and a signature below. */
async function ownLayout({ title, row, team }: typeof CHINESE): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('月报');
  sheet.columns = [{ width: 11 }, { width: 23 }, { width: 8 }];
  sheet.mergeCells('A1:C1');
  sheet.getCell('A1').value = title;
  sheet.getRow(2).values = ['No', 'Name', 'QA'];
  sheet.getRow(3).values = row;
  sheet.getRow(4).values = ['', team, { formula: 'AVERAGE(C3:C3)', result: 0 }];
  sheet.mergeCells('A5:C6');
  sheet.getCell('A5').value = 'signed:';
  const path = join(await mkdtemp(join(house.folder, 'own-')), 'MY.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

async function fill(path: string, more: Partial<ExportRequest>): Promise<{ files: ExportedFile[] }> {
  const directory = await mkdtemp(join(house.folder, 'out-'));
  const request = { ...house.request({ directory, ...more }), signal: new AbortController().signal };
  return house.module.get(LayoutExportService).export(path, request);
}

async function sheetOf(file: ExportedFile): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file.path);
  return book.getWorksheet('月报')!;
}

const rowsOf = (sheet: ExcelJS.Worksheet, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => [1, 2, 3].map((column) => sheet.getRow(from + at).getCell(column).value));

describe('a workbook of one’s own', () => {
  it.each([
    ['zh', CHINESE],
    ['en', ENGLISH],
    ['en', CHINESE],
  ] as const)('is filled with the figures of a team, a row for each agent (%s)', async (language, words) => {
    const { files } = await fill(await ownLayout(words), { teamCode: 'A1', language });
    expect(files.map(({ name }) => name)).toEqual([`MY_2026-10_A1_${language}.xlsx`]);
    const sheet = await sheetOf(files[0]!);
    expect(sheet.getCell('A1').value).toBe('客服A1 2026-10');
    expect(rowsOf(sheet, 3, 5)).toEqual([
      ['0001', 'N0001', 92.5],
      ['0002', 'N0002', 82.4],
      ['0003', 'N0003', '—'],
    ]);
    expect(sheet.getCell('B6').value).toBeCloseTo(87.45, 2);
    expect(sheet.getCell('C6').formula).toBe('AVERAGE(C3:C5)');
  });

  it('keeps its widths, and its merged cells where the rows moved them', async () => {
    const { files } = await fill(await ownLayout(CHINESE), { teamCode: 'A1' });
    const sheet = await sheetOf(files[0]!);
    expect([1, 2, 3].map((column) => sheet.getColumn(column).width)).toEqual([11, 23, 8]);
    expect((sheet.model as unknown as { merges: string[] }).merges.toSorted()).toEqual(['A1:C1', 'A7:C8']);
    expect(sheet.getCell('A7').value).toBe('signed:');
  });

  it('is one file for each team, or one of the whole centre when no team is named', async () => {
    const path = await ownLayout(ENGLISH);
    const each = await fill(path, { all: true, language: 'en' });
    expect(each.files.map(({ name }) => name)).toEqual(['MY_2026-10_A1_en.xlsx', 'MY_2026-10_B%2F2_en.xlsx', 'MY_2026-10_C3_en.xlsx']);
    expect(rowsOf(await sheetOf(each.files[1]!), 3, 3)).toEqual([['0004', 'N0004', 89.5]]);
    const whole = await fill(path, { language: 'en' });
    const sheet = await sheetOf(whole.files[0]!);
    expect(sheet.getCell('A1').value).toBe('The whole centre 2026-10');
    expect(rowsOf(sheet, 3, 7).map(([no]) => no)).toEqual(['0001', '0002', '0003', '0004', '0005']);
  });

  it('is written down with who filled it and what came out', async () => {
    const { files } = await fill(await ownLayout(CHINESE), { teamCode: 'C3', actor: 'cli:tester' });
    const events: unknown[] = await database.dataSource.query(
      `select subject, detail from audit_event where action = 'export.write' and actor = 'cli:tester'`,
    );
    const [{ name, checksum }] = files as [ExportedFile];
    expect(events).toEqual([{ subject: 'period 2026-10', detail: { layout: 'MY', files: [{ name, checksum }] } }]);
  });

  it.each([
    ['zh', '工作表“月报”C3：没有叫“质检均风”的数据。可以用的有：工号、姓名、'],
    ['en', 'Sheet “月报”, C3: there is no figure “质检均风”. Known are: employee_no, name, '],
  ] as const)(
    'with a name that nobody knows is refused in one sentence with its cell, and nothing is written (%s)',
    async (language, words) => {
      const path = await ownLayout({ ...CHINESE, row: ['{{工号}}', '{{姓名}}', '{{质检均风}}'] });
      const directory = await mkdtemp(join(house.folder, 'none-'));
      const refused: unknown = await fill(path, { teamCode: 'A1', language, directory }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(LayoutBrokenError);
      expect((refused as LayoutBrokenError).params).toMatchObject({ file: 'MY.xlsx', reasons: expect.stringContaining(words) });
      expect(await readdir(directory)).toEqual([]);
    },
  );
});
