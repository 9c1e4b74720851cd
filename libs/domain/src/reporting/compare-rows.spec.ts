import fc from 'fast-check';
import { RowComparison, type FigureRow } from './compare-rows.js';

const COLUMNS = ['工号', '姓名', '均分'];

function compare(expected: readonly FigureRow[], found: readonly FigureRow[], columns = COLUMNS) {
  const comparison = new RowComparison(columns);
  for (const row of expected) comparison.expect(row);
  for (const row of found) comparison.find(row);
  return comparison.differences();
}

const ROWS: FigureRow[] = [
  ['001', '王丽', 92.5],
  ['002', '李强', null],
  ['003', '张敏', 88],
];

describe('rows of a workbook held against those of the database', () => {
  it('are the same in whatever order they stand', () => {
    const figure = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.constant(null), fc.date({ noInvalidDate: true }));
    const rows = fc.array(fc.tuple(figure, figure, figure));
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const shuffled = rows.map((row) => ({ row, key: keys.next().value as number })).sort((a, b) => a.key - b.key);
        expect(
          compare(
            rows,
            shuffled.map(({ row }) => row),
          ),
        ).toEqual([]);
      }),
    );
  });

  it('differ by one cell when one cell was changed, also in the first column', () => {
    expect(compare(ROWS, [ROWS[2]!, ['001', '王丽', 93], ROWS[1]!])).toEqual([
      { code: 'figure', row: '001', column: '均分', found: 93, expected: 92.5 },
    ]);
    expect(compare(ROWS, [ROWS[0]!, ROWS[1]!, ['004', '张敏', 88]])).toEqual([
      { code: 'figure', row: '003', column: '工号', found: '004', expected: '003' },
    ]);
  });

  it('differ when nothing became 0 or 0 became nothing', () => {
    expect(compare(ROWS, [ROWS[0]!, ['002', '李强', 0], ROWS[2]!])).toEqual([
      { code: 'figure', row: '002', column: '均分', found: 0, expected: null },
    ]);
    expect(compare([['1', '', 0]], [['1', '', null]])).toHaveLength(1);
  });

  it('name the rows that only one side has; an empty row is none', () => {
    expect(compare(ROWS, [ROWS[0]!, ROWS[1]!, [null, null, null]])).toEqual([{ code: 'row_missing', row: '003' }]);
    expect(compare(ROWS, [...ROWS, ['009', '赵四', 1]])).toEqual([{ code: 'row_extra', row: '009' }]);
  });

  it('count the same row twice when it is there twice', () => {
    expect(compare([ROWS[0]!, ROWS[0]!], [ROWS[0]!])).toEqual([{ code: 'row_missing', row: '001' }]);
  });

  it('bear the 15 digits of another program', () => {
    expect(compare([['1', '', 277 / 298]], [['1', '', Number((277 / 298).toPrecision(15))]])).toEqual([]);
    expect(compare([['1', '', 0.123456789012]], [['1', '', 0.123457]])).toHaveLength(1);
  });

  it('are forgotten as soon as both sides have them', () => {
    const comparison = new RowComparison(COLUMNS);
    for (let at = 0; at < 1000; at += 1) {
      comparison.expect([String(at), 'x', at]);
      comparison.find([String(at), 'x', at]);
      expect(comparison.unmatched).toBeLessThan(2);
    }
  });
});
