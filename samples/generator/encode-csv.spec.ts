import { encodeGb18030, gb18030Csv, utf8Csv } from './encode-csv.js';
import type { SampleTable } from './sample-table.js';

const table: SampleTable = {
  kind: 'metrics',
  headers: ['月份', '工号', '备注'],
  rows: [
    ['2026-10', '00128', '说“好”,\n"是"'],
    ['2026-10', '00129', null],
  ],
};

describe('csv files of the sample', () => {
  it('reads back what was written in GB18030', () => {
    expect(new TextDecoder('gb18030').decode(gb18030Csv(table))).toBe(
      '月份,工号,备注\r\n2026-10,00128,"说“好”,\n""是"""\r\n2026-10,00129,\r\n',
    );
  });

  it('marks a UTF-8 file with a byte order mark', () => {
    expect(Buffer.from(utf8Csv(table)).subarray(0, 3).toString('hex')).toBe('efbbbf');
  });

  it('refuses a character that has no two-byte code', () => {
    expect(() => encodeGb18030('好🙂')).toThrow('🙂');
  });
});
