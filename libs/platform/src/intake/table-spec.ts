import type { ImportColumn, ImportMap } from '@contracts/imports.js';

/** What a kind of import expects of a sheet. */
export interface TableSpec {
  columns: readonly ImportColumn[];
  /** Recognises headers of columns that depend on data and returns a stable name for them; null: not one of ours. */
  dynamic?: (header: string) => string | null;
  /** Stable names of the columns that depend on data, where they can be listed. */
  dynamicNames?: readonly string[];
  /** A required column that another one can stand in for: `{ employee_no: 'name' }`. */
  substitutes?: Readonly<Record<string, string>>;
  /** The centre's own names for columns. */
  map?: ImportMap | null;
}

/** A column of the file that is read. */
export interface PlannedColumn {
  index: number;
  header: string;
  column: ImportColumn;
}

export interface DynamicColumn {
  index: number;
  header: string;
  name: string;
}

/** How one sheet is going to be read. */
export interface TablePlan {
  sheet: string;
  headerRow: number;
  lastHeaderRow: number;
  columns: PlannedColumn[];
  dynamic: DynamicColumn[];
  /** Headers that mean nothing to this kind. */
  ignored: string[];
  /** The header rows as they stand, for the error workbook. */
  headers: string[];
}
