import type { RowRemark } from '@platform/intake/row-problem.js';
import { remarkDocument, remarkLines, rowRanges } from './remarks.js';

const remark = (row: number, change: Partial<RowRemark> = {}): RowRemark => ({
  file: 'a.xlsx',
  sheet: '名单',
  row,
  column: '工号',
  columnIndex: 0,
  value: '007',
  message: { key: 'intake.required' },
  ...change,
});

describe('remarks about rows', () => {
  it('name sheet, row, column and value', () => {
    expect(remarkLines([remark(4)], 'en')).toEqual(['名单!4 工号 “007”: must not be empty']);
    expect(remarkLines([remark(4)], 'zh')[0]).toMatch(/^名单!4 工号「007」：/);
  });

  it('that say the same stand once with all their rows', () => {
    expect(remarkLines([remark(4), remark(9, { value: '8' }), remark(5), remark(7)], 'en')).toEqual([
      '名单!4–5, 7 工号 “007”: must not be empty',
      '名单!9 工号 “8”: must not be empty',
    ]);
  });

  it('leave out what there is not', () => {
    expect(remarkLines([remark(4, { sheet: '', column: '', value: '' })], 'en')).toEqual(['4: must not be empty']);
  });

  it('are single in --json, with a stable code', () => {
    expect(remarkDocument(remark(4), 'en')).toEqual({
      sheet: '名单',
      row: 4,
      column: '工号',
      value: '007',
      code: 'intake.required',
      message: 'must not be empty',
    });
  });

  it('row numbers are put in order, neighbours together', () => {
    expect(rowRanges([9, 3, 2, 4, 9, 11])).toBe('2–4, 9, 11');
  });
});
