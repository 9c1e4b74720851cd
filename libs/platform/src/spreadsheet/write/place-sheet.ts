import { cellContent, kindFormat, richCell, type WritingContext } from './cell-content.js';
import { textWidth, wrappedLines } from './text-width.js';
import type { Block, Column, FactsBlock, SheetModel, TableBlock, TextBlock } from './workbook-model.js';

/** Widths in characters that fill one A4 page at full size. */
const PAGE_WIDTH = { landscape: 118, portrait: 78 };
const WIDEST_STRETCH = 2;
const WIDEST_AUTO = 40;
const NARROWEST = 6;
const FILLER_WIDTH = 9;
/** Room that the filter button takes in a header. */
const BUTTON_WIDTH = 3;
const FACTS_PER_ROW = 6;
export const CHART_ROWS = 16;
const LINE_POINTS = 15;

export interface SheetColumns {
  /** Width of each column in characters, from column A. */
  widths: number[];
  hidden: boolean[];
}

export interface PlacedTable {
  block: TableBlock;
  sheetName: string;
  /** Rows (1-based) of what a table shows; undefined where it has no such row. */
  titleRow?: number;
  captionRow?: number;
  bandRow?: number;
  headerRow: number;
  firstRow: number;
  /** Data rows, at least 1: an empty table has one row with its sentence. */
  height: number;
  totalsRow?: number;
  rowOfKey: Map<string, number>;
}

export interface PlacedBlock {
  block: Block;
  top: number;
  table?: PlacedTable;
}

export interface PlacedSheet {
  sheet: SheetModel;
  columns: SheetColumns;
  /** Lines under the title: subtitle and provenance. */
  metaLines: string[];
  blocks: PlacedBlock[];
  /** First free row under the blocks. */
  end: number;
}

/** Decides where everything of a sheet stands, so that links and charts of other sheets can point at it. */
export function placeSheet(sheet: SheetModel, first: boolean, meta: (width: number) => string[], context: WritingContext): PlacedSheet {
  const columns = sheetColumns(sheet, context);
  const metaLines = meta(visibleWidth(columns));
  const blocks: PlacedBlock[] = [];
  let row = metaLines.length + (first ? 3 : 4);
  for (let at = 0; at < sheet.blocks.length; at += 1) {
    const block = sheet.blocks[at]!;
    if (block.type === 'table') {
      const table = placeTable(block, sheet.name, row);
      blocks.push({ block, top: row, table });
      row = (table.totalsRow ?? table.firstRow + table.height - 1) + 2;
    } else {
      blocks.push({ block, top: row });
      const next = sheet.blocks[at + 1];
      const beside = block.type === 'chart' && pairsWith(block, blocks, next, row);
      if (!beside) row += blockRows(block, blocks, row) + 1;
    }
  }
  return { sheet, columns, metaLines, blocks, end: row };
}

/** A half chart leaves the row to the next one when it is the left of the two. */
function pairsWith(block: Block, placed: PlacedBlock[], next: Block | undefined, row: number): boolean {
  const isHalf = (one: Block | undefined) => one?.type === 'chart' && one.width === 'half';
  const already = placed.filter((one) => one.top === row).length;
  return isHalf(block) && isHalf(next) && already === 1;
}

function blockRows(block: Block, placed: PlacedBlock[], row: number): number {
  if (block.type === 'chart') {
    const side = placed.filter((one) => one.top === row).map((one) => (one.block.type === 'chart' ? (one.block.height ?? CHART_ROWS) : 0));
    return Math.max(...side);
  }
  if (block.type === 'facts') return factsRows(block);
  return block.type === 'text' ? textRows(block) : 0;
}

function factsRows(block: FactsBlock): number {
  return (block.title === undefined ? 0 : 1) + 2 * Math.ceil(block.pairs.length / FACTS_PER_ROW);
}

function textRows(block: TextBlock): number {
  return (block.title === undefined ? 0 : 1) + block.paragraphs.length;
}

/** Tiles in each line of a facts block: as even as it goes. */
export function factsPerRow(count: number): number {
  return Math.ceil(count / Math.max(1, Math.ceil(count / FACTS_PER_ROW)));
}

function placeTable(block: TableBlock, sheetName: string, top: number): PlacedTable {
  let row = top;
  const take = (present: boolean) => (present ? row++ : undefined);
  const titleRow = take(block.title !== undefined);
  const captionRow = take(block.caption !== undefined || block.columns.some((column) => column.outlineCollapsed));
  const bandRow = take((block.groups ?? []).length > 0);
  const headerRow = row;
  const height = Math.max(1, block.rows.length);
  const rowOfKey = new Map<string, number>();
  block.rows.forEach(({ key }, at) => {
    if (key !== undefined && !rowOfKey.has(key)) rowOfKey.set(key, headerRow + 1 + at);
  });
  const hasTotals = block.rows.length > 0 && (block.totals !== undefined || block.columns.some((column) => column.totalsFunction));
  const totalsRow = hasTotals ? headerRow + 1 + height : undefined;
  return { block, sheetName, titleRow, captionRow, bandRow, headerRow, firstRow: headerRow + 1, height, totalsRow, rowOfKey };
}

function sheetColumns(sheet: SheetModel, context: WritingContext): SheetColumns {
  const tables = sheet.blocks.filter((block) => block.type === 'table');
  const widths: number[] = [];
  const hidden: boolean[] = [];
  for (const table of tables) {
    table.columns.forEach((column, at) => {
      widths[at] = Math.max(widths[at] ?? 0, columnWidth(column, table, context));
      hidden[at] = (hidden[at] ?? false) || column.outlineCollapsed === true;
    });
    widenForBands(table, widths);
  }
  const page = PAGE_WIDTH[sheet.landscape === false ? 'portrait' : 'landscape'];
  const shown = visibleWidth({ widths, hidden });
  if (shown < page && widths.length > 0) {
    const stretch = Math.min(WIDEST_STRETCH, page / shown);
    widths.forEach((width, at) => (widths[at] = Math.round(width * stretch * 10) / 10));
  }
  while (visibleWidth({ widths, hidden }) < page - FILLER_WIDTH / 2) {
    widths.push(FILLER_WIDTH);
    hidden.push(false);
  }
  return { widths, hidden };
}

export function visibleWidth({ widths, hidden }: SheetColumns): number {
  return widths.reduce((sum, width, at) => sum + (hidden[at] ? 0 : width), 0);
}

/** Wide enough for every figure (or it would show as ####) and for the header in two lines; texts wrap. */
function columnWidth(column: Column, table: TableBlock, context: WritingContext): number {
  const header = textWidth(column.title);
  const headerNeed = Math.max(Math.ceil(header / 2) + 1, longestWord(column.title)) + BUTTON_WIDTH;
  const rows = table.totals === undefined ? table.rows : [...table.rows, table.totals];
  let figures = 0;
  let texts = 0;
  for (const row of rows) {
    const cell = row.cells[column.key];
    if (cell === undefined) continue;
    const { value, emphasis } = richCell(cell);
    const content = cellContent(value, column, context, emphasis);
    const width = textWidth(content.shown) + 2;
    if ('number' in content) figures = Math.max(figures, width);
    else texts = Math.max(texts, width + 1);
  }
  const wanted = column.width ?? Math.min(WIDEST_AUTO, Math.max(texts, NARROWEST));
  return Math.max(wanted, figures, headerNeed);
}

/** Chinese breaks anywhere; a Latin word does not. */
function longestWord(title: string): number {
  return Math.max(...title.split(/[\s/（）()]|(?<=[\u2e80-\u9fff\uff00-\uffef])/).map(textWidth));
}

function widenForBands(table: TableBlock, widths: number[]): void {
  for (const group of table.groups ?? []) {
    const [from, to] = bandColumns(table, group);
    const span = widths.slice(from, to + 1).reduce((sum, width) => sum + width, 0);
    const lack = textWidth(group.title) + 2 - span;
    if (lack > 0) widths[to]! += lack;
  }
}

/** 0-based first and last column of a band. */
export function bandColumns(table: TableBlock, group: { title: string; from: string; to: string }): [number, number] {
  const at = (key: string) => table.columns.findIndex((column) => column.key === key);
  const [from, to] = [at(group.from), at(group.to)];
  if (from < 0 || to < from) throw new Error(`Band “${group.title}” of table ${table.id} names columns that are not there`);
  return [from, to];
}

/** Splits the sheet's width into so many neighbouring spans of about equal width, each with a visible column; 1-based columns, inclusive. */
export function evenSpans(columns: SheetColumns, count: number): [number, number][] {
  const total = visibleWidth(columns);
  const last = columns.widths.length;
  const visible = columns.widths.flatMap((width, at) => (columns.hidden[at] ? [] : [{ column: at + 1, width }]));
  const spans: [number, number][] = [];
  let left = 1;
  let sum = 0;
  for (const [at, { column, width }] of visible.entries()) {
    if (spans.length === count - 1) break;
    const goal = (total * (spans.length + 1)) / count;
    const enoughLeft = visible.length - at - 1 >= count - spans.length;
    sum += width;
    if (sum < goal - width / 2 && enoughLeft) continue;
    spans.push([left, column]);
    left = column + 1;
  }
  if (left <= last) spans.push([left, last]);
  return spans;
}

/** Height in points of a row whose texts wrap. */
export function textHeight(texts: { text: string; width: number }[]): number {
  const lines = Math.max(1, ...texts.map(({ text, width }) => wrappedLines(text, width)));
  return Math.min(409, Math.max(18, lines * LINE_POINTS + 4));
}

/** Number format that a column's figures share, for chart axes. */
export function axisFormat(column: Column, context: WritingContext): string {
  return column.kind === 'rate'
    ? '0%'
    : column.kind === 'text'
      ? 'General'
      : column.kind === 'points'
        ? 'General'
        : kindFormat(column.kind, context.language);
}
