import { absoluteRange, cellRange, columnLetters } from './cell-address.js';
import type { StyleBook } from './cell-styles.js';
import {
  appPropertiesXml,
  contentTypesXml,
  corePropertiesXml,
  customPropertiesXml,
  relationsXml,
  rootRelationsXml,
  workbookXml,
  type DocumentProperties,
} from './package-parts.js';
import { emptyTag, openTag, textElement, xmlText, XML_HEAD } from './xml-text.js';
import { sheetViewXml } from './worksheet-xml.js';
import type { ZipWriter } from './zip-writer.js';

/** A cell of a streamed sheet: a figure or a text with its style's index; undefined: nothing there. */
export type StreamedCell = { value: number | string; style: number } | undefined;

export const ROWS_PER_SHEET = 1_048_576;
const ROWS_PER_PIECE = 256;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const letters: string[] = [];

/** One row's XML; texts stand in the row itself, because a shared table would grow with the file. */
function streamedRowXml(row: number, cells: StreamedCell[], height?: number): string {
  let xml = height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}" customHeight="1">`;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (cell === undefined) continue;
    const name = (letters[at] ??= columnLetters(at + 1));
    if (typeof cell.value === 'number') xml += `<c r="${name}${row}" s="${cell.style}"><v>${cell.value}</v></c>`;
    else if (cell.value === '') xml += `<c r="${name}${row}" s="${cell.style}"/>`;
    else xml += `<c r="${name}${row}" s="${cell.style}" t="inlineStr"><is>${textElement(cell.value)}</is></c>`;
  }
  return `${xml}</row>`;
}

interface StreamedSheet {
  name: string;
  widths: number[];
  /** Header rows, written first and kept in view; the last of them carries the filter. */
  headers: { cells: StreamedCell[]; height: number }[];
  filter: boolean;
  /** Footer code of the printed page. */
  footer?: string;
}

export interface WrittenSheet {
  name: string;
  columns: number;
  headerRows: number;
  rows: number;
  filter: boolean;
}

/**
 * Writes one worksheet part from rows as they come, until the rows end or the sheet is full.
 * @returns how many rows it holds, and whether rows are left for another sheet
 */
export async function writeStreamedSheet(
  zip: ZipWriter,
  number: number,
  sheet: StreamedSheet,
  rows: RowSource,
  limit = ROWS_PER_SHEET,
): Promise<WrittenSheet> {
  const written: WrittenSheet = {
    name: sheet.name,
    columns: sheet.widths.length,
    headerRows: sheet.headers.length,
    rows: 0,
    filter: sheet.filter,
  };
  async function* pieces(): AsyncGenerator<string> {
    yield sheetHead(sheet, number === 1);
    let row = 0;
    let xml = sheet.headers.map(({ cells, height }) => streamedRowXml((row += 1), cells, height)).join('');
    for (let cells = await rows.peek(); cells !== undefined && row < limit; cells = await rows.peek()) {
      rows.take();
      xml += streamedRowXml((row += 1), cells);
      written.rows += 1;
      if (written.rows % ROWS_PER_PIECE !== 0) continue;
      yield xml;
      xml = '';
    }
    yield xml + sheetFoot(sheet, row);
  }
  await zip.add(`xl/worksheets/sheet${number}.xml`, pieces());
  return written;
}

function sheetHead(sheet: StreamedSheet, first: boolean): string {
  const columns = sheet.widths.map((width, at) => emptyTag('col', { min: at + 1, max: at + 1, width, customWidth: true }));
  return (
    `${XML_HEAD}${openTag('worksheet', { xmlns: MAIN })}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    sheetViewXml({ freeze: { rows: sheet.headers.length, columns: 0 }, gridLines: true }, first) +
    `<sheetFormatPr defaultRowHeight="15"/>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`
  );
}

function sheetFoot(sheet: StreamedSheet, rows: number): string {
  const { headers, widths } = sheet;
  const filter = sheet.filter
    ? emptyTag('autoFilter', { ref: cellRange(headers.length, 1, Math.max(rows, headers.length), widths.length) })
    : '';
  return (
    `</sheetData>${filter}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>` +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    (sheet.footer === undefined ? '' : `<headerFooter><oddFooter>${xmlText(sheet.footer)}</oddFooter></headerFooter>`) +
    `<ignoredErrors>${emptyTag('ignoredError', { sqref: cellRange(1, 1, Math.max(1, rows), Math.max(1, widths.length)), numberStoredAsText: true })}</ignoredErrors></worksheet>`
  );
}

/** Writes every part but the sheets and closes the archive. */
export async function finishStreamedPackage(
  zip: ZipWriter,
  sheets: WrittenSheet[],
  styles: StyleBook,
  properties: DocumentProperties,
): Promise<void> {
  const names = sheets.flatMap((sheet, at) => {
    const name = (id: string, reference: string, hidden?: boolean) =>
      `${openTag('definedName', { name: id, localSheetId: at, hidden })}${xmlText(reference)}</definedName>`;
    const range = absoluteRange(sheet.name, sheet.headerRows, 1, sheet.headerRows + sheet.rows, sheet.columns);
    const filter = sheet.filter ? [name('_xlnm._FilterDatabase', range, true)] : [];
    if (sheet.headerRows === 0) return filter;
    const prefix = absoluteRange(sheet.name, 1, 1, 1, 1).replace('$A$1', '');
    return [...filter, name('_xlnm.Print_Titles', `${prefix}$1:$${sheet.headerRows}`)];
  });
  const worksheets = sheets.map((_, at) => ({ kind: 'worksheet' as const, target: `worksheets/sheet${at + 1}.xml` }));
  const parts: [string, string][] = [
    [
      'xl/workbook.xml',
      workbookXml(
        sheets.map((sheet) => sheet.name),
        names.join(''),
      ),
    ],
    ['xl/_rels/workbook.xml.rels', relationsXml([...worksheets, { kind: 'styles', target: 'styles.xml' }])],
    ['xl/styles.xml', styles.xml()],
    ['docProps/core.xml', corePropertiesXml(properties)],
    ['docProps/app.xml', appPropertiesXml()],
    ['docProps/custom.xml', customPropertiesXml(properties.custom)],
    ['_rels/.rels', rootRelationsXml()],
  ];
  for (const [name, xml] of parts) await zip.add(name, [xml]);
  const all = [...worksheets.map(({ target }) => `xl/${target}`), ...parts.map(([name]) => name)];
  await zip.add('[Content_Types].xml', [contentTypesXml(all)]);
  await zip.finish();
}

/** Rows with one looked-at row in hand, so that a full sheet knows whether another is needed. */
export class RowSource {
  private next: StreamedCell[] | undefined;
  private readonly iterator: Iterator<StreamedCell[]> | AsyncIterator<StreamedCell[]>;

  constructor(rows: AsyncIterable<StreamedCell[]> | Iterable<StreamedCell[]>) {
    this.iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  async peek(): Promise<StreamedCell[] | undefined> {
    if (this.next === undefined) {
      const step = await this.iterator.next();
      this.next = step.done ? undefined : step.value;
    }
    return this.next;
  }

  take(): void {
    this.next = undefined;
  }

  /** Lets the source free what it holds (a database cursor) when the writing ends early. */
  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}
