import ExcelJS from 'exceljs';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import type { SampleCell, SampleTable } from './sample-table.js';

const AUTHOR = '质检培训组';
const HEADER_FILL = 'FFDDEBF7';
const GRID = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const INSTANT = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;

/** An empty workbook whose properties do not depend on when it is made. */
export function stableWorkbook(): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = AUTHOR;
  workbook.lastModifiedBy = AUTHOR;
  workbook.created = new Date(Date.UTC(2026, 10, 2));
  workbook.modified = new Date(Date.UTC(2026, 10, 2));
  return workbook;
}

/** The workbook's bytes, the same at every run: each zip entry carries one fixed date. */
export async function stableBytes(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  const entries: Zippable = {};
  // fflate writes local wall-clock time: a date made from local parts gives the same bytes in every zone.
  const mtime = new Date(2026, 10, 2, 9, 0, 0);
  for (const name of Object.keys(parts).sort()) entries[name] = [parts[name] as Uint8Array, { mtime, level: 9 }];
  return zipSync(entries);
}

/** A wall-clock date or instant as the date cell that Excel shows, or null when the text is neither. */
export function dateCell(text: string): { value: Date; numFmt: string } | null {
  const day = DATE.exec(text);
  if (day !== null) return { value: new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]))), numFmt: 'yyyy-mm-dd' };
  const at = INSTANT.exec(text)?.slice(1).map(Number);
  if (at === undefined) return null;
  const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0] = at;
  return { value: new Date(Date.UTC(year, month - 1, date, hour, minute, second)), numFmt: 'yyyy-mm-dd hh:mm:ss' };
}

function fillCell(cell: ExcelJS.Cell, content: SampleCell): void {
  if (content === null) return;
  const asDate = typeof content === 'string' ? dateCell(content) : null;
  if (asDate !== null) {
    cell.value = asDate.value;
    cell.numFmt = asDate.numFmt;
    return;
  }
  cell.value = content;
  // Employee numbers and ids stay text also when somebody edits the cell.
  if (typeof content === 'string' && /^[\w-]*\d[\w-]*$/.test(content)) cell.numFmt = '@';
}

/** Width in columns of ASCII: a Chinese character takes two. */
function displayWidth(content: SampleCell): number {
  return [...String(content ?? '')].reduce((width, character) => width + (character.charCodeAt(0) > 0xff ? 2 : 1), 0);
}

export function styleHeader(cell: ExcelJS.Cell): void {
  cell.font = { bold: true };
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_FILL } };
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  cell.border = { top: GRID, left: GRID, bottom: GRID, right: GRID };
}

/** A sheet as a careful person keeps it: bold frozen header, filter, widths that fit, dates as dates. */
function addTableSheet(workbook: ExcelJS.Workbook, name: string, table: SampleTable): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }] });
  table.headers.forEach((header, index) => {
    const cell = sheet.getCell(1, index + 1);
    cell.value = header;
    styleHeader(cell);
    const widest = table.rows.reduce((width, row) => Math.max(width, displayWidth(row[index] ?? null)), displayWidth(header));
    sheet.getColumn(index + 1).width = Math.min(44, Math.max(8, widest + 2));
  });
  table.rows.forEach((row, rowIndex) => {
    row.forEach((content, index) => fillCell(sheet.getCell(rowIndex + 2, index + 1), content));
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(1, table.rows.length + 1), column: table.headers.length } };
}

/** A workbook of one table. */
export async function tableWorkbook(sheetName: string, table: SampleTable): Promise<Uint8Array> {
  const workbook = stableWorkbook();
  addTableSheet(workbook, sheetName, table);
  return stableBytes(workbook);
}
