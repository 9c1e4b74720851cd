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

/** A cell of a streamed sheet, as the rest of its XML behind the address; undefined: nothing there. */
export type StreamedCell = string | undefined;

export const ROWS_PER_SHEET = 1_048_576;
const ROWS_TOGETHER = 128;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** How the cells of each column begin. */
const heads: string[] = [];

/** Makes the cells of one style, of which there may be millions. */
export interface CellMaker {
  figure(value: number): string;
  /** Texts stand in the row itself, because a shared table would grow with the file. */
  text(value: string): string;
}

/** @param style index of the style in the workbook's book */
export function cellMaker(style: number): CellMaker {
  const [figureHead, textHead, empty] = [` s="${style}"><v>`, ` s="${style}" t="inlineStr"><is>`, ` s="${style}"/>`];
  return {
    figure: (value) => `${figureHead}${value}</v></c>`,
    text: (value) => (value === '' ? empty : `${textHead}${textElement(value)}</is></c>`),
  };
}

/** One row's XML. */
function streamedRowXml(row: number, cells: readonly StreamedCell[], height?: number): string {
  let xml = height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}" customHeight="1">`;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (cell === undefined) continue;
    xml += `${(heads[at] ??= `<c r="${columnLetters(at + 1)}`)}${row}"${cell}`;
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
export async function writeStreamedSheet<Row>(
  zip: ZipWriter,
  number: number,
  sheet: StreamedSheet,
  source: RowSource<Row>,
  limit = ROWS_PER_SHEET,
): Promise<WrittenSheet> {
  const written: WrittenSheet = {
    name: sheet.name,
    columns: sheet.widths.length,
    headerRows: sheet.headers.length,
    rows: 0,
    filter: sheet.filter,
  };
  await zip.stream(`xl/worksheets/sheet${number}.xml`, async (text) => {
    text.write(sheetHead(sheet, number === 1));
    let row = 0;
    for (const { cells, height } of sheet.headers) text.write(streamedRowXml((row += 1), cells, height));
    for (;;) {
      const rows = await source.take(Math.min(ROWS_TOGETHER, limit - row));
      if (rows.length === 0) break;
      for (const each of rows) text.write(streamedRowXml((row += 1), source.cellsOf(each)));
      written.rows += rows.length;
      // The promise that brought them holds on to them until a full collection of garbage.
      rows.length = 0;
      await text.ready();
    }
    text.write(sheetFoot(sheet, row));
  });
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
  for (const [name, xml] of parts) await zip.add(name, xml);
  const all = [...worksheets.map(({ target }) => `xl/${target}`), ...parts.map(([name]) => name)];
  await zip.add('[Content_Types].xml', contentTypesXml(all));
  await zip.finish();
}

/** Rows on their way into sheets, taken in lots. */
export class RowSource<Row> {
  private readonly iterator: Iterator<Row> | AsyncIterator<Row>;
  /** A row that was only looked at. */
  private next: { row: Row } | null = null;

  /** @param cellsOf the row's cells by column */
  constructor(
    rows: AsyncIterable<Row> | Iterable<Row>,
    readonly cellsOf: (row: Row) => readonly StreamedCell[],
  ) {
    this.iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  /** At most so many rows; none at the end. */
  async take(most: number): Promise<Row[]> {
    const rows: Row[] = [];
    if (most > 0 && this.next !== null) rows.push(this.next.row);
    if (most > 0) this.next = null;
    while (rows.length < most) {
      const step = await this.iterator.next();
      if (step.done) break;
      rows.push(step.value);
    }
    return rows;
  }

  /** Whether another row is left, so that a full sheet knows whether another is needed. */
  async isLeft(): Promise<boolean> {
    const [row] = this.next === null ? await this.take(1) : [this.next.row];
    if (row !== undefined) this.next = { row };
    return row !== undefined;
  }

  /** Lets the source free what it holds (a database cursor) when the writing ends early. */
  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}
