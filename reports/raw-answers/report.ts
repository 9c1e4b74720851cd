import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { translate, type Language, type MessageKey } from '@platform/i18n/translate.js';
import type { ReportContext, ReportDefinition } from '@platform/report/report-definition.js';
import type { CellValue, ColumnKind } from '@platform/spreadsheet/write/workbook-model.js';
import { purposeName } from '../monthly/definitions.js';
import { speaker } from '../monthly/say.js';

const ANSWERS = loadSql(import.meta.url, './answers.sql');

const row = z.object({
  evaluation_no: z.string(),
  employee_no: z.string(),
  name: z.string(),
  /** At the time of the call; null: in no team that day. */
  team_code: z.string().nullable(),
  called_at: z.date(),
  form_code: z.string(),
  form_version: z.string(),
  purpose: z.string(),
  section: z.string(),
  criterion_code: z.string(),
  criterion_name: z.string(),
  kind: z.enum(['choice', 'scale', 'deduction', 'bonus', 'note']),
  /** Hundredths. */
  max_points: z.int(),
  /** Hundredths, awarded or deducted; null: not applicable, hidden or unanswered. */
  points: z.int().nullable(),
  not_applicable: z.boolean(),
  hidden: z.boolean(),
  missed: z.boolean(),
  critical_failed: z.boolean(),
  comment: z.string().nullable(),
});

type AnswerRow = z.infer<typeof row>;

const COLUMNS: [MessageKey, ColumnKind, number?][] = [
  ['raw_report.evaluation_no', 'text', 18],
  ['raw_report.employee_no', 'text', 10],
  ['raw_report.name', 'text', 10],
  ['raw_report.team_code', 'text', 10],
  ['raw_report.called_at', 'datetime'],
  ['raw_report.form', 'text', 10],
  ['raw_report.form_version', 'text', 7],
  ['raw_report.purpose', 'text', 9],
  ['raw_report.section', 'text', 14],
  ['raw_report.criterion_code', 'text', 11],
  ['raw_report.criterion', 'text', 20],
  ['raw_report.kind', 'text', 8],
  ['raw_report.max_points', 'points', 8],
  ['raw_report.points', 'points', 11],
  ['raw_report.not_applicable', 'text', 8],
  ['raw_report.hidden', 'text', 8],
  ['raw_report.missed', 'text', 8],
  ['raw_report.critical_failed', 'text', 8],
  ['raw_report.answer_comment', 'text', 30],
];

const KINDS = {
  choice: 'raw_report.kind_choice',
  scale: 'raw_report.kind_scale',
  deduction: 'raw_report.kind_deduction',
  bonus: 'raw_report.kind_bonus',
  note: 'raw_report.kind_note',
} as const;

/** One row an answer of the month, for own analysis; streamed, however many there are. */
export const report: ReportDefinition = {
  kind: 'rows',
  name: 'raw-answers',
  scope: 'center',
  sheetName: (language) => translate(language, 'raw_report.sheet_answers'),
  columns: (language) =>
    COLUMNS.map(([key, kind, width]) => ({ title: translate(language, key), kind, ...(width === undefined ? {} : { width }) })),
  async *rows(context: ReportContext) {
    const params = [context.run.id, context.timeZone, context.team?.id ?? null];
    for await (const one of context.stream(ANSWERS, params, row)) yield answerCells(context.language, one);
  },
};

/** Cells in the order of the columns. */
export function answerCells(language: Language, one: AnswerRow): CellValue[] {
  const say = speaker(language);
  return [
    one.evaluation_no,
    one.employee_no,
    one.name,
    one.team_code,
    one.called_at,
    one.form_code,
    one.form_version,
    purposeName(say, one.purpose),
    one.section,
    one.criterion_code,
    one.criterion_name,
    say(KINDS[one.kind]),
    one.max_points / 100,
    one.points === null ? null : one.points / 100,
    one.not_applicable,
    one.hidden,
    one.missed,
    one.critical_failed,
    one.comment,
  ];
}
