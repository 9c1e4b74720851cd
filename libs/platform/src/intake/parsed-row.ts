import type { RawCell, RawRow } from '../spreadsheet/read/sheet-events.js';

/** A date cell that may name a whole month. */
export type DateOrMonth = { month: string } | { day: string };

export type ParsedValue = string | number | boolean | Date | DateOrMonth | null;

/**
 * One data row after normalisation. `values` has every column of the kind: null where the file has no such column or the cell is blank.
 * Dates are 'YYYY-MM-DD', instants Date, decimals hundredths, quantities ten-thousandths.
 */
export interface ParsedRow {
  row: number;
  values: Record<string, ParsedValue>;
  /** Cells of the columns that depend on data (criteria, metrics), by their position in the table's `dynamic` list. */
  dynamic: RawCell[];
  raw: RawRow;
}

export function textOf(row: ParsedRow, column: string): string | null {
  return (row.values[column] as string | null) ?? null;
}

export function numberOf(row: ParsedRow, column: string): number | null {
  return (row.values[column] as number | null) ?? null;
}

export function booleanOf(row: ParsedRow, column: string): boolean | null {
  return (row.values[column] as boolean | null) ?? null;
}

export function instantOf(row: ParsedRow, column: string): Date | null {
  return (row.values[column] as Date | null) ?? null;
}
