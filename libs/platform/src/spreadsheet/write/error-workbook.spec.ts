import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { checkWorkbookPackage } from '../testing/check-workbook-package.js';
import { schemasAtHand, validateAgainstXsd } from '../testing/validate-against-xsd.js';
import { writeErrorWorkbook, type ErrorRow } from './error-workbook.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'errors-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function* refused(count: number): AsyncGenerator<ErrorRow> {
  for (let at = 0; at < count; at += 1) {
    yield { cells: [`00${at}`, '12345678901234567', new Date('2026-10-05T00:00:00Z'), null], error: '岗位不认识', badColumns: [3] };
  }
}

describe('the error workbook', () => {
  it('holds the rows as they were, with the reason in a last column', async () => {
    const path = join(folder, 'errors.xlsx');
    const headerRows = [['工号', '编号', '日期', '岗位']];
    expect(await writeErrorWorkbook(path, { language: 'zh', sheetName: '花名册', headerRows, rows: refused(450) })).toEqual({ rows: 450 });
    const bytes = await readFile(path);
    expect(checkWorkbookPackage(bytes)).toEqual([]);
    if (schemasAtHand()) expect(validateAgainstXsd(bytes)).toEqual([]);
    const { rows } = (await readXlsx(bytes)).sheets[0]!;
    expect(rows[0]).toEqual(['工号', '编号', '日期', '岗位', '错误原因']);
    expect(rows[450]).toEqual(['00449', '12345678901234567', new Date('2026-10-05T00:00:00Z'), null, '岗位不认识']);
  });

  it('keeps two header rows and cells past the header', async () => {
    const path = join(folder, 'errors.xlsx');
    const rows: ErrorRow[] = [{ cells: ['001', 'x', 'surplus'], error: 'Unknown post', badColumns: [2] }];
    await writeErrorWorkbook(path, {
      language: 'en',
      sheetName: 'Sheet1',
      headerRows: [
        ['Person', ''],
        ['No', 'Post'],
      ],
      rows,
    });
    const read = (await readXlsx(await readFile(path))).sheets[0]!.rows;
    expect(read).toEqual([
      ['Person', null, null, null],
      ['No', 'Post', null, 'Error'],
      ['001', 'x', 'surplus', 'Unknown post'],
    ]);
  });
});
