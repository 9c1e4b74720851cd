import { showCell } from '@platform/spreadsheet/read/cells/cell-text.js';
import { EMPTY_CELL, type RawRow } from '@platform/spreadsheet/read/sheet-events.js';
import type { FileOutcome, ShownRows } from './import-outcome.js';
import { rowsOfSheet } from './rows-of-sheet.js';

/** The first rows, so that people see what was read; and the first rows with a remark. */
const FIRST_ROWS = 10;
const REMARKED_ROWS = 100;
const COLUMNS = 80;
const LONGEST_TEXT = 120;

/** Rows of a file as they stand: those with remarks, and some from the beginning. */
export async function showRows(path: string, { table, problems, warnings, matches }: FileOutcome): Promise<ShownRows> {
  const remarked = new Set<number>();
  for (const { row } of [...problems, ...warnings, ...matches]) if (remarked.size < REMARKED_ROWS) remarked.add(row);
  const last = Math.max(0, ...remarked);
  const shown: ShownRows = { headers: [], rows: [] };
  for await (const row of rowsOfSheet(path, table.sheet)) {
    if (row.row < table.headerRow) continue;
    if (row.row <= table.lastHeaderRow) shown.headers = joined(shown.headers, texts(row));
    else if (remarked.has(row.row) || shown.rows.length < FIRST_ROWS) shown.rows.push({ row: row.row, cells: texts(row) });
    if (row.row >= last && shown.rows.length >= FIRST_ROWS) break;
  }
  return shown;
}

/** A header of two rows is named by the lower one, where it says something. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => (lower[at] ?? '') || (upper[at] ?? ''));
}

function texts(row: RawRow): string[] {
  return Array.from(row.cells.slice(0, COLUMNS), (cell) => {
    const text = showCell(cell ?? EMPTY_CELL).trim();
    return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  });
}
