import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { refusal, readAll, plainCells, ScratchFiles } from './testing/scratch-files.js';
import { buildWorkbook, lieAboutSize, simpleRows, workbookParts, zipParts } from './testing/workbook-builder.js';
import { readSheets } from './read-sheets.js';
import type { RawCell } from './sheet-events.js';

const files = new ScratchFiles();
afterAll(() => files.remove());

async function cells(rows: string, more: Partial<Parameters<typeof buildWorkbook>[0]> = {}): Promise<RawCell[]> {
  const path = files.write('cells.xlsx', buildWorkbook({ sheets: [{ name: 'S', rows }], ...more }));
  const [sheet] = await readAll(path);
  return sheet?.rows.flatMap((row) => row.cells) ?? [];
}

describe('cells of a workbook', () => {
  it('keep their kind, and a number its digits as written', async () => {
    const rows = `<row><c><v>1</v></c><c><v>12345678901234567</v></c><c><v>1.0E+16</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>
      <c t="inlineStr"><is><t>text</t></is></c><c t="str"><v>a_x000D_b</v></c></row>`;
    expect(await cells(rows)).toEqual([
      { kind: 'number', value: 1, text: '1' },
      { kind: 'number', value: Number('12345678901234567'), text: '12345678901234567' },
      { kind: 'number', value: 1e16, text: '1.0E+16' },
      { kind: 'boolean', value: true },
      { kind: 'error', value: '#N/A' },
      { kind: 'text', value: 'text' },
      { kind: 'text', value: 'a\rb' },
    ]);
  });

  it('of a formula give the stored result; without one they say so', async () => {
    const rows = `<row><c><f>1+1</f><v>2</v></c><c t="str"><f>A1&amp;""</f><v></v></c><c><f>SUM(A1)</f></c><c><f>B1</f><v></v></c><c><f t="shared" si="0"/></c>
      <c t="inlineStr"><is><t>=1+1</t></is></c></row>`;
    expect(await cells(rows)).toEqual([
      { kind: 'number', value: 2, text: '2' },
      { kind: 'empty' },
      { kind: 'formula_without_value', formula: 'SUM(A1)' },
      { kind: 'formula_without_value', formula: 'B1' },
      { kind: 'formula_without_value' },
      { kind: 'text', value: '=1+1' },
    ]);
  });

  it('join the runs of rich text and leave out phonetic readings', async () => {
    const sharedStrings =
      '<si><r><t>质</t></r><r><rPr><b/></rPr><t>检</t></r><rPh sb="0" eb="1"><t>zhì</t></rPh></si><si><t/></si><si><t xml:space="preserve"> 甲 </t></si>';
    const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>2</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c><c t="b"><v>0</v></c></row>';
    expect(await cells(rows, { sharedStrings })).toEqual([
      { kind: 'text', value: '质检' },
      { kind: 'text', value: ' 甲 ' },
      { kind: 'empty' },
      { kind: 'empty' },
      { kind: 'boolean', value: false },
    ]);
  });

  it('stand where their reference says, or after the one before; empties at the end and empty rows are left out', async () => {
    const rows =
      '<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c><c r="F3"/></row><row/><row><c r="A5"><v>5</v></c></row><row r="9"><c/></row>';
    const [sheet] = await readAll(files.write('places.xlsx', buildWorkbook({ sheets: [{ name: 'S', rows }] })));
    expect(sheet?.rows.map((row) => [row.row, plainCells(row)])).toEqual([
      [3, [null, 1, 2]],
      [5, [5]],
    ]);
  });

  it('are dates where their format shows a date', async () => {
    const formats = {
      164: 'yyyy"年"m"月"d"日"',
      165: '[$-804]yyyy/m/d h:mm',
      166: '[h]:mm:ss',
      167: '0"天"',
      168: 'G/通用格式',
      169: '上午/下午h:mm',
      170: '0.0%',
    };
    const styles = [0, 14, 22, 31, 57, 164, 165, 166, 167, 168, 20, 169, 170];
    const values = [46300, 46300, 46300.39583333334, 46300, 46300, 46300, 46300.5, 1.0625, 3, 7, 0.3840046296, 0.75, 0.98];
    const rows = `<row>${values.map((value, style) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`;
    const found = await cells(rows, { styles, formats });
    expect(found.map((cell) => ('value' in cell ? cell.value : cell.kind))).toEqual([
      46300,
      '2026-10-05T00:00:00',
      '2026-10-05T09:30:00',
      '2026-10-05T00:00:00',
      '2026-10-05T00:00:00',
      '2026-10-05T00:00:00',
      '2026-10-05T12:00:00',
      '25:30:00',
      3,
      7,
      '09:12:58',
      '18:00:00',
      0.98,
    ]);
    expect(found.at(-1)).toEqual({ kind: 'number', value: 0.98, text: '0.98', percent: true });
  });

  it('count days from 1904 where the workbook says so', async () => {
    expect(await cells('<row><c s="0"><v>44838</v></c></row>', { styles: [14], date1904: true })).toEqual([
      { kind: 'date', value: '2026-10-05T00:00:00' },
    ]);
  });

  it('written as ISO dates, as strict files do, are dates', async () => {
    expect(await cells('<row><c t="d"><v>2026-10-05T09:30:00Z</v></c><c t="d"><v>2026-10-05</v></c></row>')).toEqual([
      { kind: 'date', value: '2026-10-05T09:30:00' },
      { kind: 'date', value: '2026-10-05T00:00:00' },
    ]);
  });
});

describe('sheets', () => {
  const three = buildWorkbook({
    sheets: [
      { name: '隐藏', state: 'hidden', rows: simpleRows([['secret']]) },
      { name: '数据', rows: simpleRows(Array.from({ length: 2500 }, (_, row) => [row])) },
      { name: '说明', rows: simpleRows([['note']]) },
    ],
  });

  it('come in the order of their tabs, each with whether it is hidden', async () => {
    const sheets = await readAll(files.write('three.xlsx', three));
    expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
      ['隐藏', true, 1],
      ['数据', false, 2500],
      ['说明', false, 1],
    ]);
  });

  it('can be left half read', async () => {
    const events = readSheets(files.write('three.xlsx', three), { batchRows: 100 });
    const seen: string[] = [];
    let next = await events.next();
    while (!next.done) {
      const event = next.value;
      seen.push(event.type === 'sheet' ? event.name : 'rows');
      next = await events.next(event.type === 'rows' || event.hidden ? 'skip-sheet' : undefined);
    }
    expect(seen).toEqual(['隐藏', '数据', 'rows', '说明', 'rows']);
  });

  it('prefixed with a namespace are read', async () => {
    const sheet = '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await cells('', { extra: { 'xl/worksheets/sheet1.xml': sheet } })).toEqual([{ kind: 'number', value: 4, text: '4' }]);
  });
});

describe('hostile workbooks are refused in one sentence', () => {
  const read = (name: string, content: Uint8Array) => refusal(readAll(files.write(name, content)));
  const good = { sheets: [{ name: 'S', rows: simpleRows([['a', 1]]) }] };

  it('a gigabyte stated in the directory, in the sheet or in the shared strings', async () => {
    const gigabyte = gigabyteOfSpaces();
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']) {
      const stored = zipParts({ ...workbookParts(good), [part]: strToU8(' ') });
      expect(await read('stated.xlsx', lieAboutSize(stored, part, 1 << 30))).toBe('spreadsheet.zip_expands_too_much');
      const packed = withRawDeflate(part, gigabyte);
      expect(packed.length).toBeLessThan(3_000_000);
      expect(await read('bomb.xlsx', packed)).toBe('spreadsheet.zip_expands_too_much');
      // The directory says 1 000 bytes: found out while inflating.
      expect(await read('liar.xlsx', lieAboutSize(packed, part, 1000))).toBe('spreadsheet.zip_size_lies');
    }
  });

  it('XML that is broken off, and cells outside the sheet', async () => {
    const broken = '<worksheet><sheetData><row><c><v>1</v></c>';
    expect(await read('broken.xlsx', buildWorkbook({ ...good, extra: { 'xl/worksheets/sheet1.xml': broken } }))).toBe(
      'spreadsheet.damaged_part',
    );
    expect(await read('far.xlsx', buildWorkbook({ sheets: [{ name: 'S', rows: '<row r="1048577"><c><v>1</v></c></row>' }] }))).toBe(
      'spreadsheet.outside_the_sheet',
    );
    expect(await read('wide.xlsx', buildWorkbook({ sheets: [{ name: 'S', rows: '<row><c r="XFE1"><v>1</v></c></row>' }] }))).toBe(
      'spreadsheet.outside_the_sheet',
    );
    expect(await read('undefined.xlsx', buildWorkbook({ sheets: [{ name: 'S', rows: '<row><c><v>&nope;</v></c></row>' }] }))).toBe(
      'spreadsheet.damaged_part',
    );
  });

  it('a sheet that the workbook names and does not have', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...parts } = workbookParts(good);
    expect(await read('lacking.xlsx', zipParts(parts))).toBe('spreadsheet.missing_part');
  });

  it('a digit changed in a part that is not packed', async () => {
    const { 'xl/worksheets/sheet1.xml': sheet, ...parts } = workbookParts(good);
    const bytes = Buffer.from(zipParts({ ...parts, 'xl/worksheets/sheet1.xml': [strToU8(String(sheet)), { level: 0 }] }));
    const at = bytes.indexOf('<v>1</v>');
    expect(at).toBeGreaterThan(0);
    bytes.write('<v>9</v>', at);
    expect(await read('digit.xlsx', bytes)).toBe('spreadsheet.damaged_part');
  });

  it('a workbook with a byte changed or its end cut off opens or is refused, and never hangs', async () => {
    const whole = buildWorkbook({
      sheets: [
        {
          name: 'S',
          rows: simpleRows([
            ['工号', 1],
            ['a', 2],
          ]),
        },
      ],
      sharedStrings: '<si><t>x</t></si>',
    });
    const damage = fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.boolean());
    await fc.assert(
      fc.asyncProperty(damage, async ([at, byte, cut]) => {
        const bytes = Uint8Array.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) bytes[at] = byte;
        const outcome = await readAll(files.write('damaged.xlsx', bytes)).catch((error: unknown) => error);
        if (!Array.isArray(outcome)) expect(outcome).toMatchObject({ name: 'UnreadableFileError' });
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  /** A workbook with one part deflated elsewhere, so that a gigabyte never lies in memory. */
  function withRawDeflate(part: string, { packed, size }: { packed: Uint8Array; size: number }): Uint8Array {
    const stored = zipParts({ ...workbookParts(good), [part]: [packed, { level: 0 }] });
    const bytes = Buffer.from(lieAboutSize(stored, part, size));
    for (const [signature, nameAt, methodAt] of [
      ['504b0102', 46, 10],
      ['504b0304', 30, 8],
    ] as const) {
      const mark = Buffer.from(signature, 'hex');
      for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 4)) {
        if (bytes.toString('utf8', at + nameAt, at + nameAt + part.length) === part) bytes.writeUInt16LE(8, at + methodAt);
      }
    }
    return bytes;
  }

  /** The same megabyte 1 024 times: blocks that end with a full flush do not depend on each other. */
  function gigabyteOfSpaces(): { packed: Uint8Array; size: number } {
    const block = deflateRawSync(Buffer.alloc(1 << 20, ' '), { finishFlush: constants.Z_FULL_FLUSH });
    return { packed: Buffer.concat([...Array.from({ length: 1024 }, () => block), Buffer.from([3, 0])]), size: 1 << 30 };
  }
});
