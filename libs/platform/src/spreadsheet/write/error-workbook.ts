import { translate } from '../../i18n/translate.js';
import { writeTo, type ByteTarget } from './byte-target.js';
import { COLORS, StyleBook, type CellStyle } from './cell-styles.js';
import { cellMaker, finishStreamedPackage, RowSource, writeStreamedSheet, type StreamedCell } from './stream-sheet.js';
import { textWidth } from './text-width.js';
import { serialOfInstant } from './wall-clock.js';
import type { CellValue } from './workbook-model.js';
import { ZipWriter } from './zip-writer.js';

export interface ErrorRow {
  /** The row as it was read. A Date is the wall clock of the file, in its UTC fields. */
  cells: CellValue[];
  /** Why the row was refused, in the user's language; empty for a good row kept for context. */
  error: string;
  /** 0-based columns of the cells at fault. */
  badColumns: number[];
}

export interface ErrorWorkbook {
  language: 'zh' | 'en';
  sheetName: string;
  /** Header rows as they stood in the file: one, or two where the header was merged. */
  headerRows: string[][];
  rows: AsyncIterable<ErrorRow> | Iterable<ErrorRow>;
}

const MEASURED_ROWS = 200;
const WIDEST = 40;
const ERROR_WIDTH = 60;
const HEADER: CellStyle = { bold: true, color: 'FFFFFF', fill: COLORS.brand, horizontal: 'center', wrap: true };
const ERROR_HEADER: CellStyle = { ...HEADER, fill: COLORS.warn };

/**
 * Writes the refused rows with a last column 错误原因/Error and the bad cells marked, so that a user can mend the rows and import
 * this very file again: the headers are as they were, and the added column is one that imports ignore. Texts stay texts (leading
 * zeros, long numbers). Bounded in memory. Cells past the last header column stand after the error column.
 */
export async function writeErrorWorkbook(target: ByteTarget, workbook: ErrorWorkbook): Promise<{ rows: number }> {
  const styles = new StyleBook(workbook.language);
  const iterator = toAsync(workbook.rows);
  const measured: ErrorRow[] = [];
  for (let step = await iterator.next(); !step.done; step = await iterator.next()) {
    measured.push(step.value);
    if (measured.length === MEASURED_ROWS) break;
  }
  const columns = Math.max(1, ...workbook.headerRows.map((cells) => cells.length), ...measured.map((row) => row.cells.length));
  const source = new RowSource(allRows(measured, iterator), (row) => rowCells(row, columns, styles));
  try {
    return await writeTo(target, async (sink) => {
      const zip = new ZipWriter(sink);
      const written = await writeStreamedSheet(zip, 1, errorSheet(workbook, measured, columns, styles), source);
      const custom = { report: 'import-errors', language: workbook.language };
      await finishStreamedPackage(zip, [written], styles, { title: workbook.sheetName, author: 'Fairmark', created: new Date(), custom });
      return { rows: written.rows };
    });
  } finally {
    await source.close();
    await iterator.return(undefined);
  }
}

async function* toAsync(rows: AsyncIterable<ErrorRow> | Iterable<ErrorRow>): AsyncGenerator<ErrorRow> {
  yield* rows;
}

async function* allRows(measured: ErrorRow[], rest: AsyncGenerator<ErrorRow>): AsyncGenerator<ErrorRow> {
  yield* measured;
  yield* rest;
}

function errorSheet(
  workbook: ErrorWorkbook,
  measured: ErrorRow[],
  columns: number,
  styles: StyleBook,
): Parameters<typeof writeStreamedSheet>[2] {
  const { headerRows, language } = workbook;
  const last = headerRows.length - 1;
  const headers = headerRows.map((cells, at) => {
    const header = cellMaker(styles.index(HEADER));
    const row = Array.from({ length: columns }, (_, column) => header.text(cells[column] ?? ''));
    const title = at === last ? translate(language, 'report.error_column') : '';
    return { cells: [...row, cellMaker(styles.index(ERROR_HEADER)).text(title)], height: 24 };
  });
  const widths = Array.from({ length: columns }, (_, column) => {
    const texts = [...headerRows.map((cells) => cells[column] ?? ''), ...measured.map((row) => shownText(row.cells[column] ?? null))];
    return Math.min(WIDEST, Math.max(10, ...texts.map((text) => textWidth(text) + 3)));
  });
  return { name: workbook.sheetName, widths: [...widths, ERROR_WIDTH], headers, filter: headers.length > 0 };
}

function shownText(value: CellValue): string {
  return value instanceof Date ? '2026-10-05 08:30' : String(value ?? '');
}

function rowCells(row: ErrorRow, columns: number, styles: StyleBook): StreamedCell[] {
  const bad = new Set(row.badColumns);
  const own = Array.from({ length: columns }, (_, at) => errorCell(row.cells[at] ?? null, bad.has(at), styles));
  const error = cellMaker(styles.index({ color: COLORS.warn, wrap: true })).text(row.error);
  return [...own, error, ...row.cells.slice(columns).map((value, at) => errorCell(value, bad.has(columns + at), styles))];
}

function errorCell(value: CellValue, bad: boolean, styles: StyleBook): StreamedCell {
  const tone: CellStyle = bad ? { bold: true, color: COLORS.warn, fill: COLORS.warnFill } : {};
  if (value === null) return bad ? cellMaker(styles.index(tone)).text('') : undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return cellMaker(styles.index(tone)).figure(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    const serial = serialOfInstant(value, 'UTC');
    const format = Number.isInteger(serial) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss';
    return cellMaker(styles.index({ ...tone, format })).figure(serial);
  }
  const text = typeof value === 'string' ? value : value instanceof Date || typeof value === 'number' ? '' : String(value);
  // Programs show a longer text of that format as ####.
  return cellMaker(styles.index(text.length > 255 ? tone : { ...tone, format: '@' })).text(text);
}
