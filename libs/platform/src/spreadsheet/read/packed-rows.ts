import { EMPTY_CELL, type RawCell, type RawRow } from './sheet-events.js';

/**
 * Rows as they cross from the reading thread: each distinct cell once, then which of them stand where. The columns of a table repeat a
 * few values, and an object costs far more on the way than a number does.
 */
export interface PackedRows {
  cells: RawCell[];
  /** Row numbers as in `RawRow.row`. */
  rows: Uint32Array<ArrayBuffer>;
  /** Per row, how many cells it has. */
  widths: Uint32Array<ArrayBuffer>;
  /** All cells of all rows, one row after the other, as places in `cells`. */
  places: Uint32Array<ArrayBuffer>;
}

export function packRows(rows: readonly RawRow[]): PackedRows {
  const known = new KnownCells();
  const places = new Uint32Array(rows.reduce((sum, { cells }) => sum + cells.length, 0));
  let at = 0;
  for (const { cells } of rows) for (const cell of cells) places[at++] = known.placeOf(cell);
  return {
    cells: known.cells,
    rows: Uint32Array.from(rows, ({ row }) => row),
    widths: Uint32Array.from(rows, ({ cells }) => cells.length),
    places,
  };
}

/** Cells that were equal come back as one object: they are never changed. */
export function unpackRows({ cells, rows, widths, places }: PackedRows): RawRow[] {
  const shared = cells.map((cell) => (cell.kind === 'empty' ? EMPTY_CELL : cell));
  let at = 0;
  return Array.from(rows, (row, index): RawRow => {
    const own: RawCell[] = [];
    for (const end = at + (widths[index] ?? 0); at < end; at += 1) own.push(shared[places[at] ?? 0] ?? EMPTY_CELL);
    return { row, cells: own };
  });
}

/** What moves to the other thread instead of being copied. */
export function buffersOf({ rows, widths, places }: PackedRows): ArrayBuffer[] {
  return [rows.buffer, widths.buffer, places.buffer];
}

/** Cells of a batch by their place; texts and plain numbers, which repeat, are kept once. */
class KnownCells {
  readonly cells: RawCell[] = [EMPTY_CELL];
  private readonly texts = new Map<string, number>();
  private readonly numbers = new Map<string, number>();

  placeOf(cell: RawCell): number {
    if (cell.kind === 'empty') return 0;
    if (cell.kind === 'text') return this.known(this.texts, cell.value, cell);
    if (cell.kind === 'number' && cell.percent === undefined) return this.known(this.numbers, cell.text, cell);
    return this.add(cell);
  }

  private known(places: Map<string, number>, key: string, cell: RawCell): number {
    const place = places.get(key);
    if (place !== undefined) return place;
    places.set(key, this.cells.length);
    return this.add(cell);
  }

  private add(cell: RawCell): number {
    return this.cells.push(cell) - 1;
  }
}
