import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { importColumns } from '@contracts/import-columns.js';
import type { ImportMap } from '@contracts/imports.js';
import type { RawRow } from '../spreadsheet/read/sheet-events.js';
import { RowParser } from './parse-row.js';
import { looseTableOf, readHeads, readTable } from './read-table.js';
import type { TablePlan, TableSpec } from './table-spec.js';

const exams: TableSpec = { columns: importColumns['exam-results'], substitutes: { employee_no: 'name' } };
const HEADER = ['考试编号', '考试日期', '工号', '理论', '实操', '状态'];
const ROW = ['EX10', '2026-10-20', '0001', 80, 90, '正常'];

describe('finding the table of a file', () => {
  let folder: string;
  let workbook: ExcelJS.Workbook;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-table-'));
    workbook = new ExcelJS.Workbook();
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  const read = async (spec: TableSpec = exams): Promise<{ plan: TablePlan; rows: RawRow[] }> => {
    const path = join(folder, '成绩.xlsx');
    await workbook.xlsx.writeFile(path);
    let plan: TablePlan | null = null;
    const rows: RawRow[] = [];
    for await (const event of readTable(path, spec)) {
      if (event.type === 'plan') plan = event.plan;
      else rows.push(...event.rows);
    }
    return { plan: plan!, rows };
  };
  const names = (plan: TablePlan) => plan.columns.map(({ column }) => column.name);

  it('hidden sheets and sheets without the columns are passed over', async () => {
    workbook.addWorksheet('透视', { state: 'hidden' }).addRows([HEADER, ROW]);
    workbook.addWorksheet('说明').addRows([['本表由质检组填写'], ['请勿改动表头']]);
    workbook.addWorksheet('成绩').addRows([HEADER, ROW, ROW]);
    const { plan, rows } = await read();
    expect(plan.sheet).toBe('成绩');
    expect(rows.map((row) => row.row)).toEqual([2, 3]);
  });

  it('titles and remarks above the header are passed over', async () => {
    workbook.addWorksheet('成绩').addRows([['客服中心 2026年10月 考试成绩'], [], ['制表：质检组'], HEADER, ROW]);
    const { plan, rows } = await read();
    expect([plan.headerRow, rows.map((row) => row.row)]).toEqual([4, [5]]);
  });

  it('a merged header of two rows is read as one', async () => {
    const sheet = workbook.addWorksheet('成绩');
    sheet.addRows([['考试编号', '考试日期', '工号', '成绩', '', '状态'], ['', '', '', '理论', '实操', ''], ROW]);
    sheet.mergeCells('D1:E1');
    for (const column of ['A', 'B', 'C', 'F']) sheet.mergeCells(`${column}1:${column}2`);
    const { plan, rows } = await read();
    expect(names(plan)).toEqual(['exam_code', 'held_on', 'employee_no', 'theory', 'practical', 'status']);
    expect(rows.map((row) => row.row)).toEqual([3]);
  });

  it('columns may stand in any order and language, unknown ones are listed', async () => {
    workbook.addWorksheet('x').addRows([
      ['Status *', '等第', 'employee_no', 'exam_code', 'held_on'],
      ['normal', '优', '0001', 'EX10', '2026-10-20'],
    ]);
    const { plan } = await read();
    expect(names(plan)).toEqual(['status', 'employee_no', 'exam_code', 'held_on']);
    expect(plan.ignored).toEqual(['等第']);
  });

  it('a missing column is named with its sheet and row', async () => {
    workbook.addWorksheet('成绩').addRows([['标题'], HEADER.slice(0, 5), ROW]);
    await expect(read()).rejects.toMatchObject({
      code: 'intake.columns_missing',
      params: { sheet: '成绩', row: 2, columns: '状态 status' },
    });
  });

  it('a file without any header says which columns it needs', async () => {
    workbook.addWorksheet('x').addRows([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    await expect(read()).rejects.toMatchObject({ code: 'intake.header_not_found' });
  });

  it('two headers for the same column are refused', async () => {
    workbook.addWorksheet('x').addRows([
      [...HEADER, '员工工号'],
      [...ROW, '0002'],
    ]);
    await expect(read()).rejects.toMatchObject({ code: 'intake.column_repeated', params: { one: '工号', other: '员工工号' } });
  });

  it('a saved map gives headers their meaning and fills columns that the file lacks', async () => {
    workbook.addWorksheet('x').addRows([
      ['考号', '账号', '笔试'],
      ['2026-10-20', '0001', 80],
    ]);
    const map: ImportMap = {
      headers: { 账号: 'employee_no', 笔试: 'theory', 考号: 'held_on' },
      constants: { exam_code: 'EX10', status: '正常' },
    };
    const spec = { ...exams, map };
    const { plan, rows } = await read(spec);
    const parser = new RowParser(plan, spec.columns, { timeZone: 'Asia/Shanghai', nearDay: '2026-10-15', constants: map.constants });
    expect(parser.parse(rows[0]!).row.values).toMatchObject({
      exam_code: 'EX10',
      status: 'normal',
      employee_no: '0001',
      theory: 8000,
      held_on: '2026-10-20',
    });
  });

  it('a total below the table is told from data', async () => {
    workbook.addWorksheet('x').addRows([HEADER, ROW, ['合计', '', '', 80, 90, '']]);
    const { plan, rows } = await read();
    const parser = new RowParser(plan, exams.columns, { timeZone: 'Asia/Shanghai', nearDay: '2026-10-15', constants: {} });
    expect(rows.map((row) => parser.isSummary(row))).toEqual([false, true]);
  });

  it('a date without a year takes the year that brings it closest to the open month', async () => {
    workbook
      .addWorksheet('x')
      .addRows([HEADER, [...ROW.slice(0, 1), '12月28日', ...ROW.slice(2)], [...ROW.slice(0, 1), '1月5日', ...ROW.slice(2)]]);
    const { plan, rows } = await read();
    const near = (nearDay: string) => {
      const parser = new RowParser(plan, exams.columns, { timeZone: 'Asia/Shanghai', nearDay, constants: {} });
      return rows.map((row) => parser.parse(row).row.values['held_on']);
    };
    expect(near('2026-12-16')).toEqual(['2026-12-28', '2027-01-05']);
    expect(near('2027-01-16')).toEqual(['2026-12-28', '2027-01-05']);
    expect(near('2026-10-16')).toEqual(['2026-12-28', '2027-01-05']);
    expect(near('2026-03-16')).toEqual(['2025-12-28', '2026-01-05']);
  });

  it('every problem of a row is told, not the first', async () => {
    workbook.addWorksheet('x').addRows([HEADER, ['EX10', '05/10/2026', '0001', '八十', 90, '在考']]);
    const { plan, rows } = await read();
    const parser = new RowParser(plan, exams.columns, { timeZone: 'Asia/Shanghai', nearDay: '2026-10-15', constants: {} });
    expect(parser.parse(rows[0]!).problems.map((problem) => problem.column)).toEqual(['held_on', 'theory', 'status']);
  });

  it('a layout of its own still shows its headers', async () => {
    workbook.addWorksheet('x').addRows([['十月汇总'], ['序号', '账号', '笔试成绩'], [1, '0001', 80]]);
    const path = join(folder, 'own.xlsx');
    await workbook.xlsx.writeFile(path);
    expect(looseTableOf(path, await readHeads(path), exams, () => null)).toMatchObject({
      headerRow: 2,
      headers: ['序号', '账号', '笔试成绩'],
    });
  });

  it('csv is read like a sheet', async () => {
    const path = join(folder, '成绩.csv');
    await writeFile(path, `${HEADER.join(',')}\n${ROW.join(',')}\n`);
    const events = [];
    for await (const event of readTable(path, exams)) events.push(event);
    expect(events[0]).toMatchObject({ type: 'plan', plan: { headerRow: 1 } });
  });
});
