/** One cell as the file holds it, before any meaning is given to it. */
export type RawCell =
  | { kind: 'empty' }
  | { kind: 'text'; value: string }
  /**
   * `text` is the number exactly as written in the file, so that a long identifier stored as a number can be recognised as damaged.
   * `percent`: the cell is shown as a percentage, so that 0.98 is read by people as 98%.
   */
  | { kind: 'number'; value: number; text: string; percent?: true }
  | { kind: 'boolean'; value: boolean }
  /** Local `YYYY-MM-DDTHH:mm:ss` without a zone; `HH:mm:ss` for a pure time (hours may exceed 23 for a duration format such as [h]:mm). */
  | { kind: 'date'; value: string }
  /** An Excel error such as `#N/A`. */
  | { kind: 'error'; value: string }
  | { kind: 'formula_without_value'; formula?: string };

/** The cell that stands for every missing one. */
export const EMPTY_CELL: RawCell = Object.freeze({ kind: 'empty' });

/**
 * A row that holds at least one value. `row` is the number the user sees in Excel, from 1; in a csv file, the line its record starts on.
 * `cells` is dense from column A; empties at the end are cut off.
 */
export interface RawRow {
  row: number;
  cells: RawCell[];
}

/** `index`: place among all sheets of the workbook, from 0. Chart sheets are left out. A csv file is one sheet named after the file. */
export type SheetEvent = { type: 'sheet'; index: number; name: string; hidden: boolean } | { type: 'rows'; sheet: number; rows: RawRow[] };

/** What a consumer may answer to an event: leave out what remains of its sheet. */
export type ReadAnswer = 'skip-sheet' | undefined;

export type SheetEvents = AsyncGenerator<SheetEvent, void, ReadAnswer>;

/** Index of the sheet an event belongs to. */
export function sheetOf(event: SheetEvent): number {
  return event.type === 'sheet' ? event.index : event.sheet;
}
