export type SheetValue = string | number | null;

/** Rows of a form sheet by English column name. */
export type FormRow = Record<string, SheetValue>;

/** A JSON form as if it were a sheet with English headers. */
export interface FormSheet {
  header: string[];
  rows: SheetValue[][];
}
