/** A row of a sheet that becomes several: what lies below moves down, and what spans it grows. */
export interface RowGrowth {
  sheet: string;
  /** As people count, from 1. */
  row: number;
  /** Rows it becomes, at least 1. */
  count: number;
}

const LAST_ROW = 1_048_576;

/** Where a row lies afterwards; the row itself is the first of those it becomes. */
export function movedRow(growth: RowGrowth, row: number): number {
  return row > growth.row ? Math.min(LAST_ROW, row + growth.count - 1) : row;
}

/** A range of rows afterwards: one that spans the row takes all of them in. */
export function movedRows(growth: RowGrowth, top: number, bottom: number): [top: number, bottom: number] {
  const end = bottom === growth.row ? bottom + growth.count - 1 : movedRow(growth, bottom);
  return [movedRow(growth, top), Math.min(LAST_ROW, end)];
}

const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)(\d+)$/;

/** `A5:B7`, `A5`, or several with blanks between, as attributes have them. */
export function movedRanges(growth: RowGrowth, ranges: string): string {
  return ranges
    .split(/\s+/)
    .filter((range) => range !== '')
    .map((range) => movedRange(growth, range, true))
    .join(' ');
}

/**
 * One reference. A single cell in the row stays the first of those it becomes, unless it is an area.
 * @param isArea a single cell stands for an area of one, as in `sqref`
 */
export function movedRange(growth: RowGrowth, range: string, isArea = false): string {
  const [from, to = from] = range.split(':') as [string, string?];
  const [first, last] = [CELL.exec(from), CELL.exec(to)];
  if (first === null || last === null) return movedWholeRows(growth, range, from, to);
  if (!range.includes(':') && !isArea) return `${first[1]}${first[2]}${first[3]}${movedRow(growth, Number(first[4]))}`;
  const [top, bottom] = movedRows(growth, Number(first[4]), Number(last[4]));
  const [head, tail] = [`${first[1]}${first[2]}${first[3]}${top}`, `${last[1]}${last[2]}${last[3]}${bottom}`];
  return !range.includes(':') && top === bottom ? head : `${head}:${tail}`;
}

/** `5:7` or `$1:$3`; columns and what is no reference stay as they are. */
function movedWholeRows(growth: RowGrowth, range: string, from: string, to: string): string {
  const [first, last] = [/^(\$?)(\d+)$/.exec(from), /^(\$?)(\d+)$/.exec(to)];
  if (first === null || last === null || !range.includes(':')) return range;
  const [top, bottom] = movedRows(growth, Number(first[2]), Number(last[2]));
  return `${first[1]}${top}:${last[1]}${bottom}`;
}
