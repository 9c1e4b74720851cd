import fc from 'fast-check';
import { formatTable, padded } from './table.js';
import { terminalWidth } from './terminal-width.js';

interface Row {
  name: string;
  score: string;
}

const columns = [
  { title: '姓名', value: (row: Row) => row.name },
  { title: 'Score', value: (row: Row) => row.score, align: 'right' as const },
];

describe('the width of a text on the terminal', () => {
  it.each([
    ['abc', 3],
    ['客服', 4],
    ['（Ａ）', 6],
    ['—', 1],
    ['é', 1],
    ['𠮷', 2],
    ['', 0],
  ])('of %s is %d cells', (text, width) => {
    expect(terminalWidth(text)).toBe(width);
  });
});

describe('a table on the terminal', () => {
  it('lines up where Chinese stands beside Latin', () => {
    const lines = formatTable(columns, [
      { name: '孙霞', score: '9.5' },
      { name: 'Li', score: '100.00' },
    ]);
    expect(lines).toEqual(['姓名   Score', '----  ------', '孙霞     9.5', 'Li    100.00']);
  });

  it('a table without rows keeps its header', () => {
    expect(formatTable(columns, [])).toEqual(['姓名  Score', '----  -----']);
  });

  it('the right column ends at the same cell in every row', () => {
    const row = fc.record({ name: fc.stringMatching(/^[a-z客服—]{0,8}$/), score: fc.stringMatching(/^\d{1,5}$/) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const widths = formatTable(columns, rows).map(terminalWidth);
        expect(new Set(widths).size).toBe(1);
      }),
    );
  });

  it('a text that is wider than its column is not cut', () => {
    expect(padded('客服中心', 3)).toBe('客服中心');
  });
});
