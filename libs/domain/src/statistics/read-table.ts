import { basename } from 'node:path';
import { isBlank, showCell } from '@platform/spreadsheet/read/normalise-cell.js';
import { readSheets, type ReadOptions } from '@platform/spreadsheet/read/read-sheets.js';
import type { RawCell, RawRow } from '@platform/spreadsheet/read/sheet-events.js';
import { StatisticsTableError } from './statistics.errors.js';

export interface TableRow {
  /** As the user sees it in Excel; of a csv file, the line. */
  row: number;
  /** One for each header; null: blank. NFKC, trimmed. */
  cells: (string | null)[];
}

/** A table of a file for statistics: a header row, then rows. Rows and columns with nothing in them are left out. */
export interface StatisticsTable {
  /** Name without folder. */
  file: string;
  /** As written; only the first may be empty. */
  headers: string[];
  rows: TableRow[];
}

/** Cells that are worked on at once: a table of this size takes about a gigabyte. */
const MOST_CELLS = 10_000_000;

/**
 * Reads the table of an .xlsx or .csv file: the first visible sheet that has anything in it, its first row being the header.
 * @throws UnreadableFileError for a file that cannot be read; StatisticsTableError for one without a plain table
 */
export async function readTable(path: string, options?: ReadOptions): Promise<StatisticsTable> {
  const file = basename(path);
  const [header, ...rows] = await firstRows(path, file, options);
  if (header === undefined) throw new StatisticsTableError('stats.empty_table', { file });
  return asTable(file, header, rows);
}

/** @throws StatisticsTableError */
function asTable(file: string, header: RawRow, rows: readonly RawRow[]): StatisticsTable {
  const headers = header.cells.map((cell) => textOf(cell, header.row, file) ?? '');
  const read = rows.map(({ row, cells }): TableRow => ({ row, cells: cells.map((cell) => textOf(cell, row, file)) }));
  const tooLong = read.find(({ cells }) => cells.length > headers.length);
  if (tooLong !== undefined) throw new StatisticsTableError('stats.row_too_long', { file, row: tooLong.row, columns: headers.length });
  const kept = headers.flatMap((text, column) =>
    text !== '' || read.some(({ cells }) => (cells[column] ?? null) !== null) ? [column] : [],
  );
  const names = kept.map((column) => headers[column] ?? '');
  const nameless = names.findIndex((name, index) => name === '' && index > 0);
  if (nameless > 0) throw new StatisticsTableError('stats.header_blank', { file, row: header.row, column: (kept[nameless] ?? 0) + 1 });
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) throw new StatisticsTableError('stats.header_repeated', { file, row: header.row, header: repeated });
  const filled = read.filter(({ cells }) => cells.some((cell) => cell !== null));
  return { file, headers: names, rows: filled.map(({ row, cells }) => ({ row, cells: kept.map((column) => cells[column] ?? null) })) };
}

async function firstRows(path: string, file: string, options: ReadOptions | undefined): Promise<RawRow[]> {
  const sheets = readSheets(path, options);
  const found: RawRow[] = [];
  let cells = 0;
  let wanted: number | null = null;
  let step = await sheets.next();
  try {
    while (step.done !== true) {
      const event = step.value;
      // Rows of a sheet come after its name; the first sheet with rows is the one.
      if (event.type === 'sheet' && wanted !== null && event.index !== wanted) break;
      if (event.type === 'rows') {
        wanted = event.sheet;
        for (const row of event.rows) found.push(row);
        cells += event.rows.reduce((sum, row) => sum + row.cells.length, 0);
        if (cells > MOST_CELLS) throw new StatisticsTableError('stats.table_too_big', { file, cells: MOST_CELLS });
      }
      const isHidden = event.type === 'sheet' && event.hidden;
      step = await sheets.next(isHidden ? 'skip-sheet' : undefined);
    }
  } finally {
    await sheets.return();
  }
  return found;
}

function textOf(cell: RawCell, row: number, file: string): string | null {
  if (isBlank(cell)) return null;
  if (cell.kind === 'error') throw new StatisticsTableError('stats.cell_is_error', { file, row, value: cell.value });
  if (cell.kind === 'formula_without_value') throw new StatisticsTableError('stats.formula_without_value', { file, row });
  const text = showCell(cell).normalize('NFKC').trim();
  return text === '' ? null : text;
}
