import { translate } from '../../i18n/translate.js';
import { cellAddress, quotedSheet } from './cell-address.js';
import { cellContent, richCell, type CellContent, type WritingContext } from './cell-content.js';
import { COLORS, type CellStyle } from './cell-styles.js';
import { bandColumns, textHeight, type PlacedTable } from './place-sheet.js';
import type { SheetDraft } from './sheet-draft.js';
import type { CellLink, Column, ColumnKind, Emphasis, RichCell, Row } from './workbook-model.js';

/** Where a link leads in this workbook, or null when its row is not there. */
export type ResolveLink = (link: CellLink) => string | null;

const HEADER: CellStyle = { bold: true, color: 'FFFFFF', fill: COLORS.brand, border: 'header', horizontal: 'center', wrap: true };
const BAND: CellStyle = { bold: true, color: COLORS.brand, fill: COLORS.band, border: 'tile-bottom', horizontal: 'center' };
const TITLE: CellStyle = { bold: true, size: 12, color: COLORS.brand };
export const CAPTION: CellStyle = { size: 9, color: COLORS.muted };

const EMPHASIS: Record<Emphasis, CellStyle> = {
  warn: { bold: true, color: COLORS.warn, fill: COLORS.warnFill },
  good: { bold: true, color: COLORS.good },
  muted: { color: COLORS.muted },
  'small-sample': { color: COLORS.muted, italic: true },
  'within-chance': { color: COLORS.muted },
};

/** Characters that a text's indent takes. */
const INDENT_WIDTH = 1.5;

const ALIGN: Record<ColumnKind, 'left' | 'center' | 'right'> = {
  text: 'left',
  int: 'right',
  score: 'right',
  rate: 'right',
  points: 'right',
  date: 'center',
  datetime: 'center',
  month: 'center',
};

/** Draws a placed table: title, bands, header with filter, rows, totals, data bars and notes. */
export function drawTable(draft: SheetDraft, placed: PlacedTable, context: WritingContext, resolve: ResolveLink): void {
  drawHead(draft, placed, context);
  const { block, headerRow, firstRow, height } = placed;
  if (block.rows.length === 0) {
    draft.put(firstRow, 1, block.emptyText, { ...CAPTION, size: 10, border: 'row', italic: true });
    draft.paint(firstRow, 2, block.columns.length, { border: 'row' });
  }
  block.rows.forEach((row, at) => drawRow(draft, placed, row, firstRow + at, context, resolve));
  if (placed.totalsRow !== undefined) drawTotals(draft, placed, placed.totalsRow, context, resolve);
  draft.tables.push({ id: block.id, top: headerRow, left: 1, headers: block.columns.map((column) => column.title), height });
  if (block.rows.length > 0) addDataBars(draft, placed);
}

function drawHead(draft: SheetDraft, placed: PlacedTable, context: WritingContext): void {
  const { block, titleRow, captionRow, bandRow, headerRow } = placed;
  if (titleRow !== undefined) {
    draft.put(titleRow, 1, block.title, TITLE);
    draft.heights.set(titleRow, 22);
  }
  if (captionRow !== undefined) {
    draft.put(captionRow, 1, [block.caption, collapsedHint(placed, context)].filter(Boolean).join('　'), CAPTION);
    draft.heights.set(captionRow, 16);
  }
  if (bandRow !== undefined) {
    for (const group of block.groups ?? []) {
      const [from, to] = bandColumns(block, group);
      draft.putMerged(bandRow, from + 1, to + 1, group.title, BAND);
    }
    draft.heights.set(bandRow, 18);
  }
  block.columns.forEach((column, at) => {
    draft.put(headerRow, at + 1, column.title, HEADER);
    if (column.note === undefined) return;
    const prompt = { title: column.title, text: column.note };
    draft.validations.push({ top: headerRow, left: at + 1, bottom: headerRow, right: at + 1, prompt });
  });
  const heads = block.columns.map((column, at) => ({ text: column.title, width: draft.width(at + 1) }));
  draft.heights.set(headerRow, Math.max(24, textHeight(heads) + 4));
}

function collapsedHint({ block }: PlacedTable, { language }: WritingContext): string | undefined {
  const collapsed = block.columns.filter((column) => column.outlineCollapsed);
  if (collapsed.length === 0) return undefined;
  const holds = (key: string) => collapsed.some((column) => column.key === key);
  const names = (block.groups ?? []).filter((group) => holds(group.from)).map((group) => group.title);
  const columns = (names.length > 0 ? names : collapsed.map((column) => column.title)).join(' / ');
  return translate(language, 'report.collapsed_hint', { columns });
}

function drawRow(draft: SheetDraft, placed: PlacedTable, row: Row, at: number, context: WritingContext, resolve: ResolveLink): void {
  const texts: { text: string; width: number }[] = [];
  placed.block.columns.forEach((column, index) => {
    const cell = row.cells[column.key];
    if (cell === undefined) throw new Error(`A row of table ${placed.block.id} has no cell “${column.key}”`);
    const rich = richCell(cell);
    const emphasis = rich.emphasis ?? row.emphasis;
    const content = cellContent(rich.value, column, context, emphasis);
    const target = linkTarget(rich, column, row, content, resolve);
    if (target !== null) draft.links.push({ row: at, column: index + 1, location: target });
    draft.put(at, index + 1, cellValue(content), cellStyle(column, content, emphasis, target !== null));
    // What is collapsed would make the row tall for no visible reason.
    if (!('number' in content) && !column.outlineCollapsed)
      texts.push({ text: content.shown, width: draft.width(index + 1) - INDENT_WIDTH });
  });
  draft.heights.set(at, textHeight(texts));
}

function linkTarget(cell: RichCell, column: Column, row: Row, content: CellContent, resolve: ResolveLink): string | null {
  if ('missing' in content && (content.missing || content.text === '')) return null;
  if (cell.link !== undefined) return resolve(cell.link);
  if (column.link === undefined || row.key === undefined) return null;
  return resolve({ ...column.link, rowKey: row.key });
}

function cellValue(content: CellContent): string | number {
  return 'number' in content ? content.number : content.text;
}

/** Styles of a column's cells by what distinguishes them: thousands of cells share a few, and equal ones then are one object. */
const stylesOf = new WeakMap<Column, Map<string, CellStyle>>();

function cellStyle(column: Column, content: CellContent, emphasis: Emphasis | undefined, linked: boolean): CellStyle {
  const isMissing = 'missing' in content && content.missing;
  const isQuoted = 'text' in content && /^[=+\-@]/.test(content.text);
  const format = 'number' in content ? content.format : undefined;
  const name = `${(isMissing ? 1 : 0) + (isQuoted ? 2 : 0) + (linked ? 4 : 0)}${emphasis ?? ''} ${format ?? ''}`;
  let styles = stylesOf.get(column);
  if (styles === undefined) stylesOf.set(column, (styles = new Map()));
  let style = styles.get(name);
  if (style === undefined) styles.set(name, (style = makeStyle(column, { format, emphasis, isMissing, isQuoted, linked })));
  return style;
}

interface CellTraits {
  /** Of a figure; undefined: a text. */
  format: string | undefined;
  emphasis: Emphasis | undefined;
  isMissing: boolean;
  /** Begins like a formula. */
  isQuoted: boolean;
  linked: boolean;
}

function makeStyle(column: Column, { format, emphasis, isMissing, isQuoted, linked }: CellTraits): CellStyle {
  const horizontal = column.align ?? ALIGN[column.kind];
  const tone = emphasis === undefined ? {} : EMPHASIS[emphasis];
  return {
    border: 'row',
    horizontal,
    indent: horizontal === 'left' ? 1 : undefined,
    ...(format === undefined ? { wrap: true } : { format }),
    ...(isMissing ? { color: COLORS.muted } : {}),
    ...(linked ? { color: COLORS.link, underline: true } : {}),
    // A fill under a data bar would hide the bar's length.
    ...(column.dataBar ? { ...tone, fill: undefined } : tone),
    ...(isQuoted ? { quotePrefix: true } : {}),
  };
}

function drawTotals(draft: SheetDraft, placed: PlacedTable, at: number, context: WritingContext, resolve: ResolveLink): void {
  const { block } = placed;
  let labelled = false;
  block.columns.forEach((column, index) => {
    const cell = block.totals?.cells[column.key] ?? (block.totals?.cells[column.key] === null ? null : computedTotal(placed, column));
    const horizontal = column.align ?? ALIGN[column.kind];
    const style: CellStyle = { bold: true, fill: COLORS.band, border: 'total', horizontal, indent: horizontal === 'left' ? 1 : undefined };
    if (cell === undefined) {
      const label = !labelled && column.kind === 'text' ? translate(context.language, 'report.total') : undefined;
      labelled ||= label !== undefined;
      return draft.put(at, index + 1, label, style);
    }
    labelled ||= column.kind === 'text';
    const rich = richCell(cell);
    const content = cellContent(rich.value, column, context, rich.emphasis);
    const target = rich.link === undefined ? null : resolve(rich.link);
    if (target !== null) draft.links.push({ row: at, column: index + 1, location: target });
    draft.put(at, index + 1, cellValue(content), 'number' in content ? { ...style, format: content.format } : style);
  });
  draft.heights.set(at, 20);
}

/** Sum, mean or count over the figures of a column; null when it has none, undefined when no total is asked for. */
function computedTotal({ block }: PlacedTable, column: Column): number | null | undefined {
  if (column.totalsFunction === undefined) return undefined;
  const values = block.rows.map((row) => richCell(row.cells[column.key] ?? null).value);
  if (column.totalsFunction === 'count') return values.filter((value) => value !== null && value !== '').length;
  const figures = values.filter((value) => typeof value === 'number');
  if (figures.length === 0) return null;
  const sum = figures.reduce((total, value) => total + value, 0);
  return column.totalsFunction === 'sum' ? sum : sum / figures.length;
}

function addDataBars(draft: SheetDraft, { block, firstRow, height }: PlacedTable): void {
  block.columns.forEach((column, at) => {
    if (!column.dataBar) return;
    const values = block.rows.map((row) => richCell(row.cells[column.key] ?? null).value).filter((value) => typeof value === 'number');
    const full = { rate: 1, score: 100 }[column.kind as string];
    const fits = full !== undefined && values.every((value) => value <= full);
    const color = column.dataBar === true ? COLORS.bar : column.dataBar.color;
    draft.dataBars.push({ top: firstRow, left: at + 1, bottom: firstRow + height - 1, right: at + 1, color, max: fits ? full : null });
  });
}

/** Resolves links against the placed tables of the workbook; an unknown sheet or table is a defect and throws. */
export function linkResolver(sheetNames: string[], tables: PlacedTable[]): ResolveLink {
  return ({ sheet, cell, rowKey, table }) => {
    if (!sheetNames.includes(sheet)) throw new Error(`A link leads to the sheet “${sheet}”, which is not there`);
    const address = (row: number) => `${quotedSheet(sheet)}!${cellAddress(row, 1)}`;
    if (cell !== undefined) return `${quotedSheet(sheet)}!${cell}`;
    if (rowKey === undefined) return address(1);
    const candidates = tables.filter((one) => one.sheetName === sheet && (table === undefined || one.block.id === table));
    if (table !== undefined && candidates.length === 0) throw new Error(`A link leads to the table ${table}, which is not on “${sheet}”`);
    const found = candidates.map((one) => one.rowOfKey.get(rowKey)).find((row) => row !== undefined);
    return found === undefined ? null : address(found);
  };
}
