import { absoluteRange } from './cell-address.js';
import { cellContent, kindFormat, richCell, type CellContent, type WritingContext } from './cell-content.js';
import type { ChartData, PlottedSeries } from './chart-data.js';
import { axisFormat, CHART_ROWS, evenSpans, type PlacedSheet, type PlacedTable } from './place-sheet.js';
import type { PlacedChart, SheetDraft } from './sheet-draft.js';
import type { ChartBlock, ChartSeries, Column } from './workbook-model.js';

const GAP_EMU = 60_000;

/** Where a chart stands: the page's width, or its left or right half. */
export function placeChart(block: ChartBlock, top: number, side: 'left' | 'right', placed: PlacedSheet): PlacedChart {
  const last = placed.columns.widths.length;
  const halves = evenSpans(placed.columns, 2);
  const half = halves[side === 'left' ? 0 : 1] ?? [1, last];
  const [left, right] = block.width === 'half' ? half : [1, last];
  return {
    block,
    from: { row: top - 1, column: left - 1, offsetX: block.width === 'half' && side === 'right' ? GAP_EMU : 0 },
    to: { row: top - 1 + (block.height ?? CHART_ROWS), column: right, offsetX: 0 },
  };
}

/**
 * The cells a chart shows. A column with missing values is copied to a hidden column of its sheet with empty cells: the "—" that
 * readers see would be drawn as 0.
 */
export function chartData(
  block: ChartBlock,
  tables: Map<string, PlacedTable>,
  drafts: Map<string, SheetDraft>,
  context: WritingContext,
): ChartData {
  const table = tables.get(block.table);
  if (table === undefined) throw new Error(`Chart “${block.title}” shows the table ${block.table}, which is not there`);
  const count = Math.min(table.block.rows.length, block.firstRows ?? Number.POSITIVE_INFINITY);
  if (count === 0) throw new Error(`Chart “${block.title}” shows a table without rows`);
  const rows = { first: table.firstRow, last: table.firstRow + count - 1 };
  const [categories, categoriesAt] = columnOf(table, block.categories, block);
  const shown = table.block.rows
    .slice(0, count)
    .map((row) => cellContent(richCell(row.cells[categories.key] ?? null).value, categories, context));
  const draft = drafts.get(table.sheetName)!;
  return {
    categories: {
      reference: absoluteRange(table.sheetName, rows.first, categoriesAt, rows.last, categoriesAt),
      ...categoryValues(shown, categories),
    },
    series: block.series.map((spec) => plotted(spec, block, table, draft, rows, context)),
  };
}

function categoryValues(shown: CellContent[], column: Column): { texts: string[] } | { serials: (number | null)[]; format: string } {
  const isTime = column.kind === 'month' || column.kind === 'date' || column.kind === 'datetime';
  if (!isTime) return { texts: shown.map((content) => content.shown) };
  const serials = shown.map((content) => ('number' in content ? content.number : null));
  return { serials, format: column.kind === 'month' ? 'yyyy-mm' : 'mm-dd' };
}

function columnOf(table: PlacedTable, key: string, block: ChartBlock): [Column, number] {
  const at = table.block.columns.findIndex((column) => column.key === key);
  if (at < 0) throw new Error(`Chart “${block.title}” shows the column ${key}, which table ${table.block.id} does not have`);
  return [table.block.columns[at]!, at + 1];
}

function plotted(
  spec: ChartSeries,
  block: ChartBlock,
  table: PlacedTable,
  draft: SheetDraft,
  rows: { first: number; last: number },
  context: WritingContext,
): PlottedSeries {
  const [column, at] = columnOf(table, spec.column, block);
  const values = table.block.rows.slice(0, rows.last - rows.first + 1).map((row) => {
    const { value } = richCell(row.cells[column.key] ?? null);
    return typeof value === 'number' ? value : null;
  });
  const source = values.includes(null) ? gapColumn(draft, table, column, values, context) : at;
  const header = absoluteRange(table.sheetName, table.headerRow, at, table.headerRow, at);
  return {
    spec,
    kind: column.kind,
    nameReference: spec.name === undefined ? header : null,
    name: spec.name ?? column.title,
    reference: absoluteRange(table.sheetName, rows.first, source, rows.last, source),
    values,
    format: axisFormat(column, context),
  };
}

/** Hidden copy of a column with empty cells for what is missing, right of everything that prints. */
function gapColumn(draft: SheetDraft, table: PlacedTable, column: Column, values: (number | null)[], context: WritingContext): number {
  const at = Math.max(draft.right, ...draft.columns.keys()) + 2;
  draft.columns.set(at, { hidden: true });
  draft.put(table.headerRow, at, column.title, {});
  values.forEach((value, index) => {
    if (value !== null) draft.put(table.firstRow + index, at, value, { format: kindFormat(column.kind, context.language) });
  });
  return at;
}
