import type { Message } from '@platform/i18n/translate.js';

export type DifferenceCode =
  'figure' | 'row_missing' | 'row_extra' | 'column' | 'table_missing' | 'subject_missing' | 'checksum' | 'run_altered' | 'newer_run';

/** Where a workbook and the database part. */
export interface Difference {
  /** `newer_run`: the file is true to its run, but a newer one says otherwise. */
  code: DifferenceCode;
  /** The run it was held against. */
  run: number;
  /** As the file calls it; empty: the workbook as a whole. */
  sheet: string;
  /** Value of the row's first column, such as the employee number. */
  row: string | null;
  column: string | null;
  workbook: string | number | null;
  database: string | number | null;
}

const MISSING = '—';

/** A difference as one sentence. */
export function differenceMessage(difference: Difference): Message {
  const { run, sheet } = difference;
  const params = {
    run,
    sheet,
    row: difference.row ?? MISSING,
    column: difference.column ?? MISSING,
    workbook: difference.workbook ?? MISSING,
    database: difference.database ?? MISSING,
  };
  if (difference.code !== 'newer_run') return { key: `reporting.difference_${difference.code}`, params };
  if (difference.column !== null) return { key: 'reporting.difference_newer_figure', params };
  return { key: difference.workbook === null ? 'reporting.difference_newer_row_missing' : 'reporting.difference_newer_row_extra', params };
}
