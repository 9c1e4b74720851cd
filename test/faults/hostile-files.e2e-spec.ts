import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';
import { buildWorkbook, lieAboutSize, simpleRows, workbookParts, zipParts } from '@platform/spreadsheet/read/testing/workbook-builder.js';
import { HeldHome } from '../support/held-home.js';
import { repository } from '../support/fairmark-process.js';
import { bombWorkbook } from '../support/zip-bomb.js';

const ROSTER = '工号,姓名,岗位,班组,生效日期\n0001,张晓雯,客服,A,2026-01-01\n';
const TABLE = [
  ['工号', '姓名', '岗位', '班组', '生效日期'],
  ['0002', '王强', '客服', 'A', '2026-01-01'],
];
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const GIGABYTE = 2 ** 30;
/** A command at rest holds some 130 MB; a reader that unfolds a gigabyte holds more than that. */
const BOUNDED_KB = 400 * 1024;
/** Unfolding a gigabyte alone takes longer on a busy computer. */
const QUICK_MS = 30_000;

const workbook = buildWorkbook({ sheets: [{ name: 'Sheet1', rows: simpleRows(TABLE) }] });
const parts = { sheets: [{ name: 'Sheet1', rows: simpleRows(TABLE) }] };
const encrypted = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(1016),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(512),
]);
const entities = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>';
const outside =
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c><v>&x;</v></c></row></sheetData></worksheet>';

/** Name, content, and the sentence with what it names beside the file. */
type HostileFile = [name: string, content: string | Uint8Array, key: MessageKey & `spreadsheet.${string}`, more?: MessageParams];

const hostile: HostileFile[] = [
  ['花名册.xlsx', ROSTER, 'spreadsheet.text_named_xlsx', { extension: '.xlsx' }],
  ['导出.xls', '<html><body><table><tr><td>工号</td></tr></table></body></html>', 'spreadsheet.html_file'],
  ['empty.xlsx', '', 'spreadsheet.empty_file'],
  ['half.xlsx', workbook.subarray(0, workbook.length / 2), 'spreadsheet.truncated_zip'],
  ['locked.xlsx', encrypted, 'spreadsheet.encrypted_workbook'],
  ['archive.xlsx', zipParts({ '花名册.csv': ROSTER }), 'spreadsheet.zip_not_xlsx'],
  ['entities.xlsx', zipParts({ ...workbookParts(parts), [STRINGS]: entities }), 'spreadsheet.xml_doctype', { part: STRINGS }],
  ['outside.xlsx', zipParts({ ...workbookParts(parts), [SHEET]: outside }), 'spreadsheet.xml_doctype', { part: SHEET }],
];

const sheetBomb = {
  part: SHEET,
  head: '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + simpleRows(TABLE),
  filling: '<row><c t="inlineStr"><is><t>0001</t></is></c><c><v>1</v></c></row>',
  tail: '</sheetData></worksheet>',
  bytes: GIGABYTE,
};
const stringsBomb = {
  part: STRINGS,
  head: '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  filling: '<si><t>客服中心公评质检成绩</t></si>',
  tail: '</sst>',
  bytes: GIGABYTE,
};
/** What a directory may claim without being refused at once. */
const HARMLESS = 2 << 20;

describe('a file that is not what it says', () => {
  let home: HeldHome;

  beforeAll(async () => {
    home = await HeldHome.open();
    await home.all(['import', 'roster', await home.give('roster.csv', ROSTER)]);
  }, 120_000);
  afterAll(() => home.close());

  it.each(hostile)('%s is refused in one sentence and leaves nothing behind', async (name, content, key, more = {}) => {
    const path = await home.give(name, content);
    const { zh, en } = await home.expectRefused(['import', 'roster', path, ...(name === 'locked.xlsx' ? ['--json'] : [])], key, {
      file: name,
      ...more,
    });
    expect(zh.stdout + en.stdout).toBe('');
  });

  it('keeps good files out that came with it', async () => {
    const good = await home.give('good.csv', ROSTER.replace('0001', '0003'));
    const bad = await home.give('bad.xlsx', encrypted);
    await home.expectRefused(['import', 'roster', good, bad], 'spreadsheet.encrypted_workbook', { file: 'bad.xlsx' });
  });

  describe('and unfolds to a gigabyte', () => {
    const expands = { file: 'bomb.xlsx', limit_mb: 500 };

    async function expectDefused(bomb: Uint8Array, key: MessageKey, params: MessageParams): Promise<void> {
      const path = await home.give('bomb.xlsx', bomb);
      const report = join(home.folder, 'given', 'memory');
      const hook = pathToFileURL(join(repository, 'test/support/peak-memory.mjs')).href;
      const began = Date.now();
      await home.expectRefused(['import', 'roster', path], key, params, {
        NODE_OPTIONS: `--import=${hook}`,
        PEAK_MEMORY_FILE: report,
      });
      expect(Date.now() - began).toBeLessThan(QUICK_MS);
      expect(Number(await readFile(report, 'utf8'))).toBeLessThan(BOUNDED_KB);
    }

    it('in its sheet, it is refused from its directory', async () => {
      await expectDefused(bombWorkbook(parts, sheetBomb), 'spreadsheet.zip_expands_too_much', expands);
    });

    it('in its texts, it is refused from its directory', async () => {
      await expectDefused(bombWorkbook(parts, stringsBomb), 'spreadsheet.zip_expands_too_much', expands);
    });

    it('in its sheet, though its directory says otherwise, it is refused while it unfolds', async () => {
      const bomb = lieAboutSize(bombWorkbook(parts, sheetBomb), SHEET, HARMLESS);
      await expectDefused(bomb, 'spreadsheet.zip_size_lies', { file: 'bomb.xlsx', part: SHEET });
    });

    it('in its texts, though its directory says otherwise, it is refused while it unfolds', async () => {
      const bomb = lieAboutSize(bombWorkbook(parts, stringsBomb), STRINGS, HARMLESS);
      await expectDefused(bomb, 'spreadsheet.zip_size_lies', { file: 'bomb.xlsx', part: STRINGS });
    });

    it('a little below the limit, packed too tightly for a real sheet, it is refused as well', async () => {
      const bomb = bombWorkbook(parts, { ...sheetBomb, bytes: 300 << 20 });
      await expectDefused(bomb, 'spreadsheet.zip_ratio_too_high', { file: 'bomb.xlsx', part: SHEET, ratio: ratioOf(bomb) });
    });
  });

  it('and after all of them a good file comes in', async () => {
    const path = await home.give('good.xlsx', workbook);
    expect(await home.fairmark(['import', 'roster', path])).toMatchObject({ status: 0, stderr: '' });
    expect(await home.query('select employee_no from person order by 1')).toEqual([{ employee_no: '0001' }, { employee_no: '0002' }]);
  });
});

/** Expanded over packed size of the one big part, whole. */
function ratioOf(zip: Buffer): number {
  const name = zip.indexOf(SHEET, zip.indexOf('504b0102', 0, 'hex'));
  const entry = zip.lastIndexOf(Buffer.from('504b0102', 'hex'), name);
  return Math.round(zip.readUInt32LE(entry + 24) / zip.readUInt32LE(entry + 20));
}
