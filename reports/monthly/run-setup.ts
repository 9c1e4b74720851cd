import { z } from 'zod';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { ReportContext } from '@platform/report/report-definition.js';

const SCHEME = loadSql(import.meta.url, './sql/scheme-of-run.sql');
const FORMS = loadSql(import.meta.url, './sql/forms-of-run.sql');
const RUN_BEFORE = loadSql(import.meta.url, './sql/run-before.sql');
const CARDS_BEFORE = loadSql(import.meta.url, './sql/cards-before.sql');

const whole = z.int();

/** The parts of a scheme that the reports explain; the scheme itself was checked when it was stored. */
const definition = z.object({
  components: z.array(z.object({ code: z.string(), weightE4: whole, map: z.object({ kind: z.string() }) })),
  passBp: whole,
  excellentBp: whole,
  minSample: whole,
  grades: z.object({
    mode: z.enum(['bands', 'forced']),
    bands: z.array(z.object({ grade: z.string(), fromBp: whole })),
    shares: z.array(z.object({ grade: z.string(), shareE4: whole })),
    forcedFrom: whole,
    barA: z.boolean(),
  }),
  countBy: z.enum(['call_date', 'evaluation_date']),
  purposes: z.array(z.string()),
  teamRankBy: z.enum(['pooled', 'mean_of_agents']),
  workloadBasis: z.enum(['month', 'per_attended_day']),
  casePoints: z.object({
    complaint: z.array(z.object({ level: z.string(), atFaultBp: whole, partlyBp: whole })),
    commendationEachBp: whole,
    commendationCapBp: whole,
  }),
  rangeBp: z.tuple([whole, whole]),
  exam: z.object({ theoryWeightE4: whole, practicalWeightE4: whole, passBp: whole, partMinimumBp: whole }),
  quota: z.object({ standard: whole, newHire: whole, newHireDays: whole, afterBadMonth: whole, badGrades: z.array(z.string()) }),
});

export type ShownScheme = z.infer<typeof definition>;

/** Fails to compile when the reports read of a scheme what it does not have. */
export function shownScheme(scheme: SchemeDefinition): ShownScheme {
  return definition.parse(scheme);
}

const schemeRow = z.object({
  code: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  number: whole,
  definition,
  input_counts: z.object({ evaluations: whole, evaluations_counted: whole, exam_results: whole, cases: whole, metric_values: whole }),
});
const formRow = z.object({ code: z.string(), versions: z.array(z.string()) });
const runBeforeRow = z.object({ period_id: z.string(), run_id: whole, number: whole, published: z.boolean() });
const cardBeforeRow = z.object({
  agent_id: whole,
  evaluations_counted: whole,
  qa_score_bp: whole.nullable(),
  sum_final_bp: z.number(),
  sum_final_sq: z.number(),
  grade: z.string().nullable(),
});

export type SchemeOfRun = z.infer<typeof schemeRow>;
export type FormOfRun = z.infer<typeof formRow>;
export type RunBefore = z.infer<typeof runBeforeRow>;
export type CardBefore = z.infer<typeof cardBeforeRow>;

/** What every monthly report says about where its figures come from. */
export interface RunSetup {
  scheme: SchemeOfRun;
  forms: FormOfRun[];
  /** The month that is compared with; null: there is no run of it. */
  before: RunBefore | null;
}

/** @param teamIds null: every team */
export async function loadRunSetup(context: ReportContext, teamIds: number[] | null): Promise<RunSetup> {
  const [scheme] = await context.rows(SCHEME, [context.run.id], schemeRow);
  if (scheme === undefined) throw new Error(`Run ${context.run.id} is not there`);
  const forms = await context.rows(FORMS, [context.run.id, teamIds], formRow);
  const [before] = await context.rows(RUN_BEFORE, [context.period.firstDay], runBeforeRow);
  return { scheme, forms, before: before ?? null };
}

/** The cards of the same people in the month before, by agent id. */
export async function loadCardsBefore(
  context: ReportContext,
  before: RunBefore | null,
  agentIds: number[],
): Promise<Map<number, CardBefore>> {
  if (before === null) return new Map();
  const rows = await context.rows(CARDS_BEFORE, [before.run_id, agentIds], cardBeforeRow);
  return new Map(rows.map((row) => [row.agent_id, row]));
}
