import { z } from 'zod';
import { dateSchema, instantSchema, monthSchema, scoreSchema } from './http.js';

/*
 * A card with everything behind it: the same arithmetic that the command line and the workbooks show. Numbers as they are printed,
 * rates and weights as fractions; null: no data.
 */
const text = z.string();
const maybeText = z.string().nullable();
const count = z.int();
const figure = z.number().nullable();
const rank = z.object({
  rank: z.int().nullable(),
  ahead: z.int().nullable().meta({ description: 'rank = 1 + ahead' }),
  of: count,
});

const evaluationLine = z.object({
  evaluation_no: text,
  revision: count,
  purpose: text,
  form: text,
  called_at: instantSchema,
  raw_score: scoreSchema,
  final_score: scoreSchema,
  critical_failed: z.boolean(),
});

export const examLineSchema = z.object({
  exam_code: text,
  exam_name: text,
  score: figure,
  passed: z.boolean().nullable(),
  pass_mark: z.number(),
  theory_weight: z.number(),
  practical_weight: z.number(),
  counted_attempt: z.int().nullable(),
  capped: z.boolean().meta({ description: 'The retake was better than the pass mark and stands at it' }),
  missing_part: z.enum(['theory', 'practical']).nullable(),
  required: z.boolean(),
  attempts: z.array(
    z.object({
      attempt: z.int(),
      held_on: dateSchema,
      status: text,
      unexcused: z.boolean(),
      theory: figure,
      practical: figure,
      total: figure,
    }),
  ),
});

const caseLine = z.object({
  case_no: text,
  kind: z.enum(['complaint', 'commendation']),
  verdict: maybeText,
  fault: maybeText,
  level: maybeText,
  category: maybeText,
  recording_id: maybeText,
  confirmed_on: dateSchema,
  effect: text.meta({ description: '`counted`, or why not' }),
  points: z.number(),
});

const componentMap = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('identity') }),
  z.object({ kind: z.literal('linear'), floor: z.number(), target: z.number() }),
  z.object({ kind: z.literal('linear_down'), target: z.number(), ceiling: z.number() }),
  z.object({ kind: z.literal('steps'), steps: z.array(z.object({ from: z.number(), scoreBp: z.number() })) }),
]);

const composite = z.object({
  components: z.array(
    z.object({
      code: text,
      weight: z.number(),
      value: figure,
      effective_weight: figure,
      map: componentMap.meta({ description: 'How the metric became the value, in the scheme’s own integers' }),
    }),
  ),
  weighted: figure.meta({ description: 'Σ weight · value ÷ Σ weight over the components with data' }),
  complaint_points: z.number(),
  commendation_points: z.number(),
  commendation_cap: z.number(),
  bounded_at: figure,
  range: z.tuple([z.number(), z.number()]),
  composite: figure,
});

const grade = z.object({
  mode: z.enum(['bands', 'forced']),
  bands: z.array(z.object({ grade: text, from: z.number() })),
  shares: z.array(z.object({ grade: text, share: z.number() })),
  barred: z.boolean(),
  grade: maybeText,
  min_sample: count,
  sample: count,
});

const team = z.object({
  team_code: text,
  evaluations_counted: count,
  sum: z.number(),
  qa_score: figure,
  members: z.array(z.object({ employee_no: text, exam_score: figure, workload_score: figure })),
});

export const explainedCardSchema = z
  .object({
    card: z.enum(['agent', 'team_leader']),
    period: monthSchema,
    run: count,
    scheme: text,
    scheme_version: count,
    as_of: instantSchema,
    checksum: text,
    employee_no: text,
    name: text,
    team_code: maybeText,
    status: z.enum(['ranked', 'insufficient_sample', 'no_data']),
    counted: z.array(evaluationLine),
    apart: z.array(evaluationLine).meta({ description: 'Seen and shown apart: another purpose, or no score' }),
    qa: z.object({ n: count, sum: z.number(), mean: figure, s: figure, t: figure, low: figure, high: figure }),
    pass_mark: z.number(),
    excellent_mark: z.number(),
    rates: z.array(z.object({ figure: text, count, of: count, rate: figure, low: figure, high: figure })),
    quota: z.object({ planned: count, completed: count, reason: text, previous_period: monthSchema, previous_grade: maybeText }).nullable(),
    exams: z.array(examLineSchema),
    exam_score: figure,
    workload: z
      .object({
        basis: z.enum(['month', 'per_attended_day']),
        calls_answered: figure,
        calls_outbound: figure,
        attended_days: figure,
        value: figure,
        median: figure,
        team_values: z
          .array(z.number())
          .meta({ description: 'Of all agents of the team, in order; empty where only the own figures are shown' }),
        score: figure,
      })
      .nullable(),
    teams: z.array(team).nullable().meta({ description: 'Of a team leader' }),
    attendance: z.object({ attended: figure, required: figure, score: figure }),
    cases: z.array(caseLine),
    at_fault_complaints: count,
    commendations: count,
    composite,
    grade,
    rank_center: rank,
    rank_team: rank.nullable(),
    tie_bands: z.array(z.object({ band: count, members: z.array(z.object({ employee_no: text, name: text, low: figure, high: figure })) })),
  })
  .meta({ id: 'ExplainedCard' });

export type ExplainedCard = z.infer<typeof explainedCardSchema>;
