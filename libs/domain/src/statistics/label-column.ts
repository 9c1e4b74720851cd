import { normaliseHeader } from '@platform/spreadsheet/read/locate-header.js';
import { numberOf } from './number-text.js';
import type { StatisticsTable } from './read-table.js';

/** Headers of columns that name rows and are no data, as `normaliseHeader` gives them. */
const LABELS = new Set(
  [
    'unit units unit_id subject subjects subject_id id no no. nr # number index name case case_id item key call call_id agent',
    'person person_id student student_id employee_no evaluation_no recording_id',
    'batch sample subgroup group date day week month period time year',
    '编号 序号 号 单元 对象 姓名 工号 学号 考号 准考证号 质检编号 录音编号 录音流水号 通话编号 通话 案例',
    '样本 样本号 批次 批号 组 日期 周 月 月份 期间 时间 年',
  ]
    .flatMap((words) => words.split(' '))
    .map(normaliseHeader),
);

/** Whether a header says that its column names rows. */
export function isLabelHeader(header: string): boolean {
  return header === '' || LABELS.has(normaliseHeader(header));
}

/**
 * The column that names the rows, if the first one does: its header is empty; or every cell is filled and none stands twice, and its
 * header says so, or its cells are words that stand nowhere else in the table.
 * @returns 0, or null
 */
export function labelColumn({ headers, rows }: StatisticsTable): 0 | null {
  const [header] = headers;
  if (header === '') return 0;
  if (header === undefined || headers.length < 2) return null;
  const labels = rows.map(({ cells }) => cells[0] ?? null);
  if (labels.includes(null) || new Set(labels).size < labels.length) return null;
  if (isLabelHeader(header)) return 0;
  if (rows.length < 3 || labels.some((label) => label !== null && numberOf(label) !== null)) return null;
  const elsewhere = new Set(rows.flatMap(({ cells }) => cells.slice(1)));
  return labels.some((label) => elsewhere.has(label)) ? null : 0;
}
