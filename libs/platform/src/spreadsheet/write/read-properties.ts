import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { readXlsx, type CellValue as ReadValue, type Workbook } from 'hucre/xlsx';
import { fromBuffer, open, type Entry, type ZipFile } from 'yauzl';
import { FairmarkError } from '../../errors/fairmark-error.js';
import { MISSING } from './cell-content.js';

export type ReadCell = string | number | boolean | Date | null;

export interface ReadTable {
  sheet: string;
  /** Row of the headers and column of the first one, from 1. */
  top: number;
  left: number;
  headers: string[];
  /** Rows in the order of the file, which a user may have sorted. "—" is null; a Date is wall clock in its UTC fields. */
  rows: ReadCell[][];
}

export interface ReadBook {
  /** By table id. */
  tables: Map<string, ReadTable>;
  /** All cells of each sheet, from A1 on; values as in tables. */
  sheets: { name: string; rows: ReadCell[][] }[];
}

/** More than any report expands to; a file beyond it is none of ours. */
const LARGEST_EXPANDED = 512 * 1024 * 1024;
const LARGEST_PACKED = 128 * 1024 * 1024;
const LARGEST_PROPERTIES = 1024 * 1024;
const PLACE = /^(.+)!(\d+):(\d+):(\d+)$/;

/**
 * Custom document properties of a workbook, as text; empty for a file without any. Reads that one part only, so the size of the
 * workbook does not matter. FairmarkError when it is no readable xlsx.
 */
export async function readCustomProperties(path: string | Uint8Array): Promise<Record<string, string>> {
  const { xml } = await inspect(path);
  const properties: Record<string, string> = {};
  for (const [, attributes, value] of (xml ?? '').matchAll(/<(?:\w+:)?property\s([^>]*)>\s*<vt:\w+>([^<]*)<\/vt:\w+>/g)) {
    const name = /\bname="([^"]*)"/.exec(attributes!)?.[1];
    if (name !== undefined) properties[plainText(name)] = plainText(value!);
  }
  return properties;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainText(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal === undefined ? (ENTITIES[name!] ?? whole) : String.fromCodePoint(Number(decimal));
  });
}

/** The tables of `readBook`. */
export async function readTables(path: string): Promise<Map<string, ReadTable>> {
  return (await readBook(path)).tables;
}

/**
 * A workbook that this product wrote: its tables by id, and its sheets. Survives being saved again by another program: where that
 * dropped the tables, the places noted in the document properties are used. Figures then may differ in the 15th digit.
 * @param source a path, or the bytes of a file
 */
export async function readBook(source: string | Uint8Array): Promise<ReadBook> {
  const properties = await readCustomProperties(source);
  const workbook = await readWorkbook(source);
  const sheets = workbook.sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => Array.from(row ?? [], (value) => readCell(value ?? null))),
  }));
  return { tables: tablesOf(workbook, properties), sheets };
}

function tablesOf(workbook: Workbook, properties: Record<string, string>): Map<string, ReadTable> {
  const found = new Map<string, ReadTable>();
  for (const sheet of workbook.sheets) {
    for (const table of sheet.tables ?? []) {
      const range = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(table.range ?? '');
      if (range === null) continue;
      const [top, bottom] = [Number(range[2]), Number(range[4])];
      const isEmpty = PLACE.exec(properties[`table.${table.name}`] ?? '')?.[3] === '0' && bottom === top + 1;
      const height = isEmpty ? 0 : bottom - top;
      found.set(table.name, cut(sheet.name, sheet.rows, top, height, columnNumber(range[1]!), columnNumber(range[3]!)));
    }
  }
  for (const [name, place] of Object.entries(properties)) {
    const match = PLACE.exec(place);
    const id = name.slice('table.'.length);
    const sheet = match === null ? undefined : workbook.sheets.find((one) => one.name === match[1]);
    if (!name.startsWith('table.') || found.has(id) || match === null || sheet === undefined) continue;
    found.set(id, cut(sheet.name, sheet.rows, Number(match[2]), Number(match[3]), 1, Number(match[4])));
  }
  return found;
}

function cut(sheet: string, rows: ReadValue[][], headerRow: number, height: number, left: number, right: number): ReadTable {
  const part = (row: ReadValue[] | undefined) =>
    Array.from({ length: right - left + 1 }, (_, at) => readCell(row?.[left - 1 + at] ?? null));
  const headers = part(rows[headerRow - 1]).map((value) => String(value ?? ''));
  return { sheet, top: headerRow, left, headers, rows: Array.from({ length: height }, (_, at) => part(rows[headerRow + at])) };
}

function readCell(value: ReadValue): ReadCell {
  if (value === MISSING || value === undefined) return null;
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? String(value) : value;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

async function readWorkbook(source: string | Uint8Array): Promise<Workbook> {
  const file = nameOf(source);
  const { expanded, packed } = await inspect(source);
  if (packed > LARGEST_PACKED || expanded > LARGEST_EXPANDED) throw new FairmarkError('report.not_a_workbook', { file });
  try {
    return await readXlsx(typeof source === 'string' ? await readFile(source) : source);
  } catch {
    throw new FairmarkError('report.not_a_workbook', { file });
  }
}

interface Inspection {
  packed: number;
  /** Sum of the sizes that the zip directory promises, before anything is expanded. */
  expanded: number;
  /** docProps/custom.xml; null when the file has none. */
  xml: string | null;
}

function nameOf(source: string | Uint8Array): string {
  return typeof source === 'string' ? basename(source) : 'xlsx';
}

async function inspect(source: string | Uint8Array): Promise<Inspection> {
  const file = nameOf(source);
  const packed = typeof source === 'string' ? await sizeOf(source, file) : source.byteLength;
  const read = await readDirectory(source).catch(() => null);
  if (read === null || !read.isWorkbook) throw new FairmarkError('report.not_a_workbook', { file });
  return { packed, expanded: read.expanded, xml: read.xml };
}

async function sizeOf(path: string, file: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new FairmarkError('report.file_missing', { file });
  return found.size;
}

function readDirectory(source: string | Uint8Array): Promise<{ expanded: number; xml: string | null; isWorkbook: boolean }> {
  return new Promise((resolve, reject) => {
    const read = (error: Error | null, zip: ZipFile) => {
      if (error) return reject(error);
      const seen = { expanded: 0, xml: null as string | null, isWorkbook: false };
      zip.on('error', reject);
      zip.on('end', () => resolve(seen));
      zip.on('entry', (entry: Entry) => {
        seen.expanded += entry.uncompressedSize;
        seen.isWorkbook ||= entry.fileName === 'xl/workbook.xml';
        if (entry.fileName !== 'docProps/custom.xml' || entry.uncompressedSize > LARGEST_PROPERTIES) return zip.readEntry();
        return zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          return text(stream).then((xml) => {
            seen.xml = xml;
            zip.readEntry();
          }, reject);
        });
      });
      return zip.readEntry();
    };
    const options = { lazyEntries: true, autoClose: true };
    if (typeof source === 'string') open(source, options, read);
    else fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, read);
  });
}
