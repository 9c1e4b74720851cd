import type { WorkbookModel, WorkbookProperties } from '@platform/spreadsheet/write/workbook-model.js';
import type { ReportContext } from '@platform/report/report-definition.js';
import { localDateTime } from '@platform/time/zone.js';
import type { RunSetup } from './run-setup.js';
import { dayLabel, monthLabel, speaker, type Say } from './say.js';

/** Characters of the checksum at the head of a sheet; the definitions sheet has all of it. */
const SHORT_CHECKSUM = 12;

export interface CoverWords {
  title: string;
  subtitle: string;
  signature: string[];
}

/** Everything of a monthly workbook but its sheets. */
export function coverOf(context: ReportContext, setup: RunSetup, words: CoverWords): Omit<WorkbookModel, 'sheets'> {
  const { language, run, timeZone, now, requestedBy } = context;
  const say = speaker(language);
  return {
    language,
    title: words.title,
    subtitle: words.subtitle,
    timeZone,
    created: now,
    signature: words.signature,
    properties: {
      period: periodWords(context),
      asOf: clockOf(run.asOf, timeZone),
      formVersions: formWords(say, setup) || null,
      schemeVersion: say('monthly_report.scheme_version', { code: run.schemeCode, version: run.schemeVersion }),
      run: runWords(context, say),
      checksum: run.checksum.slice(0, SHORT_CHECKSUM),
      createdBy: requestedBy,
      createdAt: clockOf(now, timeZone),
    } satisfies WorkbookProperties,
    // Every export adds the properties by which a file is recognised again.
    custom: {},
  };
}

/** `2026-11-03 09:30` as the centre's clocks show it. */
export function clockOf(instant: Date, timeZone: string): string {
  return localDateTime(instant, timeZone).slice(0, 16).replace('T', ' ');
}

export function periodWords({ language, period }: Pick<ReportContext, 'language' | 'period'>): string {
  return speaker(language)('monthly_report.period', {
    month: monthLabel(language, period.id),
    from: dayLabel(language, period.firstDay),
    to: dayLabel(language, period.lastDay),
  });
}

export function formWords(say: Say, { forms }: Pick<RunSetup, 'forms'>): string {
  return forms
    .map((form) =>
      say('monthly_report.form_versions', { code: form.code, versions: form.versions.join(say('monthly_report.list_separator')) }),
    )
    .join(say('monthly_report.remark_separator'));
}

function runWords({ run }: ReportContext, say: Say): string {
  return [
    say('monthly_report.run_number', { n: run.number }),
    say(run.published ? 'monthly_report.run_published' : 'monthly_report.run_draft'),
    ...(run.reason === null ? [] : [say('monthly_report.run_reason', { reason: run.reason })]),
  ].join(say('monthly_report.list_separator'));
}
