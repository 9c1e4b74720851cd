import { buildWorkbook, simpleRows } from '@platform/spreadsheet/read/testing/workbook-builder.js';
import { refusal, ScratchFiles } from '@platform/spreadsheet/read/testing/scratch-files.js';
import { readTable } from './read-table.js';

const files = new ScratchFiles();
afterAll(() => files.remove());

const csv = (content: string | Uint8Array): ReturnType<typeof readTable> => readTable(files.write('table.csv', content));

describe('the table of a file', () => {
  it('leaves out rows and columns with nothing in them, and keeps the rows’ numbers', async () => {
    expect(await csv('\ufeffa,,b,\r\n1,,２,\r\n,,,\r\n 3 ,,,\r\n')).toEqual({
      file: 'table.csv',
      headers: ['a', 'b'],
      rows: [
        { row: 2, cells: ['1', '2'] },
        { row: 4, cells: ['3', null] },
      ],
    });
  });

  it('is read from GB18030 too', async () => {
    // 甲,乙 / 好,差
    const bytes = Uint8Array.from([0xbc, 0xd7, 0x2c, 0xd2, 0xd2, 0x0a, 0xba, 0xc3, 0x2c, 0xb2, 0xee, 0x0a]);
    expect((await csv(bytes)).rows[0]?.cells).toEqual(['好', '差']);
  });

  it('is the first visible sheet with rows of a workbook', async () => {
    const workbook = buildWorkbook({
      sheets: [
        { name: 'hidden', state: 'hidden', rows: simpleRows([['x'], [9]]) },
        { name: 'empty', rows: simpleRows([]) },
        {
          name: 'data',
          rows: simpleRows([
            ['a', 'b'],
            [1, 2.5],
          ]),
        },
        { name: 'more', rows: simpleRows([['c'], [3]]) },
      ],
    });
    expect(await readTable(files.write('table.xlsx', workbook))).toMatchObject({
      headers: ['a', 'b'],
      rows: [{ row: 2, cells: ['1', '2.5'] }],
    });
  });

  it.each([
    ['', 'spreadsheet.empty_file'],
    [',,\n,\n', 'stats.empty_table'],
    ['a,a\n1,2\n', 'stats.header_repeated'],
    ['a,,c\n1,2,3\n', 'stats.header_blank'],
    ['a,b\n1,2,3\n', 'stats.row_too_long'],
    ['a,b\n"1,2\n', 'spreadsheet.csv_unclosed_quote'],
  ])('%j is refused: %s', async (content, key) => {
    expect(await refusal(csv(content))).toBe(key);
  });
});
