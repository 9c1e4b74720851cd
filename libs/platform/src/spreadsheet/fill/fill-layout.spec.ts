import ExcelJS from 'exceljs';
import { schemasAtHand, validateAgainstXsd } from '../testing/validate-against-xsd.js';
import { workbookParts } from '../testing/check-workbook-package.js';
import { ScratchFiles } from '../read/testing/scratch-files.js';
import { fillLayout, surveyLayout } from './fill-layout.js';
import { readLayout } from './layout-file.js';
import type { Figure } from './placeholder.js';

const files = new ScratchFiles();
afterAll(() => files.remove());

const figure = (value: string | number): Figure => ({ value, text: typeof value === 'number' ? value.toFixed(2) : value });
const people: Record<string, string | number>[] = [
  { 工号: '00122', 姓名: '=张三', 质检均分: 91.25 },
  { 工号: '00123', 姓名: '李四', 质检均分: 84 },
  { 工号: '00124', 姓名: '王五', 质检均分: '—' },
];
const team: Record<string, string | number> = { 班组: '一组 & 二组', 周期: '2026-10', 质检均分: 87.63 };
const figures = (count = people.length) => ({
  repeats: (name: string) => name === '工号' || name === '姓名',
  group: (name: string) => (team[name] === undefined ? null : figure(team[name])),
  items: people.slice(0, count).map((person) => (name: string) => {
    const value = person[name] ?? team[name];
    return value === undefined ? null : figure(value);
  }),
});

/** A house's own sheet: a title across columns, one row a person, totals and a signature below. */
function ownWorkbook(): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('成绩', { pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1 } });
  sheet.columns = [{ width: 12 }, { width: 20 }, { width: 9 }, { width: 9 }];
  sheet.mergeCells('A1:D1');
  sheet.getCell('A1').value = '{{班组}} {{周期}} 成绩（均分 {{质检均分}}）';
  sheet.getCell('A1').font = { bold: true, size: 16 };
  sheet.getRow(2).values = ['工号', '姓名', '质检', '差'];
  sheet.getRow(3).values = ['{{工号}}', '{{姓名}}', '{{质检均分}}'];
  sheet.getCell('C3').numFmt = '0.0';
  sheet.getCell('C3').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } };
  sheet.getCell('D3').value = { formula: 'C3-$C$4', result: 0 };
  sheet.getRow(3).height = 24;
  sheet.getRow(4).values = ['平均', null, { formula: 'AVERAGE(C3:C3)', result: 0 }];
  sheet.mergeCells('A5:D6');
  sheet.getCell('A5').value = '签字：';
  sheet.addConditionalFormatting({
    ref: 'C3:C3',
    rules: [{ type: 'cellIs', operator: 'lessThan', formulae: ['$C$4'], priority: 1, style: { font: { bold: true } } }],
  });
  sheet.pageSetup.printArea = 'A1:D6';
  sheet.pageSetup.printTitlesRow = '1:2';
  const cover = workbook.addWorksheet('封面');
  cover.getCell('A1').value = { formula: "AVERAGE('成绩'!C3:C3)", result: 0 };
  cover.getCell('A2').value = { formula: '成绩!C4', result: 0 };
  return workbook;
}

async function filled(
  workbook: ExcelJS.Workbook,
  count?: number,
): Promise<{ bytes: Uint8Array; sheet: ExcelJS.Worksheet; cover: ExcelJS.Worksheet }> {
  const path = files.write('own.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()));
  const bytes = fillLayout(await readLayout(path), figures(count));
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return { bytes, sheet: read.getWorksheet('成绩')!, cover: read.getWorksheet('封面')! };
}

describe('a workbook of one’s own', () => {
  it('has its row repeated for each person, numbers as numbers and texts as texts whatever they begin with', async () => {
    const { sheet } = await filled(ownWorkbook());
    expect([3, 4, 5].map((row) => [1, 2, 3].map((column) => sheet.getRow(row).getCell(column).value))).toEqual([
      ['00122', '=张三', 91.25],
      ['00123', '李四', 84],
      ['00124', '王五', '—'],
    ]);
    expect(sheet.getCell('A1').value).toBe('一组 & 二组 2026-10 成绩（均分 87.63）');
  });

  it('keeps widths, heights, styles, merges and print set-up, moved where the row was repeated', async () => {
    const { sheet } = await filled(ownWorkbook());
    expect(sheet.getColumn(2).width).toBe(20);
    expect([3, 4, 5].map((row) => sheet.getRow(row).height)).toEqual([24, 24, 24]);
    expect(sheet.getCell('C5')).toMatchObject({ numFmt: '0.0', fill: { fgColor: { argb: 'FFFFF2CC' } } });
    expect(sheet.getCell('A1').font).toMatchObject({ bold: true, size: 16 });
    expect((sheet.model as unknown as { merges: string[] }).merges.toSorted()).toEqual(['A1:D1', 'A7:D8']);
    expect(sheet.getCell('A7').value).toBe('签字：');
    expect(sheet.pageSetup).toMatchObject({ printArea: 'A1:D8', printTitlesRow: '1:2', orientation: 'landscape', fitToWidth: 1 });
  });

  it('has formulas that reach over all people, in the sheet and from others', async () => {
    const { sheet, cover } = await filled(ownWorkbook());
    expect(sheet.getCell('C6').formula).toBe('AVERAGE(C3:C5)');
    expect([3, 4, 5].map((row) => sheet.getCell(`D${row}`).formula)).toEqual(['C3-$C$6', 'C4-$C$6', 'C5-$C$6']);
    expect(cover.getCell('A1').formula).toBe("AVERAGE('成绩'!C3:C5)");
    expect(cover.getCell('A2').formula).toBe('成绩!C6');
  });

  it('has conditional formats over all people', async () => {
    const { bytes } = await filled(ownWorkbook());
    const xml = workbookParts(bytes).get('xl/worksheets/sheet1.xml')!;
    expect(xml).toContain('<conditionalFormatting sqref="C3:C5">');
    expect(xml).toContain('<formula>$C$6</formula>');
  });

  it('with one person is as long as it was', async () => {
    const { sheet } = await filled(ownWorkbook(), 1);
    expect(sheet.getCell('A4').value).toBe('平均');
    expect(sheet.pageSetup.printArea).toBe('A1:D6');
  });

  it('makes the same bytes of the same figures', async () => {
    const workbook = ownWorkbook();
    const path = files.write('same.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()));
    const [one, other] = [await readLayout(path), await readLayout(path)];
    expect(Buffer.compare(fillLayout(one, figures()), fillLayout(other, figures()))).toBe(0);
  });

  it('tells its placeholders, and what cannot be repeated', async () => {
    const workbook = ownWorkbook();
    const sheet = workbook.getWorksheet('成绩')!;
    sheet.getCell('A9').value = '{{工号}}';
    sheet.mergeCells('D3:D4');
    const path = files.write('survey.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()));
    const [survey] = surveyLayout(await readLayout(path), figures().repeats);
    expect(survey).toMatchObject({ sheet: '成绩', row: 3, moreRows: [9], merge: 'D3:D4' });
    expect(survey?.cells).toContainEqual({ sheet: '成绩', address: 'C3', names: ['质检均分'], repeated: true });
  });

  (schemasAtHand() ? it : it.skip)('is what the published schemas ask of a workbook, no less than it was before', async () => {
    const workbook = ownWorkbook();
    const before = validateAgainstXsd(new Uint8Array(await workbook.xlsx.writeBuffer()));
    const { bytes } = await filled(workbook);
    expect(validateAgainstXsd(bytes).filter((fault) => !before.includes(fault))).toEqual([]);
  });
});
