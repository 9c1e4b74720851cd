import { mkdirSync } from 'node:fs';
import { UnreadableFileError } from './unreadable-file.errors.js';
import { DEFAULT_LIMITS } from './read-limits.js';
import { inspectFile } from './inspect-file.js';
import { refusal, ScratchFiles } from './testing/scratch-files.js';
import { buildWorkbook, simpleRows, workbookParts, zipParts } from './testing/workbook-builder.js';

const files = new ScratchFiles();
afterAll(() => files.remove());

const workbook = buildWorkbook({ sheets: [{ name: 'Sheet1', rows: simpleRows([['工号', '姓名']]) }] });
const inspect = (name: string, content: string | Uint8Array) => inspectFile(files.write(name, content));
const refused = (name: string, content: string | Uint8Array) => refusal(inspect(name, content));
const ole = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);
/** 工号,姓名 in GB18030. */
const GB18030 = Buffer.from('b9a4bac52cd0d5c3fb0a', 'hex');

describe('what a file is, is found by its content', () => {
  it.each([
    ['a.xlsx', workbook, { format: 'xlsx' }],
    ['renamed.xls', workbook, { format: 'xlsx' }],
    ['utf8.csv', '工号,姓名\n', { format: 'csv', encoding: 'utf-8' }],
    ['bom.csv', '\ufeff工号,姓名\n', { format: 'csv', encoding: 'utf-8-bom' }],
    ['gb.csv', GB18030, { format: 'csv', encoding: 'gb18030' }],
    ['wide.csv', Buffer.from('\ufeff工号\t姓名\n', 'utf16le'), { format: 'csv', encoding: 'utf-16le' }],
    ['no-extension', 'a,b\n', { format: 'csv', encoding: 'utf-8' }],
    ['form.json', '{"form": 1}', { format: 'json', encoding: 'utf-8' }],
    ['form.txt', '[{"form": 1}]', { format: 'json', encoding: 'utf-8' }],
  ])('%s', async (name, content, expected) => {
    expect(await inspect(name, content)).toEqual(expected);
  });
});

describe('a file that cannot be read is refused in one sentence', () => {
  it('tells a missing file, a folder and an empty file apart', async () => {
    mkdirSync(`${files.folder}/folder.xlsx`);
    expect(await refusal(inspectFile(`${files.folder}/nothing.xlsx`))).toBe('spreadsheet.file_not_found');
    expect(await refusal(inspectFile(`${files.folder}/folder.xlsx`))).toBe('spreadsheet.is_folder');
    expect(await refused('empty.xlsx', '')).toBe('spreadsheet.empty_file');
    expect(await refused('blank.csv', '\ufeff \r\n\r\n')).toBe('spreadsheet.empty_file');
  });

  it.each([
    ['renamed.xlsx', '工号,姓名\n1001,张三\n', 'text_named_xlsx'],
    ['renamed.xls', GB18030, 'text_named_xlsx'],
    ['really-a-workbook.csv', workbook, 'xlsx_named_text'],
    ['really-a-csv.json', 'a,b\n', 'text_named_json'],
    ['export.xls', '<html><body><table><tr><td>工号</td></tr></table></body></html>', 'html_file'],
    ['export.xlsx', '  <!DOCTYPE html>\n<html></html>', 'html_file'],
    ['export.csv', '<table><tr><td>1</td></tr></table>', 'html_file'],
    ['export.xml', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'xml_file'],
    ['truncated.xlsx', workbook.subarray(0, workbook.length - 200), 'truncated_zip'],
    ['half.xlsx', workbook.subarray(0, workbook.length / 2), 'truncated_zip'],
    ['archive.xlsx', zipParts({ 'readme.txt': 'hello' }), 'zip_not_xlsx'],
    ['word.xlsx', zipParts({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' }), 'zip_not_xlsx'],
    ['locked.xlsx', ole('EncryptedPackage'), 'encrypted_workbook'],
    ['old.xls', ole('Workbook'), 'old_xls'],
    ['old-renamed.xlsx', ole('Workbook'), 'old_xls'],
    ['table.et', ole('Workbook'), 'wps_et'],
    ['letter.doc', ole('WordDocument'), 'other_office_file'],
    ['binary.xlsb', zipParts({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }), 'binary_workbook'],
    ['picture.csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not_a_table'],
    ['paper.csv', '%PDF-1.7\n', 'not_a_table'],
    ['western.csv', Buffer.from('caf\u00e9,1\n', 'latin1'), 'unknown_encoding'],
  ])('%s', async (name, content, key) => {
    expect(await refused(name, content)).toBe(`spreadsheet.${key}`);
  });

  it('refuses macros by content and by name', async () => {
    const parts = { sheets: [{ name: 'S', rows: '' }], extra: { 'xl/vbaProject.bin': 'x' } };
    expect(await refused('macro.xlsx', buildWorkbook(parts))).toBe('spreadsheet.macro_workbook');
    expect(await refused('macro.xlsm', workbook)).toBe('spreadsheet.macro_workbook');
  });

  it('refuses a DOCTYPE in any part that would be parsed', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>';
    const parts = workbookParts({ sheets: [{ name: 'S', rows: '' }] });
    for (const part of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', '_rels/.rels', '[Content_Types].xml']) {
      expect(await refused('entities.xlsx', zipParts({ ...parts, [part]: bomb }))).toBe('spreadsheet.xml_doctype');
    }
  });

  it('says it in the language of the reader, with the name of the file and not its folder', async () => {
    const error = await inspect('空.csv', '').catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UnreadableFileError);
    expect((error as UnreadableFileError).sentence('zh')).toBe('文件“空.csv”是空的，请选择有内容的文件。');
    expect((error as UnreadableFileError).sentence('en')).not.toContain(files.folder);
  });
});

describe('a zip is judged from its directory before any parser sees it', () => {
  const parts = workbookParts({ sheets: [{ name: 'S', rows: simpleRows([['a']]) }] });
  const path = () => files.write('limits.xlsx', zipParts({ ...parts, 'xl/media/zeros.bin': new Uint8Array(1_000_000) }));

  it('refuses too much in all, in one part, too tight, and too many parts', async () => {
    const limited = (limits: Partial<typeof DEFAULT_LIMITS>) => refusal(inspectFile(path(), { ...DEFAULT_LIMITS, ...limits }));
    expect(await limited({ expandedBytes: 900_000 })).toBe('spreadsheet.zip_expands_too_much');
    expect(await limited({ partBytes: 900_000 })).toBe('spreadsheet.zip_expands_too_much');
    expect(await limited({ ratioFreeBytes: 900_000 })).toBe('spreadsheet.zip_ratio_too_high');
    expect(await limited({ parts: 3 })).toBe('spreadsheet.zip_too_many_parts');
    expect(await limited({ fileBytes: 100 })).toBe('spreadsheet.file_too_big');
  });

  it('accepts the same file within its limits', async () => {
    expect(await inspectFile(path())).toEqual({ format: 'xlsx' });
  });
});
