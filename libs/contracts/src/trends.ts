import { z } from 'zod';
import { examLineSchema } from './explained-card.js';
import { codeSchema, defineRoute, employeeNoSchema, monthSchema } from './http.js';

/** Figures that are means of scores, and those that are shares of a count. */
const meanMeasures = ['qa_score', 'exam_score', 'workload_score', 'attendance_score', 'composite'] as const;
export const rateMeasures = ['pass_rate', 'excellent_rate', 'critical_error_rate', 'non_critical_error_rate', 'business_accuracy'] as const;
const trendMeasures = [...meanMeasures, ...rateMeasures] as const;
export type TrendMeasure = (typeof trendMeasures)[number];

export const figure = z.number().nullable();

const trendPointSchema = z
  .object({
    period: monthSchema,
    run: z.int().nullable().meta({ description: 'null: the month has no card' }),
    published: z.boolean().meta({ description: 'False: the run does not stand yet' }),
    value: figure,
    n: z.int().nullable().meta({ description: 'What the value was taken over; null: not known' }),
    count: z.int().nullable().meta({ description: 'Of a rate: how often; null: a mean' }),
    low: figure.meta({ description: '95 % interval of the value' }),
    high: figure,
    lower_limit: figure.meta({ description: 'Normal variation; null: fewer than six months' }),
    upper_limit: figure,
    signals: z
      .array(z.enum(['beyond_limits', 'run_of_8']))
      .meta({ description: 'More than chance: beyond the limits, or one of eight in a row on one side' }),
    scheme: z.string().nullable(),
    scheme_changed: z.boolean().meta({ description: 'A break mark: judged by another scheme version than the month before' }),
    forms: z.array(z.string()),
    new_forms: z.array(z.string()).meta({ description: 'A break mark: form versions not in use the month before' }),
    change: z
      .object({
        difference: z.number(),
        low: figure,
        high: figure,
        verdict: z
          .enum(['real', 'within_chance', 'unknown'])
          .meta({ description: 'unknown: too few evaluations, or the figure has no spread of its own' }),
      })
      .nullable()
      .meta({ description: 'Against the month right before; null: one of the two has no value' }),
  })
  .meta({ id: 'TrendPoint' });

export const trendSchema = z
  .object({
    subject: z.object({
      kind: z.enum(['center', 'supervisor', 'team', 'agent', 'selection', 'direction', 'form_version', 'criterion']),
      code: z.string(),
      name: z.string(),
    }),
    measure: z.enum([...trendMeasures, 'missed_rate']),
    unit: z.enum(['score', 'rate']),
    center_line: figure.meta({ description: 'The middle of the limits; null: fewer than six months' }),
    points: z.array(trendPointSchema),
  })
  .meta({ id: 'Trend' });

const centerMeasures = ['qa_score', 'exam_score', ...rateMeasures] as const;
const teamMeasures = [...centerMeasures, 'workload_score', 'attendance_score'] as const;

const trendQuery = <const Measures extends readonly [TrendMeasure, ...TrendMeasure[]]>(measures: Measures) =>
  z.strictObject({
    from: monthSchema.optional().meta({ description: 'Left out: 23 months before `to`' }),
    to: monthSchema.optional().meta({ description: 'Left out: the newest closed month' }),
    measure: z.enum(measures).default('qa_score' as Measures[number]),
  });

const trend = { method: 'GET', tag: 'trends', permission: 'scorecards.read', data: 'rows', response: trendSchema } as const;

export const getCenterTrend = defineRoute({
  ...trend,
  path: '/trends/center',
  summary: 'A figure of the centre, month by month',
  query: trendQuery(centerMeasures),
});

export const getSupervisorTrend = defineRoute({
  ...trend,
  path: '/trends/supervisors/:employee_no',
  summary: 'A figure of a shift supervisor, over the teams of each month, in the months whose card the caller may see',
  params: z.strictObject({ employee_no: employeeNoSchema }),
  query: trendQuery(centerMeasures),
});

export const getTeamTrend = defineRoute({
  ...trend,
  path: '/trends/teams/:team_code',
  summary: 'A figure of a team, month by month',
  params: z.strictObject({ team_code: codeSchema }),
  query: trendQuery(teamMeasures),
});

export const getAgentTrend = defineRoute({
  ...trend,
  path: '/trends/agents/:employee_no',
  summary: 'A figure of an agent, in the months whose card the caller may see',
  params: z.strictObject({ employee_no: employeeNoSchema }),
  query: trendQuery(trendMeasures),
});

const examMonthSchema = z
  .object({
    period: monthSchema,
    run: z.int(),
    published: z.boolean(),
    exam_score: z.number().nullable().meta({ description: 'As it stands on the card; null: none' }),
    exams: z.array(examLineSchema),
  })
  .meta({ id: 'ExamMonth' });

export const getAgentExams = defineRoute({
  method: 'GET',
  tag: 'trends',
  permission: 'scorecards.read',
  data: 'rows',
  path: '/trends/agents/:employee_no/exams',
  summary: 'An agent’s exams as they count, with their pass marks, in the months whose card the caller may see',
  params: z.strictObject({ employee_no: employeeNoSchema }),
  query: z.strictObject({
    from: monthSchema.optional().meta({ description: 'Left out: 23 months before `to`' }),
    to: monthSchema.optional().meta({ description: 'Left out: the newest closed month' }),
  }),
  response: z.object({ items: z.array(examMonthSchema).meta({ description: 'The newest first' }) }),
});

const workbook = {
  method: 'GET',
  tag: 'trends',
  permission: 'scorecards.read',
  data: 'rows',
  responseType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const getCenterTrendWorkbook = defineRoute({
  ...workbook,
  path: '/trends/center/workbook',
  summary: 'The same as a workbook with its chart, in the language of the request',
  query: trendQuery(centerMeasures),
});

export const getSupervisorTrendWorkbook = defineRoute({
  ...workbook,
  path: '/trends/supervisors/:employee_no/workbook',
  summary: 'The same as a workbook with its chart, in the language of the request',
  params: z.strictObject({ employee_no: employeeNoSchema }),
  query: trendQuery(centerMeasures),
});

export const getTeamTrendWorkbook = defineRoute({
  ...workbook,
  path: '/trends/teams/:team_code/workbook',
  summary: 'The same as a workbook with its chart, in the language of the request',
  params: z.strictObject({ team_code: codeSchema }),
  query: trendQuery(teamMeasures),
});

export const getAgentTrendWorkbook = defineRoute({
  ...workbook,
  path: '/trends/agents/:employee_no/workbook',
  summary: 'The same as a workbook with its chart, in the language of the request',
  params: z.strictObject({ employee_no: employeeNoSchema }),
  query: trendQuery(trendMeasures),
});

export type Trend = z.infer<typeof trendSchema>;
export type TrendPoint = z.infer<typeof trendPointSchema>;
