import type { SheetDraft } from './sheet-draft.js';

/** Printable part of A4 inside the margins, in points. */
const PAGE = { landscape: { width: 784, height: 516 }, portrait: { width: 537, height: 763 } };
const DEFAULT_POINTS = 18;
/** Points that a column of so many characters takes: 7 pixels a character and 5 of padding. */
const columnPoints = (width: number) => (width * 7 + 5) * 0.75;

/**
 * Rows (1-based) before which a page should end, so that no chart is cut in two and no heading stands alone; only what fits a page can
 * be kept whole.
 */
export function breaksBetweenBlocks(draft: SheetDraft): number[] {
  const page = PAGE[draft.landscape ? 'landscape' : 'portrait'];
  const right = draft.printArea?.right ?? draft.right;
  let width = 0;
  for (let column = 1; column <= right; column += 1) if (!draft.columns.get(column)?.hidden) width += columnPoints(draft.width(column));
  const room = page.height / Math.min(1, page.width / width);
  const height = (row: number) => draft.heights.get(row) ?? DEFAULT_POINTS;
  const repeated = draft.printTitles === undefined ? 0 : heightOf(draft.printTitles.first, draft.printTitles.last, height);
  const breaks: number[] = [];
  let used = 0;
  for (let row = 1; row <= (draft.printArea?.bottom ?? draft.bottom); row += 1) {
    const charts = draft.charts.flatMap((chart) => (chart.from.row === row - 1 ? chart.to.row : []));
    const kept = draft.keptTogether.flatMap((rows) => (rows.first === row ? rows.last : []));
    const tallest = Math.max(0, ...[...charts, ...kept].map((last) => heightOf(row, last, height)));
    const pushed = tallest > 0 && used > repeated && used + tallest > room && repeated + tallest <= room;
    if (pushed) breaks.push(row);
    if (pushed || used + height(row) > room) used = repeated;
    used += height(row);
  }
  return breaks;
}

function heightOf(first: number, last: number, height: (row: number) => number): number {
  let sum = 0;
  for (let row = first; row <= last; row += 1) sum += height(row);
  return sum;
}
