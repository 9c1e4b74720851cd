import type { z } from 'zod';
import type { writtenRowsSchema } from '@contracts/rows.js';
import type { PointedRemark, RowsOutcome } from '@domain/imports/rows.service.js';
import { render, type Language } from '@platform/i18n/translate.js';

/** What became of a request's rows, in the caller's language. */
export function writtenRows(outcome: RowsOutcome, language: Language): z.input<typeof writtenRowsSchema> {
  const told = ({ pointer, message }: PointedRemark) => ({ pointer, code: message.key, detail: render(language, message) });
  return {
    batch: outcome.batch,
    rows_read: outcome.rowsRead,
    rows_imported: outcome.rowsImported,
    rows_unchanged: outcome.rowsUnchanged,
    warnings: outcome.warnings.map(told),
    matches: outcome.matches.map(told),
  };
}
