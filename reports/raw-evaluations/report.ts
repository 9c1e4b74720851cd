import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { translate, type Language, type MessageKey } from '@platform/i18n/translate.js';
import type { ReportContext, ReportDefinition } from '@platform/report/report-definition.js';
import type { CellValue, ColumnKind } from '@platform/spreadsheet/write/workbook-model.js';
import { loadRunSetup } from '../monthly/run-setup.js';
import { speaker } from '../monthly/say.js';
import { directionName, channelName, familyNames, stateName } from './evaluation-words.js';
import { purposeName } from '../monthly/definitions.js';

const EVALUATIONS = loadSql(import.meta.url, './evaluations.sql');

const row = z.object({
  evaluation_no: z.string(),
  form_code: z.string(),
  form_version: z.string(),
  purpose: z.string(),
  state: z.string(),
  revision: z.int(),
  counted: z.boolean(),
  employee_no: z.string(),
  name: z.string(),
  /** At the time of the call; null: in no team that day. */
  team_code: z.string().nullable(),
  team_name: z.string().nullable(),
  recording_id: z.string(),
  called_at: z.date(),
  direction: z.string().nullable(),
  channel: z.string().nullable(),
  duration_s: z.int().nullable(),
  topic: z.string().nullable(),
  evaluator_no: z.string(),
  evaluator_name: z.string(),
  evaluated_at: z.date(),
  raw_bp: z.int().nullable(),
  final_bp: z.int().nullable(),
  critical_failed: z.boolean(),
  critical_families: z.int(),
  missed_non_critical: z.int(),
  applicable_non_critical: z.int(),
  accuracy_applicable: z.boolean(),
  accuracy_missed: z.boolean(),
  comment: z.string().nullable(),
});

type EvaluationRow = z.infer<typeof row>;

const COLUMNS: [MessageKey, ColumnKind, number?][] = [
  ['raw_report.evaluation_no', 'text', 18],
  ['raw_report.form', 'text', 10],
  ['raw_report.form_version', 'text', 7],
  ['raw_report.purpose', 'text', 9],
  ['raw_report.state', 'text', 10],
  ['raw_report.revision', 'int', 7],
  ['raw_report.counted', 'text', 9],
  ['raw_report.employee_no', 'text', 10],
  ['raw_report.name', 'text', 10],
  ['raw_report.team_code', 'text', 10],
  ['raw_report.team_name', 'text', 14],
  ['raw_report.recording_id', 'text', 20],
  ['raw_report.called_at', 'datetime'],
  ['raw_report.direction', 'text', 8],
  ['raw_report.channel', 'text', 8],
  ['raw_report.duration_s', 'int', 11],
  ['raw_report.topic', 'text', 14],
  ['raw_report.evaluator_no', 'text', 11],
  ['raw_report.evaluator_name', 'text', 10],
  ['raw_report.evaluated_at', 'datetime'],
  ['raw_report.raw_score', 'score', 11],
  ['raw_report.final_score', 'score', 10],
  ['raw_report.critical_failed', 'text', 8],
  ['raw_report.critical_families', 'text', 14],
  ['raw_report.missed_items', 'int', 12],
  ['raw_report.applicable_items', 'int', 12],
  ['raw_report.accuracy_applicable', 'text', 12],
  ['raw_report.accuracy_missed', 'text', 12],
  ['raw_report.comment', 'text', 40],
];

/** One row an evaluation of the month, for own analysis. */
export const report: ReportDefinition = {
  kind: 'rows',
  name: 'raw-evaluations',
  scope: 'center',
  sheetName: (language) => translate(language, 'raw_report.sheet_evaluations'),
  columns: (language) =>
    COLUMNS.map(([key, kind, width]) => ({ title: translate(language, key), kind, ...(width === undefined ? {} : { width }) })),
  async *rows(context: ReportContext) {
    const { scheme } = await loadRunSetup(context, null);
    const params = [context.run.id, context.timeZone, scheme.definition.purposes, context.team?.id ?? null];
    for await (const one of context.stream(EVALUATIONS, params, row)) yield evaluationCells(context.language, one);
  },
};

/** Cells in the order of the columns. */
export function evaluationCells(language: Language, one: EvaluationRow): CellValue[] {
  const say = speaker(language);
  const score = (bp: number | null) => (bp === null ? null : bp / 100);
  return [
    one.evaluation_no,
    one.form_code,
    one.form_version,
    purposeName(say, one.purpose),
    stateName(say, one.state),
    one.revision,
    one.counted,
    one.employee_no,
    one.name,
    one.team_code,
    one.team_name,
    one.recording_id,
    one.called_at,
    directionName(say, one.direction),
    channelName(say, one.channel),
    one.duration_s,
    one.topic,
    one.evaluator_no,
    one.evaluator_name,
    one.evaluated_at,
    score(one.raw_bp),
    score(one.final_bp),
    one.critical_failed,
    familyNames(say, one.critical_families),
    one.missed_non_critical,
    one.applicable_non_critical,
    one.accuracy_applicable,
    one.accuracy_applicable ? one.accuracy_missed : null,
    one.comment,
  ];
}
