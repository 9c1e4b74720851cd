import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CsvRecords } from './csv/csv-records.js';
import { plainCells, readAll, type ReadSheet } from './testing/scratch-files.js';
import { UnreadableFileError } from './unreadable-file.errors.js';

/** Test files of other spreadsheet libraries, and a published data set; they are not part of the project. */
const DATA = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const workbooks = join(DATA, 'workbooks');
const present = existsSync(workbooks);
if (!present) process.stdout.write('Skipped: the workbooks of other projects are not at hand (../shared/data/workbooks)\n');

const list = (folder: string, pattern: RegExp) =>
  present ? readdirSync(join(workbooks, folder), { recursive: true, encoding: 'utf8' }).filter((name) => pattern.test(name)) : [];
const open = (name: string) => readAll(join(workbooks, name));
const MINUTE = 60_000;

(present ? describe : describe.skip)('workbooks of other projects', () => {
  it(
    'open, or are refused in one sentence',
    async () => {
      const refused: string[] = [];
      for (const name of list('', /\.(xlsx|xlsm|et)$/)) {
        try {
          for (const sheet of await open(name)) expect(sheet.name).not.toBe('');
        } catch (error) {
          if (!(error instanceof UnreadableFileError)) throw error;
          expect(error.sentence('zh')).toMatch(/^[^。]+。$/);
          refused.push(`${basename(name)} ${error.key.replace('spreadsheet.', '')}`);
        }
      }
      expect(refused.sort()).toEqual([
        'BlankSheetTypes.xlsm macro_workbook',
        'artifacts_wps_write.et wps_et',
        'invalid-xml.xlsx damaged_part',
        'missing-bits.xlsx zip_not_xlsx',
        'number_format.xlsm macro_workbook',
      ]);
    },
    MINUTE,
  );

  it(
    'give the texts, truth values, errors and plain numbers that SheetJS gives',
    async () => {
      const differences: string[] = [];
      let compared = 0;
      for (const file of list('sheetjs_expected_csv', /\.csv$/)) {
        const [, name = '', index = ''] = /^(.+\.xlsx)\.(\d+)\.csv$/.exec(file) ?? [];
        // LONumbers is about how formats show numbers, which is not what is read here.
        if (name === 'LONumbers.xlsx' || !existsSync(join(workbooks, 'sheetjs', name))) continue;
        const sheet = (await open(`sheetjs/${name}`))[Number(index)];
        const csv = new CsvRecords(',', 1e7);
        const text = readFileSync(join(workbooks, 'sheetjs_expected_csv', file), 'utf8');
        const records = [...csv.push(text), ...csv.end()];
        for (const row of sheet?.rows ?? []) {
          row.cells.forEach((cell, column) => {
            const expected = records[row.row - 1]?.fields[column];
            const same = sameValue(plainCells({ row: 1, cells: [cell] })[0], expected);
            if (same !== null) compared += 1;
            const place = `${file} row ${row.row} column ${column}`;
            if (same === false && !VOLATILE.has(place)) differences.push(`${place}: ${JSON.stringify(cell)} and not ${expected}`);
          });
        }
      }
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(2500);
    },
    MINUTE,
  );

  it('count days from 1900 and from 1904', async () => {
    const [from1900] = await open('sheetjs/1904_1900.xlsx');
    const [from1904] = await open('sheetjs/1904_1904.xlsx');
    expect(from1900?.rows.length).toBeGreaterThan(0);
    expect(dates(from1904)).toEqual(dates(from1900));
  });

  it('with hidden sheets say so, strict ones too', async () => {
    for (const name of ['sheetjs/sheet_visibility.xlsx', 'sheetjs/sheet_visibility_strict.xlsx']) {
      expect((await open(name)).map(({ hidden }) => hidden)).toEqual([false, true, true]);
    }
  });

  it('without references on rows and cells are read in order', async () => {
    const [sheet] = await open('closedxml/NoReferencesOnRowsOrCells.xlsx');
    expect(sheet?.rows.map(({ row }) => row)).toEqual([1, 2]);
  });

  it('in Chinese are read: marks of 93 people, a bank of 290 questions', async () => {
    const marks = await open('成绩表_三科93行_脱敏姓名.xlsx');
    const questions = await open('题库_有表头_290行.xlsx');
    expect(marks[0]?.rows).toHaveLength(94);
    expect(questions[0]?.rows).toHaveLength(291);
  });
});

(present ? describe : describe.skip)('the published list of 5 000 calls', () => {
  const open = (name: string) => readAll(join(DATA, 'calls', name));

  it('reads the same from csv and from xlsx', async () => {
    const [csv] = await open('pwc_iso_bom_crlf.csv');
    const [xlsx] = await open('pwc_original.xlsx');
    expect(csv?.rows).toHaveLength(5001);
    expect(xlsx?.rows).toHaveLength(5001);
    const clock = (text: unknown) => String(text ?? '').replace(/^(\d):/, '0$1:');
    for (const [at, row] of (csv?.rows ?? []).entries()) {
      expect(plainCells(xlsx?.rows[at]).map(clock)).toEqual(plainCells(row).map(clock));
    }
  });
});

/** The csv was made by Excel at another time: INFO and RANDBETWEEN gave something else then. */
const VOLATILE = new Set(['formula_stress_test.xlsx.4.csv row 3 column 1', 'formula_stress_test.xlsx.7.csv row 47 column 1']);

/** Null where the csv shows a format (a date, rounded decimals) or lost characters that are not ASCII, and the two cannot be compared. */
function sameValue(ours: unknown, shown: string | undefined): boolean | null {
  if (ours === null || typeof ours === 'object') return null;
  if (typeof ours === 'number')
    return shown === undefined || shown.trim() === '' || Number.isNaN(Number(shown))
      ? null
      : Math.abs(Number(shown) - ours) <= Math.abs(ours) * 0.01 + 0.5;
  if (typeof ours === 'boolean') return shown === String(ours).toUpperCase();
  if (/^(\d{4}-\d\d-\d\dT)?\d\d+:\d\d:\d\d$|[^ -~\s]/.test(String(ours))) return null;
  return shown?.replace(/\s+/g, ' ') === String(ours).replace(/\s+/g, ' ');
}

function dates(sheet: ReadSheet | undefined): string[] {
  return (sheet?.rows ?? []).flatMap((row) => row.cells.flatMap((cell) => (cell.kind === 'date' ? [cell.value] : [])));
}
