import { markRows, unseenProblems } from './mark-rows.js';

const remark = (row: number, column_index: number | null, sentence: string) => ({
  sheet: '成绩',
  row,
  column: '',
  column_index,
  value: '',
  sentence,
});
const preview = {
  kind: 'exam-results' as const,
  accepted: false,
  rows_read: 3,
  rows_imported: 0,
  rows_unchanged: 0,
  rows_failed: 2,
  problems: [remark(3, 1, '不是分数'), remark(3, null, '这一行重复'), remark(900, 0, '没有这个人')],
  warnings: [remark(2, 0, '已离职')],
  matches: [],
  ignored_columns: [],
  sheet: '成绩',
  header_row: 1,
  headers: ['工号', '理论', '备注'],
  rows: [
    { row: 2, cells: ['0001', '80'] },
    { row: 3, cells: ['0002', '八十'] },
  ],
};

describe('the rows of a preview', () => {
  it('say what is wrong at the cell it is about, and beside the row when it is about all of it', () => {
    const [first, second] = markRows(preview);
    expect(first).toMatchObject({ row: 2, isBad: false, cells: [{ marks: [{ kind: 'warning', sentence: '已离职' }] }, {}, {}] });
    expect(second).toMatchObject({ isBad: true, marks: [{ sentence: '这一行重复' }] });
    expect(second?.cells[1]).toEqual({ text: '八十', marks: [{ kind: 'problem', sentence: '不是分数' }] });
  });

  it('are as wide as the header, however short a row is', () => {
    expect(markRows(preview).map(({ cells }) => cells.length)).toEqual([3, 3]);
  });

  it('do not hide that there are more problems than rows shown', () => {
    expect(unseenProblems(preview)).toBe(1);
  });
});
