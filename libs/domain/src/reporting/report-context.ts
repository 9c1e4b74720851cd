import type { Language } from '@platform/i18n/translate.js';
import type { ReportContext } from '@platform/report/report-definition.js';
import type { Period } from '../scorecards/period.store.js';
import type { Run } from '../scorecards/run.store.js';
import type { ExportTarget } from './export-planner.js';
import type { Snapshot } from './snapshot.js';

/** What a file is made with, besides the figures. */
export interface Occasion {
  language: Language;
  /** The centre's zone. */
  timeZone: string;
  requestedBy: string;
  /** When the export was asked for: a job done a second time makes the same file. */
  now: Date;
}

/** What a report is given to work with. */
export function reportContext(snapshot: Snapshot, run: Run, period: Period, target: ExportTarget, occasion: Occasion): ReportContext {
  const { id, firstDay, lastDay, startsAt, endsAt } = period;
  return {
    ...occasion,
    ...target,
    period: { id, firstDay, lastDay, startsAt, endsAt },
    run: {
      id: run.id,
      number: run.number,
      asOf: run.asOf,
      checksum: run.checksum,
      schemeCode: run.schemeCode,
      schemeVersion: run.schemeNumber,
      reason: run.reason,
      published: run.publishedAt !== null,
    },
    rows: (sql, params, schema) => snapshot.rows(sql, params, schema),
    stream: (sql, params, schema) => snapshot.stream(sql, params, schema),
  };
}
