import type { ReportContext, RowsReport } from '@platform/report/report-definition.js';
import type { RawCell, RawRow } from '@platform/spreadsheet/read/sheet-events.js';
import { readSheets } from '@platform/spreadsheet/read/read-sheets.js';
import { cellContent } from '@platform/spreadsheet/write/cell-content.js';
import type { StreamColumn } from '@platform/spreadsheet/write/stream-rows.js';
import { instantOfSerial } from '@platform/spreadsheet/write/wall-clock.js';
import { cellText } from '@platform/spreadsheet/write/xml-text.js';
import type { CellValue } from '@platform/spreadsheet/write/workbook-model.js';
import { rowFinding } from './compare-books.js';
import { RowComparison, type Figure } from './compare-rows.js';
import type { Difference } from './difference.js';
import { RowsOutOfOrderError } from './reporting.errors.js';

type Finding = Omit<Difference, 'run'>;

/** Rows of one side that may wait for their equal. */
const MOST_UNMATCHED = 50_000;

/**
 * Holds a file of streamed rows against the database, both read side by side and neither kept.
 * @param file its name, for the sentence
 * @throws RowsOutOfOrderError when so much differs that it could not be told in bounded memory
 */
export async function compareStreamed(definition: RowsReport, context: ReportContext, path: string, file: string): Promise<Finding[]> {
  const columns = definition.columns(context.language);
  const sheetName = definition.sheetName(context.language);
  const expected = definition.rows(context)[Symbol.asyncIterator]();
  const writing = { language: context.language, timeZone: context.timeZone };
  try {
    const reading = dataRows(path, sheetName);
    const first = await reading.next();
    const headers = first.done === true ? [] : first.value.cells.map((cell) => String(readFigure(cell) ?? ''));
    const shared = columns.filter((column) => headers.includes(column.title));
    const comparison = new RowComparison(shared.map((column) => column.title));
    const expectNext = async (): Promise<boolean> => {
      const next = await expected.next();
      if (next.done === true) return false;
      comparison.expect(shared.map((column) => writtenFigure(next.value[columns.indexOf(column)] ?? null, column, writing)));
      if (comparison.unmatched > MOST_UNMATCHED) throw new RowsOutOfOrderError(file, MOST_UNMATCHED);
      return true;
    };
    const places = shared.map((column) => headers.indexOf(column.title));
    for await (const row of reading) {
      await expectNext();
      comparison.find(places.map((place) => readFigure(row.cells[place])));
      if (comparison.unmatched > MOST_UNMATCHED) throw new RowsOutOfOrderError(file, MOST_UNMATCHED);
    }
    while (await expectNext());
    const lacking = columns.filter((column) => !shared.includes(column)).map((column) => column.title);
    return [
      ...lacking.map((column): Finding => ({ code: 'column', sheet: sheetName, row: null, column, workbook: null, database: column })),
      ...comparison.differences().map((difference) => rowFinding(difference, sheetName)),
    ];
  } finally {
    await expected.return?.();
  }
}

/** The rows of the data sheets, the headers of the first one before all; each further sheet's headers are left out. */
async function* dataRows(path: string, sheetName: string): AsyncGenerator<RawRow, void, undefined> {
  const events = readSheets(path);
  const data = new Set<number>();
  const begun = new Set<number>();
  let answer: 'skip-sheet' | undefined;
  try {
    for (;;) {
      const next = await events.next(answer);
      answer = undefined;
      if (next.done === true) return;
      const event = next.value;
      if (event.type === 'sheet') {
        if (isDataSheet(event.name, sheetName)) data.add(event.index);
        else answer = 'skip-sheet';
        continue;
      }
      if (!data.has(event.sheet)) continue;
      const isHeader = !begun.has(event.sheet) && begun.size > 0;
      begun.add(event.sheet);
      yield* isHeader ? event.rows.slice(1) : event.rows;
    }
  } finally {
    await events.return();
  }
}

/** Past the row limit the data goes on in a sheet of the same name with a number. */
function isDataSheet(name: string, sheetName: string): boolean {
  const base = `${sheetName.slice(0, 26)}_`;
  return name === sheetName || (name.startsWith(base) && /^\d+$/.test(name.slice(base.length)));
}

/** A value as it comes back from the file it is written to. */
function writtenFigure(value: CellValue, column: StreamColumn, writing: { language: 'zh' | 'en'; timeZone: string }): Figure {
  if (value === null || value === '') return null;
  // Most values, and the way through a cell's looks is long.
  if (typeof value === 'number' && column.kind !== 'text') return value;
  if (typeof value === 'string' && column.kind === 'text') return cellText(value);
  const content = cellContent(value, column, writing);
  if ('text' in content) return content.text;
  return column.kind === 'date' || column.kind === 'datetime' || column.kind === 'month' ? instantOfSerial(content.number) : content.number;
}

function readFigure(cell: RawCell | undefined): Figure {
  if (cell === undefined) return null;
  switch (cell.kind) {
    case 'empty':
      return null;
    case 'date':
      return /^\d{4}-/.test(cell.value) ? new Date(`${cell.value}Z`) : cell.value;
    case 'formula_without_value':
      return `=${cell.formula ?? ''}`;
    default:
      return cell.value;
  }
}
