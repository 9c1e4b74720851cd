import { translate } from '../../i18n/translate.js';
import { quotedSheet } from './cell-address.js';
import { cellContent, type WritingContext } from './cell-content.js';
import { COLORS, type CellStyle } from './cell-styles.js';
import { placeChart } from './draw-chart.js';
import { CAPTION, drawTable, type ResolveLink } from './draw-table.js';
import { breaksBetweenBlocks } from './page-breaks.js';
import { evenSpans, factsPerRow, textHeight, visibleWidth, type PlacedBlock, type PlacedSheet } from './place-sheet.js';
import { SheetDraft } from './sheet-draft.js';
import { textWidth } from './text-width.js';
import type { Fact, FactsBlock, TextBlock, WorkbookModel } from './workbook-model.js';

const BLOCK_TITLE: CellStyle = { bold: true, size: 12, color: COLORS.brand };
/** Above this height a frozen head would leave a small screen too little room for rows. */
const HIGHEST_FROZEN_POINTS = 190;
const DEFAULT_POINTS = 18;

/** Draws a placed sheet cell by cell. */
export function drawSheet(
  placed: PlacedSheet,
  model: WorkbookModel,
  first: boolean,
  context: WritingContext,
  resolve: ResolveLink,
): SheetDraft {
  const draft = new SheetDraft(placed.sheet.name);
  draft.landscape = placed.sheet.landscape !== false;
  placed.columns.widths.forEach((width, at) => {
    const hidden = placed.columns.hidden[at];
    draft.columns.set(at + 1, { width, ...(hidden ? { hidden, outlineLevel: 1 } : {}) });
    if (!hidden && placed.columns.hidden[at - 1]) draft.columns.get(at + 1)!.collapsed = true;
  });
  const last = placed.columns.widths.length;
  if (placed.columns.hidden[last - 1]) draft.columns.set(last + 1, { collapsed: true });
  drawTitle(draft, placed, model, first);
  placed.blocks.forEach((one) => drawBlock(draft, placed, one, context, resolve));
  const end =
    first && model.signature.length > 0
      ? drawSignature(draft, placed, model.signature, context)
      : placed.end - (endsWithChart(placed) ? 1 : 2);
  draft.printArea = { top: 1, left: 1, bottom: Math.max(end, draft.bottom), right: last };
  draft.footer = footerCode(model, context);
  freezeAndRepeat(draft, placed);
  draft.keptTogether.push(...keptRows(placed, draft.printArea.bottom));
  draft.pageBreaks = breaksBetweenBlocks(draft);
  return draft;
}

/** Then the printed area takes a row more, or the chart's lower edge would be cut. */
function endsWithChart(placed: PlacedSheet): boolean {
  return placed.blocks.at(-1)?.block.type === 'chart';
}

function drawTitle(draft: SheetDraft, placed: PlacedSheet, model: WorkbookModel, first: boolean): void {
  const last = placed.columns.widths.length;
  const style: CellStyle = { bold: true, size: first ? 16 : 13, color: COLORS.brand, border: 'header' };
  const heading = placed.sheet.title ?? placed.sheet.name;
  draft.put(1, 1, first ? model.title : `${heading}　${model.title}`, style);
  draft.paint(1, 2, last, { border: 'header' });
  draft.heights.set(1, first ? 32 : 26);
  let row = 2;
  if (!first) {
    const front = model.sheets[0]!.name;
    draft.put(row, 1, translate(model.language, 'report.back_to', { sheet: front }), { size: 9, color: COLORS.link, underline: true });
    draft.links.push({ row, column: 1, location: `${quotedSheet(front)}!A1` });
    draft.heights.set(row, 15);
    row += 1;
  }
  for (const line of placed.metaLines) {
    draft.put(row, 1, line, CAPTION);
    draft.heights.set(row, 15);
    row += 1;
  }
  draft.heights.set(row, 8);
}

function drawBlock(draft: SheetDraft, placed: PlacedSheet, one: PlacedBlock, context: WritingContext, resolve: ResolveLink): void {
  const { block, top, table } = one;
  if (table !== undefined) return drawTable(draft, table, context, resolve);
  if (block.type === 'chart') {
    const side = draft.charts.some((chart) => chart.from.row === top - 1) ? 'right' : 'left';
    draft.charts.push(placeChart(block, top, side, placed));
  }
  if (block.type === 'text') drawText(draft, placed, block, top);
  if (block.type === 'facts') drawFacts(draft, placed, block, top, context);
}

function drawBlockTitle(draft: SheetDraft, title: string | undefined, row: number): number {
  if (title === undefined) return row;
  draft.put(row, 1, title, BLOCK_TITLE);
  draft.heights.set(row, 22);
  return row + 1;
}

function drawText(draft: SheetDraft, placed: PlacedSheet, block: TextBlock, top: number): void {
  let row = drawBlockTitle(draft, block.title, top);
  const last = placed.columns.widths.length;
  for (const paragraph of block.paragraphs) {
    draft.putMerged(row, 1, last, paragraph, { wrap: true, vertical: 'top', horizontal: 'left' });
    draft.heights.set(row, textHeight([{ text: paragraph, width: visibleWidth(placed.columns) }]));
    row += 1;
  }
}

function drawFacts(draft: SheetDraft, placed: PlacedSheet, block: FactsBlock, top: number, context: WritingContext): void {
  let row = drawBlockTitle(draft, block.title, top);
  const perRow = factsPerRow(block.pairs.length);
  const spans = evenSpans(placed.columns, perRow);
  for (let from = 0; from < block.pairs.length; from += perRow) {
    block.pairs.slice(from, from + perRow).forEach((fact, at) => drawTile(draft, fact, spans[at]!, row, context));
    draft.heights.set(row, 18);
    draft.heights.set(row + 1, 30);
    row += 2;
  }
}

function drawTile(draft: SheetDraft, fact: Fact, [left, right]: [number, number], row: number, context: WritingContext): void {
  const content = cellContent(fact.value, { kind: fact.kind ?? 'text', title: fact.label }, context);
  const room = draft.widthOf(left, right);
  const size = textWidth(content.shown) * 1.7 > room ? 10 : 16;
  const tones = { warn: COLORS.warn, good: COLORS.good };
  const color = tones[fact.emphasis as keyof typeof tones] ?? (fact.emphasis === undefined ? COLORS.brand : COLORS.muted);
  const value = 'number' in content ? content.number : content.text;
  const format = 'number' in content ? { format: content.format } : {};
  draft.putMerged(row, left, right, fact.label, {
    size: 9,
    color: COLORS.muted,
    fill: COLORS.tile,
    border: 'tile-top',
    horizontal: 'center',
  });
  draft.putMerged(row + 1, left, right, value, {
    bold: true,
    size,
    color,
    fill: COLORS.tile,
    border: 'tile-bottom',
    horizontal: 'center',
    wrap: size === 10,
    ...format,
  });
}

/** Tables of at most so many rows stay whole; of longer ones the head and the first rows. */
const SHORT_TABLE = 15;
const FIRST_ROWS = 3;

/** Rows that a printed page should not part. */
function keptRows(placed: PlacedSheet, bottom: number): { first: number; last: number }[] {
  const tables = placed.blocks.flatMap(({ top, table }) => {
    if (table === undefined) return [];
    const last = table.firstRow + (table.height <= SHORT_TABLE ? table.height : FIRST_ROWS) - 1;
    return [{ first: top, last: table.height <= SHORT_TABLE ? (table.totalsRow ?? last) : last }];
  });
  const closing = placed.blocks.at(-1);
  return closing?.block.type === 'text' ? [...tables, { first: closing.top, last: bottom }] : tables;
}

/** Names to sign, each with a line long enough for a hand. */
function drawSignature(draft: SheetDraft, placed: PlacedSheet, names: string[], context: WritingContext): number {
  const row = placed.end;
  const spans = evenSpans(placed.columns, names.length);
  names.forEach((name, at) => {
    const [left, right] = spans[at] ?? spans.at(-1)!;
    const end = Math.max(left, right - 1);
    draft.putMerged(row, left, end, translate(context.language, 'report.signature', { name }), {
      border: 'sign',
      vertical: 'bottom',
      horizontal: 'left',
    });
  });
  draft.heights.set(row, 36);
  return row;
}

function footerCode(model: WorkbookModel, context: WritingContext): string {
  const escaped = (text: string) => ` ${text.slice(0, 60).replaceAll('&', '&&')}`;
  const { run, period } = model.properties;
  const right = [period, run].filter((part) => part !== null).join(' · ');
  return `&L&8${escaped(model.title)}&C&8 ${translate(context.language, 'report.page')}&R&8${escaped(right)}`;
}

/** The first table's head stays in view, and repeats on each printed page where no other head would be right under it. */
function freezeAndRepeat(draft: SheetDraft, placed: PlacedSheet): void {
  const tables = placed.blocks.flatMap((one) => (one.table === undefined ? [] : [one.table]));
  const first = tables[0];
  let points = 0;
  const head = first?.headerRow ?? 0;
  for (let row = 1; row <= head; row += 1) points += draft.heights.get(row) ?? DEFAULT_POINTS;
  const near = first !== undefined && points <= HIGHEST_FROZEN_POINTS;
  draft.freeze = { rows: near ? head : 1, columns: placed.sheet.freeze?.columns ?? 0 };
  const last = placed.blocks.at(-1)?.table;
  const heads = new Set(tables.map((table) => table.block.columns.map((column) => column.title).join('\n')));
  const repeats = first !== undefined && heads.size === 1 && last !== undefined;
  draft.printTitles = repeats ? { first: first.bandRow ?? head, last: head } : { first: 1, last: 1 };
}
