/** A value as a cell shows it; a Date is wall clock in its UTC fields. null: empty or "—". */
export type Figure = string | number | boolean | Date | null;
export type FigureRow = readonly Figure[];

/** A cell with another value, or a row that only one side has. `row` is the value of its first column. */
export type RowDifference =
  | { code: 'figure'; row: string | null; column: string; found: Figure; expected: Figure }
  | { code: 'row_missing' | 'row_extra'; row: string | null };

/** Figures agree to about this share: another program keeps 15 digits when it saves the file. */
const TOLERANCE = 1e-9;
/** Pairs of rows that are looked at one by one; beyond it rows are paired in their order. */
const MOST_PAIRS = 1_000_000;

/**
 * Compares two sets of rows whatever their order, as a reader may have sorted them. Rows come in one by one; those that are the same
 * on both sides are forgotten at once, so that what is kept is what differs, or stands elsewhere.
 */
export class RowComparison {
  private readonly waiting = { expected: new Waiting(), found: new Waiting() };

  constructor(private readonly columns: readonly string[]) {}

  expect(row: FigureRow): void {
    const key = rowKey(row);
    if (!this.waiting.found.take(key)) this.waiting.expected.add(key, row);
  }

  find(row: FigureRow): void {
    const key = rowKey(row);
    if (!this.waiting.expected.take(key)) this.waiting.found.add(key, row);
  }

  /** Rows that have no equal so far, on the side that has more of them. */
  get unmatched(): number {
    return Math.max(this.waiting.expected.size, this.waiting.found.size);
  }

  /** What differs, once all rows are in: first rows of the same first column are held against each other, then those most alike. */
  differences(): RowDifference[] {
    const missing = this.waiting.expected.rows();
    const extra = this.waiting.found.rows().filter((row) => row.some((value) => value !== null));
    const named = pairUp(missing, extra, (a, b) => sameFigure(a[0] ?? null, b[0] ?? null));
    const alike = pairUp(named.missing, named.extra, (a, b) => 2 * this.equalCells(a, b) > this.columns.length);
    return [
      ...[...named.pairs, ...alike.pairs].flatMap(([expected, found]) => this.cells(expected, found)),
      ...alike.missing.map((row): RowDifference => ({ code: 'row_missing', row: label(row) })),
      ...alike.extra.map((row): RowDifference => ({ code: 'row_extra', row: label(row) })),
    ];
  }

  private cells(expected: FigureRow, found: FigureRow): RowDifference[] {
    return this.columns.flatMap((column, at): RowDifference[] => {
      const [wanted, is] = [expected[at] ?? null, found[at] ?? null];
      return sameFigure(wanted, is) ? [] : [{ code: 'figure', row: label(expected), column, found: is, expected: wanted }];
    });
  }

  private equalCells(a: FigureRow, b: FigureRow): number {
    return this.columns.filter((_, at) => sameFigure(a[at] ?? null, b[at] ?? null)).length;
  }
}

/** Rows of one side by their content; the same row may wait several times. */
class Waiting {
  private readonly byKey = new Map<string, FigureRow[]>();
  size = 0;

  add(key: string, row: FigureRow): void {
    const same = this.byKey.get(key);
    if (same === undefined) this.byKey.set(key, [row]);
    else same.push(row);
    this.size += 1;
  }

  take(key: string): boolean {
    const same = this.byKey.get(key);
    if (same === undefined) return false;
    same.pop();
    if (same.length === 0) this.byKey.delete(key);
    this.size -= 1;
    return true;
  }

  rows(): FigureRow[] {
    return [...this.byKey.values()].flat();
  }
}

type MayPair = (missing: FigureRow, extra: FigureRow) => boolean;

/** Pairs each missing row with an extra one that may go with it, those with the most cells in common first. */
function pairUp(missing: readonly FigureRow[], extra: readonly FigureRow[], mayPair: MayPair) {
  const partner = missing.length * extra.length <= MOST_PAIRS ? closest(missing, extra, mayPair) : inOrder(missing, extra, mayPair);
  const taken = new Set(partner.values());
  return {
    pairs: [...partner].sort(([a], [b]) => a - b).map(([from, to]): [FigureRow, FigureRow] => [missing[from]!, extra[to]!]),
    missing: missing.filter((_, at) => !partner.has(at)),
    extra: extra.filter((_, at) => !taken.has(at)),
  };
}

function closest(missing: readonly FigureRow[], extra: readonly FigureRow[], mayPair: MayPair): Map<number, number> {
  const candidates = missing.flatMap((row, from) =>
    extra.flatMap((other, to) =>
      mayPair(row, other) ? [{ from, to, equal: row.filter((value, at) => sameFigure(value, other[at] ?? null)).length }] : [],
    ),
  );
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of candidates.sort((a, b) => b.equal - a.equal)) {
    if (partner.has(from) || taken.has(to)) continue;
    partner.set(from, to);
    taken.add(to);
  }
  return partner;
}

function inOrder(missing: readonly FigureRow[], extra: readonly FigureRow[], mayPair: MayPair): Map<number, number> {
  const partner = new Map<number, number>();
  let next = 0;
  missing.forEach((row, from) => {
    if (next < extra.length && mayPair(row, extra[next]!)) partner.set(from, next++);
  });
  return partner;
}

/** Whether two cells show the same; instants to the second. */
export function sameFigure(a: Figure, b: Figure): boolean {
  if (a instanceof Date && b instanceof Date) return Math.abs(a.getTime() - b.getTime()) <= 1000;
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
  return a === b;
}

/** A value for people: times as `2026-10-05 08:30`, nothing as null. */
export function shownFigure(value: Figure): string | number | null {
  if (value instanceof Date)
    return value
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ')
      .replace(/ 00:00:00$/, '');
  return typeof value === 'boolean' ? String(value) : value;
}

function label(row: FigureRow): string | null {
  const shown = shownFigure(row[0] ?? null);
  return shown === null ? null : String(shown);
}

/** The same text for the same row; figures to the digits that every program keeps. */
function rowKey(row: FigureRow): string {
  return row
    .map((value) => {
      if (value === null) return '';
      if (typeof value === 'number') return `n${Number.isInteger(value) ? value : Number(value.toPrecision(12))}`;
      if (value instanceof Date) return `d${Math.round(value.getTime() / 1000)}`;
      return `${typeof value === 'string' ? 's' : 'b'}${String(value)}`;
    })
    .join('\u001f');
}
