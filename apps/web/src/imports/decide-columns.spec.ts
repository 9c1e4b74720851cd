import { decide, decidedColumns, needsDecisions, proposedDecisions, stillMissing, type RecognisedTable } from './decide-columns.js';

const column = (name: string, required: boolean) => ({ name, zh: name, required, note: { zh: '', en: '' } });
const table: RecognisedTable = {
  kind: 'metrics',
  sheet: '十月',
  header_row: 3,
  headers: [
    { header: '月份', column: 'date', by: 'name', samples: ['2026-10'] },
    { header: '账号', column: 'employee_no', by: 'content', samples: ['0001'] },
    { header: '全勤', column: null, by: null, samples: ['是'] },
  ],
  missing: ['employee_no'],
  columns: [column('date', true), column('employee_no', true), column('name', false)],
  dynamic: ['calls_answered'],
  map: null,
};

describe('what the columns of one’s own layout mean', () => {
  it('begins with what is proposed, and nobody need look when a saved map knows the layout', () => {
    expect(proposedDecisions(table)).toEqual({ 月份: 'date', 账号: 'employee_no' });
    expect(needsDecisions(table)).toBe(true);
    expect(needsDecisions({ ...table, map: '月报' })).toBe(false);
  });

  it('is decided by a click, and a column belongs to one header only', () => {
    const moved = decide(proposedDecisions(table), '全勤', 'employee_no');
    expect(moved).toEqual({ 月份: 'date', 全勤: 'employee_no' });
    expect(decide(moved, '全勤', null)).toEqual({ 月份: 'date' });
  });

  it('tells what is still missing; a fixed value covers a column, and a name stands in for a number', () => {
    expect(stillMissing(table, { 月份: 'date' }, {})).toEqual(['employee_no']);
    expect(stillMissing(table, { 账号: 'name' }, { date: '2026-10' })).toEqual([]);
  });

  it('is sent whole, so that what was left out stays out', () => {
    expect(decidedColumns(table, { 月份: 'date' })).toEqual({ 月份: 'date', 账号: '-', 全勤: '-' });
  });
});
