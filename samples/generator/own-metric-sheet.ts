import type ExcelJS from 'exceljs';
import type { SampleCentre } from './generate-centre.js';
import { generateMonth } from './generate-month.js';
import { lastDay } from './sample-calendar.js';
import { stintOn } from './sample-people.js';
import { METRIC_HEADERS, type SampleCell } from './sample-table.js';
import { stableBytes, stableWorkbook, styleHeader } from './stable-workbook.js';

/** The centre's own columns: group in the upper header row, name in the lower, and the metric it holds (null: one of its own). */
const COLUMNS: readonly { group: string | null; header: string; metric: string | null }[] = [
  { group: null, header: '序号', metric: null },
  { group: null, header: '统计月份', metric: '月份' },
  { group: null, header: '坐席账号', metric: '工号' },
  { group: null, header: '坐席', metric: null },
  { group: null, header: '所在小组', metric: null },
  { group: '话务', header: '当月接起', metric: '接听量' },
  { group: '话务', header: '外呼总数', metric: '呼出量' },
  { group: '话务', header: 'AHT(秒)', metric: '平均处理时长' },
  { group: '话务', header: '小休合计(秒)', metric: '示忙时长' },
  { group: '服务', header: '客户评价满意率(%)', metric: '满意度' },
  { group: '出勤', header: '该上天数', metric: '应出勤天数' },
  { group: '出勤', header: '上班天数', metric: '出勤天数' },
  { group: '出勤', header: '全勤', metric: null },
];

const HEADER_ROW = 3;

function writeHeader(sheet: ExcelJS.Worksheet, period: string): void {
  const [year, month] = period.split('-').map(Number);
  sheet.mergeCells(1, 1, 1, COLUMNS.length);
  sheet.getCell(1, 1).value = `${year}年${month}月坐席KPI与出勤统计`;
  sheet.getCell(1, 1).font = { bold: true, size: 15 };
  sheet.getCell(1, 1).alignment = { horizontal: 'center' };
  sheet.mergeCells(2, 1, 2, COLUMNS.length);
  sheet.getCell(2, 1).value = '数据来源：话务平台、考勤机；统计人：现场管理';
  COLUMNS.forEach(({ group, header }, index) => {
    const column = index + 1;
    if (group === null) sheet.mergeCells(HEADER_ROW, column, HEADER_ROW + 1, column);
    sheet.getCell(group === null ? HEADER_ROW : HEADER_ROW + 1, column).value = header;
    styleHeader(sheet.getCell(HEADER_ROW, column));
    styleHeader(sheet.getCell(HEADER_ROW + 1, column));
    sheet.getColumn(column).width = Math.max(9, header.length * 2 + 3);
  });
  for (const group of ['话务', '服务', '出勤']) {
    const first = COLUMNS.findIndex((column) => column.group === group) + 1;
    const last = COLUMNS.findLastIndex((column) => column.group === group) + 1;
    if (last > first) sheet.mergeCells(HEADER_ROW, first, HEADER_ROW, last);
    sheet.getCell(HEADER_ROW, first).value = group;
  }
}

function typedValue(metric: string, value: SampleCell, period: string): SampleCell {
  const [year, month] = period.split('-').map(Number);
  return metric === '月份' ? `${year}年${month}月` : value;
}

/** A centre's own monthly figures and attendance: the very values of the sample month under the centre's own column names. */
export async function ownMetricSheet(centre: SampleCentre, period: string): Promise<Uint8Array> {
  const people = new Map(centre.people.map((person) => [person.employeeNo, person]));
  const { rows } = generateMonth(centre, period).metrics;
  const workbook = stableWorkbook();
  const sheet = workbook.addWorksheet('KPI', { views: [{ state: 'frozen', xSplit: 4, ySplit: HEADER_ROW + 1 }] });
  writeHeader(sheet, period);
  rows.forEach((row, rowIndex) => {
    const valueOf = (metric: string): SampleCell => row[METRIC_HEADERS.indexOf(metric)] ?? null;
    const person = people.get(String(valueOf('工号')));
    const team = centre.teams[person === undefined ? -1 : (stintOn(person, person.leftOn ?? lastDay(period))?.teamIndex ?? -1)];
    const isFull = valueOf('出勤天数') === valueOf('应出勤天数');
    const own: Record<string, SampleCell> = {
      序号: rowIndex + 1,
      坐席: person?.name ?? null,
      所在小组: team?.name ?? null,
      全勤: isFull ? '√' : '×',
    };
    COLUMNS.forEach(({ header, metric }, index) => {
      const cell = sheet.getCell(HEADER_ROW + 2 + rowIndex, index + 1);
      cell.value = metric === null ? (own[header] ?? null) : typedValue(metric, valueOf(metric), period);
      if (metric === '工号') cell.numFmt = '@';
    });
  });
  return stableBytes(workbook);
}
