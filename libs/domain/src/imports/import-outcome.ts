import type { EntityManager } from 'typeorm';
import type { ImportKind } from '@contracts/imports.js';
import type { ImportOptions } from '@platform/intake/import-session.js';
import type { RowRemark } from '@platform/intake/row-problem.js';

export interface ImportRequest {
  kind: ImportKind;
  files: readonly string[];
  /** Checks everything and writes nothing. */
  dryRun: boolean;
  /** Writes the good rows although others are bad. */
  skipBad: boolean;
  /** Name of a saved column map; null: none. */
  mapName: string | null;
  options: ImportOptions;
  actor: string;
  signal?: AbortSignal;
  /** Told after each batch of rows. */
  progress?: (file: string, rowsRead: number) => void;
  /** Writes what is to be committed with the rows, or not at all; not called when nothing is written. */
  committing?: (tx: EntityManager, outcome: ImportOutcome) => Promise<void>;
}

export interface FileOutcome {
  file: string;
  /** Null when nothing of the file was written. */
  batch: number | null;
  rowsRead: number;
  rowsImported: number;
  rowsUnchanged: number;
  rowsFailed: number;
  problems: RowRemark[];
  warnings: RowRemark[];
  /** Decisions made for the user, such as people found by name. */
  matches: RowRemark[];
  ignoredColumns: string[];
  /** Where the table stood in the file. */
  table: { sheet: string; headerRow: number; lastHeaderRow: number };
  /** Some rows as they stand, for the eye; absent: they were not asked for. */
  shown?: ShownRows;
}

export interface ShownRows {
  headers: string[];
  rows: { row: number; cells: string[] }[];
}

export interface ImportOutcome {
  kind: ImportKind;
  dryRun: boolean;
  /** False: a row was bad and nothing was written. */
  accepted: boolean;
  files: FileOutcome[];
}
