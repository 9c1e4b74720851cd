import type { ReadBook, ReadTable } from '@platform/spreadsheet/write/read-properties.js';
import type { Cell, WorkbookModel } from '@platform/spreadsheet/write/workbook-model.js';
import { RowComparison, sameFigure, shownFigure, type Figure, type RowDifference } from './compare-rows.js';
import type { Difference } from './difference.js';

type Finding = Omit<Difference, 'run'>;

/** The table in which a report tells of which run it was made: another run is bound to say otherwise. */
const PROVENANCE_TABLE = 'provenance';

/**
 * Holds a workbook against the one that the database would make now: every cell of every table, and the figures beside the tables
 * (key figures, totals). Rows may be sorted and columns moved or added; columns that an export leaves blank are for writing in.
 * @param expected what `model` renders to
 * @param sameRun false: the model is of another run than the file, so that what the file says of its own run is not looked at
 */
export function compareBooks(model: WorkbookModel, expected: ReadBook, found: ReadBook, sameRun: boolean): Finding[] {
  const blank = fillInColumns(model);
  const compared = [...expected.tables].filter(([id]) => sameRun || id !== PROVENANCE_TABLE);
  const tables = compared.flatMap(([id, table]) => compareTable(id, table, found.tables.get(id), blank.get(id) ?? new Set()));
  return [...tables, ...expected.sheets.flatMap((sheet) => compareLooseFigures(sheet, expected, found))];
}

/** By table id, the headers of columns that have rows and nothing in any of them. */
function fillInColumns(model: WorkbookModel): Map<string, Set<string>> {
  const isBlank = (cell: Cell | undefined) =>
    cell === '' || (cell !== null && typeof cell === 'object' && 'value' in cell && cell.value === '');
  const tables = model.sheets.flatMap((sheet) => sheet.blocks).filter((block) => block.type === 'table');
  return new Map(
    tables.map(({ id, columns, rows }) => {
      const blank = columns.filter((column) => rows.length > 0 && rows.every((row) => isBlank(row.cells[column.key])));
      return [id, new Set(blank.map((column) => column.title))];
    }),
  );
}

function compareTable(id: string, expected: ReadTable, found: ReadTable | undefined, blank: ReadonlySet<string>): Finding[] {
  if (found === undefined) return [{ code: 'table_missing', sheet: expected.sheet, row: null, column: null, workbook: null, database: id }];
  const wanted = expected.headers.filter((header) => !blank.has(header));
  const columns = wanted.filter((header) => found.headers.includes(header));
  const lacking = wanted.filter((header) => !found.headers.includes(header));
  const comparison = new RowComparison(columns);
  for (const row of picked(expected, columns)) comparison.expect(row);
  for (const row of picked(found, columns)) comparison.find(row);
  return [
    ...lacking.map((column): Finding => ({ code: 'column', sheet: found.sheet, row: null, column, workbook: null, database: column })),
    ...comparison.differences().map((difference) => rowFinding(difference, found.sheet)),
  ];
}

function picked(table: ReadTable, columns: readonly string[]): Figure[][] {
  const places = columns.map((column) => table.headers.indexOf(column));
  return table.rows.map((row) => places.map((place) => figure(row[place])));
}

/** An empty text is an empty cell. */
function figure(value: Figure | undefined): Figure {
  return value === undefined || value === '' ? null : value;
}

/** A difference of rows as one of the workbook. */
export function rowFinding(difference: RowDifference, sheet: string): Finding {
  const { code, row } = difference;
  if (code === 'figure') {
    return {
      code,
      sheet,
      row,
      column: difference.column,
      workbook: shownFigure(difference.found),
      database: shownFigure(difference.expected),
    };
  }
  return { code, sheet, row, column: null, workbook: code === 'row_extra' ? row : null, database: code === 'row_missing' ? row : null };
}

type Sheet = ReadBook['sheets'][number];

/** Figures outside the tables, found again by their distance to the nearest table, which may have moved. */
function compareLooseFigures(sheet: Sheet, expected: ReadBook, found: ReadBook): Finding[] {
  const tables = [...expected.tables].filter(([, table]) => table.sheet === sheet.name);
  return sheet.rows.flatMap((cells, rowAt) =>
    cells.flatMap((value, columnAt): Finding[] => {
      const at = { row: rowAt + 1, column: columnAt + 1 };
      if ((typeof value !== 'number' && !(value instanceof Date)) || tables.some(([, table]) => isBesideRows(table, at.row))) return [];
      const other = counterpart(sheet.name, at.row, tables, found);
      if (other === null) return [];
      const is = figure(other.sheet.rows[other.row - 1]?.[columnAt]);
      if (sameFigure(value, is)) return [];
      const names = nameOf(sheet, at, tables);
      return [{ code: 'figure', sheet: other.sheet.name, ...names, workbook: shownFigure(is), database: shownFigure(value) }];
    }),
  );
}

interface Place {
  row: number;
  column: number;
}

/** In the rows of a table nothing stands beside it but the hidden cells that charts are drawn from, which repeat what the table says. */
function isBesideRows(table: ReadTable, row: number): boolean {
  return row >= table.top && row <= bottom(table);
}

/** Last row; a table without rows shows a sentence in one. */
function bottom(table: ReadTable): number {
  return table.top + Math.max(1, table.rows.length);
}

/** The sheet and row that stand in the file for a row beside a table; null: the table by which to find them is gone. */
function counterpart(
  sheetName: string,
  row: number,
  tables: readonly [string, ReadTable][],
  found: ReadBook,
): { sheet: Sheet; row: number } | null {
  const above = tables.filter(([, table]) => bottom(table) < row).sort(([, a], [, b]) => b.top - a.top)[0];
  const anchor = above ?? tables.toSorted(([, a], [, b]) => a.top - b.top)[0];
  const moved = anchor === undefined ? undefined : found.tables.get(anchor[0]);
  if (anchor !== undefined && moved === undefined) return null;
  const sheet = found.sheets.find((one) => one.name === (moved?.sheet ?? sheetName));
  if (sheet === undefined) return null;
  if (anchor === undefined || moved === undefined) return { sheet, row };
  return { sheet, row: above === undefined ? row + moved.top - anchor[1].top : row + bottom(moved) - bottom(anchor[1]) };
}

/** How a reader finds a figure: a total by the first word of its row and the header above, a key figure by its label, which stands over it. */
function nameOf(sheet: Sheet, { row, column }: Place, tables: readonly [string, ReadTable][]): { row: string | null; column: string } {
  const total = tables.find(([, table]) => bottom(table) + 1 === row)?.[1];
  const header = total?.headers[column - total.left];
  if (header !== undefined) {
    const first = sheet.rows[row - 1]?.find((value) => typeof value === 'string');
    return { row: first === undefined ? null : String(first), column: header };
  }
  return { row: null, column: String(sheet.rows[row - 2]?.[column - 1] ?? '') };
}
