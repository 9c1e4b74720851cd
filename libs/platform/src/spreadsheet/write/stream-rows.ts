import { Readable } from 'node:stream';
import { translate } from '../../i18n/translate.js';
import { cellContent, kindFormat, type WritingContext } from './cell-content.js';
import { writeTo, type ByteTarget } from './byte-target.js';
import { COLORS, StyleBook, type CellStyle } from './cell-styles.js';
import {
  cellMaker,
  finishStreamedPackage,
  ROWS_PER_SHEET,
  RowSource,
  writeStreamedSheet,
  type StreamedCell,
  type WrittenSheet,
} from './stream-sheet.js';
import { textWidth } from './text-width.js';
import { serialOfInstant } from './wall-clock.js';
import type { CellValue, ColumnKind } from './workbook-model.js';
import { ZipWriter } from './zip-writer.js';

export interface StreamColumn {
  title: string;
  kind: ColumnKind;
  /** In characters; default by kind. */
  width?: number;
}

export interface StreamedWorkbook {
  language: 'zh' | 'en';
  /** Readable title, for the file's properties and the sheet that tells about the data. */
  title: string;
  sheetName: string;
  columns: StreamColumn[];
  /** Provenance and definitions: label and value, written on a last sheet 说明/About. */
  about: { label: string; value: string }[];
  /** Custom document properties for `fairmark verify`. */
  custom: Record<string, string>;
  author?: string;
  created?: Date;
  /** Where an instant gets its wall clock; default Asia/Shanghai. */
  timeZone?: string;
}

export interface StreamOptions {
  /** Header included; default the programs' limit of 1 048 576. */
  rowsPerSheet?: number;
  /** Called every thousand rows or so, and once more when all are written, before the properties are. */
  onProgress?: (rows: number) => void;
  signal?: AbortSignal;
}

export interface StreamedResult {
  rows: number;
  /** Data sheets written. */
  sheets: number;
}

export type RowStream = AsyncIterable<CellValue[]> | Iterable<CellValue[]>;

const HEADER: CellStyle = { bold: true, color: 'FFFFFF', fill: COLORS.brand, horizontal: 'center', wrap: true };
const KIND_WIDTH: Record<ColumnKind, number> = { text: 16, int: 10, score: 10, rate: 10, points: 10, date: 12, datetime: 18, month: 12 };
const DEFAULT_ZONE = 'Asia/Shanghai';
const PROGRESS_EVERY = 1000;

/**
 * Writes an xlsx file of any number of rows in bounded memory; past the row limit it goes on in a new sheet of the same columns.
 * Missing values are empty cells: this file is for own analysis, where a "—" would stand in the way of sums. A file path is
 * written under a temporary name and renamed at the end. Fails with a FairmarkError when the disk is full or the path cannot be
 * written, with an Error on NaN, an invalid date or a text in a column of figures.
 */
export async function streamWorkbook(
  target: ByteTarget,
  workbook: StreamedWorkbook,
  rows: RowStream,
  options: StreamOptions = {},
): Promise<StreamedResult> {
  const styles = new StyleBook(workbook.language);
  const source = new RowSource(rows, rowWriter(workbook, styles, options));
  try {
    return await writeTo(target, (sink) => writePackage(new ZipWriter(sink), workbook, source, styles, options));
  } finally {
    await source.close();
    release(rows);
  }
}

/** A database stream that was never begun to be read still holds its connection. */
function release(rows: RowStream): void {
  if (rows instanceof Readable) rows.destroy();
}

async function writePackage(
  zip: ZipWriter,
  workbook: StreamedWorkbook,
  source: RowSource<CellValue[]>,
  styles: StyleBook,
  options: StreamOptions,
): Promise<StreamedResult> {
  const header = cellMaker(styles.index(HEADER));
  const cells = workbook.columns.map(({ title }) => header.text(title));
  const widths = workbook.columns.map(({ width, kind, title }) => width ?? Math.max(KIND_WIDTH[kind], textWidth(title) + 4));
  const limit = options.rowsPerSheet ?? ROWS_PER_SHEET;
  const sheets: WrittenSheet[] = [];
  do {
    const number = sheets.length + 1;
    const name = number === 1 ? workbook.sheetName : `${workbook.sheetName.slice(0, 26)}_${number}`;
    const sheet = {
      name,
      widths,
      headers: [{ cells, height: 24 }],
      filter: true,
      footer: `&C&8 ${translate(workbook.language, 'report.page')}`,
    };
    sheets.push(await writeStreamedSheet(zip, number, sheet, source, limit));
  } while (await source.isLeft());
  const result = { rows: sheets.reduce((sum, sheet) => sum + sheet.rows, 0), sheets: sheets.length };
  options.onProgress?.(result.rows);
  sheets.push(await writeAbout(zip, sheets.length + 1, workbook, styles));
  const { title, author = 'Fairmark', created = new Date(), custom } = workbook;
  await finishStreamedPackage(zip, sheets, styles, { title, author, created, custom });
  return result;
}

async function writeAbout(zip: ZipWriter, number: number, workbook: StreamedWorkbook, styles: StyleBook): Promise<WrittenSheet> {
  const title = cellMaker(styles.index({ bold: true, size: 14, color: COLORS.brand }));
  const label = cellMaker(styles.index({ color: COLORS.muted, vertical: 'top' }));
  const text = cellMaker(styles.index({ wrap: true, vertical: 'top' }));
  const rows = [[title.text(workbook.title)], ...workbook.about.map((entry) => [label.text(entry.label), text.text(entry.value)])];
  const name = translate(workbook.language, 'report.about_sheet');
  return writeStreamedSheet(zip, number, { name, widths: [22, 90], headers: [], filter: false }, new RowSource(rows, (row) => row));
}

/** Turns rows into cells, and tells of them now and then. */
function rowWriter(
  workbook: StreamedWorkbook,
  styles: StyleBook,
  { onProgress, signal }: StreamOptions,
): (row: CellValue[]) => StreamedCell[] {
  const context: WritingContext = { language: workbook.language, timeZone: workbook.timeZone ?? DEFAULT_ZONE };
  const writers = workbook.columns.map((column) => cellWriter(column, styles, context));
  let count = 0;
  return (row) => {
    if (row.length !== writers.length) throw new Error(`A row has ${row.length} cells for ${writers.length} columns`);
    count += 1;
    if (count % PROGRESS_EVERY === 0) {
      onProgress?.(count);
      signal?.throwIfAborted();
    }
    return row.map((value, at) => writers[at]!(value));
  };
}

/** The way from a value to a cell for one column, with its styles looked up once. */
function cellWriter(column: StreamColumn, styles: StyleBook, context: WritingContext): (value: CellValue) => StreamedCell {
  const plain = cellMaker(styles.index({}));
  const quoted = cellMaker(styles.index({ quotePrefix: true }));
  const formatted = cellMaker(
    column.kind === 'text' ? styles.index({}) : styles.index({ format: kindFormat(column.kind, context.language) }),
  );
  const text = (value: string) => (/^[=+\-@]/.test(value) ? quoted : plain).text(value);
  const [yes, no] = [true, false].map((value) => plain.text(translate(context.language, value ? 'report.yes' : 'report.no')));
  return (value) => {
    if (value === null) return undefined;
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'string' && column.kind === 'text') return text(value);
    if (typeof value === 'number' && Number.isFinite(value) && isFigure(column.kind)) return formatted.figure(value);
    if (value instanceof Date && column.kind === 'datetime') return formatted.figure(serialOfInstant(value, context.timeZone));
    const content = cellContent(value, column, context);
    return 'number' in content ? formatted.figure(content.number) : text(content.text);
  };
}

function isFigure(kind: ColumnKind): boolean {
  return kind === 'int' || kind === 'score' || kind === 'rate' || kind === 'points';
}

/* A spreadsheet program would take such a text for a formula, or cut the cell there. */
const FORMULA_START = /^[=+\-@\t\r\0＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
const CSV_PIECE = 64 * 1024;

/**
 * Writes rows as UTF-8 CSV with a byte order mark, so that spreadsheet programs read Chinese right. Texts that would be taken for a
 * formula get a leading `'`; figures never do. Missing values are empty. Instants are written as the centre's wall clock, rates as
 * fractions. Errors as in `streamWorkbook`.
 */
export async function streamCsv(
  target: ByteTarget,
  table: Pick<StreamedWorkbook, 'language' | 'columns' | 'timeZone'>,
  rows: RowStream,
  options: Pick<StreamOptions, 'onProgress' | 'signal'> = {},
): Promise<{ rows: number }> {
  const zone = table.timeZone ?? DEFAULT_ZONE;
  return writeTo(target, async (sink) => {
    let text = `\ufeff${table.columns.map(({ title }) => csvText(title)).join(',')}\r\n`;
    let count = 0;
    for await (const row of rows) {
      if (row.length !== table.columns.length) throw new Error(`A row has ${row.length} cells for ${table.columns.length} columns`);
      text += `${row.map((value, at) => csvCell(value, table.columns[at]!, table.language, zone)).join(',')}\r\n`;
      count += 1;
      if (count % PROGRESS_EVERY === 0) {
        options.onProgress?.(count);
        options.signal?.throwIfAborted();
      }
      if (text.length < CSV_PIECE) continue;
      await sink(Buffer.from(text, 'utf8'));
      text = '';
    }
    await sink(Buffer.from(text, 'utf8'));
    options.onProgress?.(count);
    return { rows: count };
  }).finally(() => release(rows));
}

function csvCell(value: CellValue, column: StreamColumn, language: 'zh' | 'en', timeZone: string): string {
  if (value === null) return '';
  if (typeof value === 'string' && column.kind === 'text') return csvText(value);
  if (typeof value === 'number' && Number.isFinite(value) && isFigure(column.kind)) return String(value);
  const content = cellContent(value, column, { language, timeZone });
  if ('text' in content) return csvText(content.text);
  return content.shown;
}

function csvText(text: string): string {
  const guarded = FORMULA_START.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
