import { z } from 'zod';
import {
  codeSchema,
  dateSchema,
  defineRoute,
  idSchema,
  instantSchema,
  listQuery,
  longTextSchema,
  monthSchema,
  pageOf,
  rowIdSchema,
} from './http.js';
import { jobOf } from './jobs.js';

export const periodStates = ['open', 'closing', 'notice', 'published', 'locked'] as const;

const runNumberSchema = z.int().min(1).meta({ description: 'The number of a run within its month', example: 1 });
const checksumSchema = z.string().meta({ description: 'SHA-256 over the cards of a run', example: '6c1f…' });

export const periodSchema = z
  .object({
    period: monthSchema,
    first_day: dateSchema,
    last_day: dateSchema,
    state: z.enum(periodStates).meta({ description: 'open → closing → notice → published → locked' }),
    notice_until: dateSchema.nullable().meta({ description: 'The last day of the notice period; null: none runs' }),
    runs: z.int(),
    newest_run: runNumberSchema.nullable().meta({ description: 'null: never closed' }),
    published_run: runNumberSchema.nullable().meta({ description: 'The run that stands; null: none' }),
    published_at: instantSchema.nullable(),
    locked_at: instantSchema.nullable(),
  })
  .meta({ id: 'Period', description: 'A month of the centre' });

/** How many facts of each kind a run was made of. */
const inputCountsSchema = z
  .object({
    evaluations: z.int(),
    answers: z.int(),
    evaluations_counted: z.int(),
    exam_results: z.int(),
    cases: z.int(),
    metric_values: z.int(),
    agents: z.int(),
  })
  .meta({ id: 'RunInputCounts' });

/** A run without its cards; every answer about cards carries it. */
export const runSchema = z
  .object({
    period: monthSchema,
    run: runNumberSchema,
    scheme: z.string(),
    scheme_version: z.int(),
    leader_scheme: z.string(),
    leader_scheme_version: z.int(),
    as_of: instantSchema.meta({ description: 'The moment whose facts it shows' }),
    checksum: checksumSchema,
    reason: z.string().nullable().meta({ description: 'Why the month was closed again; null: the first run' }),
    published: z.boolean(),
    on_notice: z.boolean().meta({ description: 'Agents and leaders are checking it' }),
  })
  .meta({ id: 'Run' });

const runHistorySchema = runSchema.extend({
  closed_by: z.string(),
  published_at: instantSchema.nullable(),
  published_by: z.string().nullable(),
  accepted_checks: z.array(z.string()),
  input_counts: inputCountsSchema,
});

const periodParams = z.strictObject({ period: monthSchema });
export const runQuery = z.strictObject({
  run: idSchema.optional().meta({ description: 'Left out: the newest run that the caller may see' }),
});

export const listPeriods = defineRoute({
  method: 'GET',
  path: '/periods',
  tag: 'periods',
  summary: 'Months with their states and runs',
  permission: 'periods.read',
  data: 'none',
  query: listQuery(['-period', 'period'], { state: z.enum(periodStates).optional() }),
  response: pageOf(periodSchema),
});

export const getPeriod = defineRoute({
  method: 'GET',
  path: '/periods/:period',
  tag: 'periods',
  summary: 'One month',
  permission: 'periods.read',
  data: 'none',
  params: periodParams,
  response: periodSchema,
});

export const listRuns = defineRoute({
  method: 'GET',
  path: '/periods/:period/runs',
  tag: 'periods',
  summary: 'The runs of a month, newest first; an agent sees those that are on notice or published',
  permission: 'scorecards.read',
  data: 'rows',
  params: periodParams,
  response: z.object({ items: z.array(runHistorySchema) }),
});

const cardChangeSchema = z.object({
  card: z.enum(['agent', 'team_leader', 'team', 'supervisor', 'center']),
  subject: z.string().meta({ description: 'An employee number, a team’s code, or empty for the centre' }),
  name: z.string(),
  figure: z.string().meta({ description: 'The name of the figure on the card; `card`: the whole card came or went' }),
  before: z.unknown(),
  after: z.unknown(),
});

const factChangeSchema = z.object({
  kind: z.enum(['exam', 'case', 'workload', 'attendance', 'quota']),
  employee_no: z.string(),
  name: z.string(),
  fact: z.string().meta({ description: 'The exam’s code or the case’s number; empty for what a person has once' }),
  before: z.unknown(),
  after: z.unknown(),
});

const evaluationChangeSchema = z.object({
  change: z.enum(['added', 'removed', 'revised']),
  employee_no: z.string(),
  name: z.string(),
  evaluation_no: z.string().nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
});

const runDifferenceSchema = z
  .object({
    period: monthSchema,
    run: runNumberSchema,
    previous_run: runNumberSchema.nullable(),
    reason: z.string().nullable(),
    same_figures: z.boolean(),
    inputs: z.object({ evaluations: z.array(evaluationChangeSchema), facts: z.array(factChangeSchema) }),
    scores: z.array(cardChangeSchema),
    ranks: z.array(cardChangeSchema),
  })
  .meta({ id: 'RunDifference', description: 'What a run changed against the one before' });

export const getRunDifference = defineRoute({
  method: 'GET',
  path: '/periods/:period/runs/:run/difference',
  tag: 'periods',
  summary: 'A run beside the one before it: what went in differently, and which figures and ranks moved',
  permission: 'scorecards.read',
  data: 'rows',
  params: z.strictObject({ period: monthSchema, run: idSchema }),
  response: runDifferenceSchema,
});

const checkSchema = z
  .object({
    code: z.string(),
    blocking: z.boolean().meta({ description: 'Nobody can accept it: it is put right first' }),
    count: z.int(),
    subjects: z
      .array(z.object({ subject: z.string(), name: z.string(), note: z.string() }))
      .meta({ description: 'The first fifty it is about' }),
    accepted: z.boolean(),
  })
  .meta({ id: 'CloseCheck' });

const checksReportSchema = z
  .object({
    period: monthSchema,
    run: runNumberSchema,
    checksum: checksumSchema,
    checks: z.array(checkSchema),
    grade_histogram: z.array(
      z.object({
        grade: z.string().nullable().meta({ description: 'null: not graded' }),
        count: z.int(),
        previous: z.int().nullable().meta({ description: 'Of the month before; null: it is not published' }),
      }),
    ),
  })
  .meta({ id: 'CloseChecks' });

const publicationSchema = checksReportSchema
  .extend({ state: z.enum(['notice', 'locked']), notice_until: dateSchema.nullable(), accepted: z.array(z.string()) })
  .meta({ id: 'PublicationResult' });

const closeResultSchema = z
  .object({
    period: monthSchema,
    run: runNumberSchema,
    scheme: z.string(),
    checksum: checksumSchema,
    changed: z.boolean().nullable().meta({ description: 'Whether the figures differ from the run before; null: this is the first' }),
    as_of: instantSchema,
    input_counts: z.record(z.string(), z.int()),
    cards: z.record(z.string(), z.int()),
  })
  .meta({ id: 'CloseResult' });

export const requestChecks = defineRoute({
  method: 'POST',
  path: '/periods/:period/checks',
  tag: 'periods',
  summary: 'Find out what would hold up publishing a run now',
  permission: 'periods.close',
  data: 'whole',
  params: periodParams,
  body: z.strictObject({ run: rowIdSchema.nullable().default(null) }).meta({ id: 'CloseChecksWish', example: { run: null } }),
  response: jobOf(checksReportSchema),
  status: 202,
});

export const publishPeriod = defineRoute({
  method: 'POST',
  path: '/periods/:period/publication',
  tag: 'periods',
  summary: 'Put the newest run on notice, or make it stand; after a restatement likewise',
  permission: 'periods.publish',
  data: 'whole',
  params: periodParams,
  body: z
    .strictObject({
      notice_days: z.int().min(0).max(60).default(0).meta({ description: 'Working days of the notice period; 0: the month is locked' }),
      accept: z.array(z.string().max(64)).max(20).default([]).meta({ description: 'The checks that may stand, by code' }),
    })
    .meta({ id: 'Publication', example: { notice_days: 3, accept: ['missing_exam', 'under_quota'] } }),
  response: jobOf(publicationSchema),
  status: 202,
});

export const closePeriod = defineRoute({
  method: 'POST',
  path: '/periods/:period/runs',
  tag: 'periods',
  summary: 'Work out the scorecards of a month: its first run, or a restatement with a reason',
  permission: 'periods.close',
  data: 'whole',
  params: periodParams,
  body: z
    .strictObject({
      scheme: codeSchema.nullable().default(null).meta({ description: 'null: that of the run before, else the default' }),
      reason: longTextSchema(500).nullable().default(null).meta({ description: 'Needed from the second run on' }),
    })
    .meta({ id: 'CloseWish', example: { reason: '补录 10 月 31 日的质检' } }),
  response: jobOf(closeResultSchema),
  status: 202,
});

export type PeriodSummary = z.infer<typeof periodSchema>;
export type RunHeading = z.infer<typeof runSchema>;
export type RunHistory = z.infer<typeof runHistorySchema>;
export type ChecksReport = z.infer<typeof checksReportSchema>;
export type RunDifference = z.infer<typeof runDifferenceSchema>;
