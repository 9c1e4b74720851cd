import { z } from 'zod';
import { codeSchema, defineRoute, monthSchema } from './http.js';
import { figure, rateMeasures, trendSchema } from './trends.js';

/** What can be worked out of sums of evaluations. */
const sliceMeasures = ['qa_score', ...rateMeasures] as const;
export type SliceMeasure = (typeof sliceMeasures)[number];

const verdict = z.enum(['real', 'within_chance', 'unknown']).meta({ description: 'unknown: too few evaluations to tell' });
const whole = z.int();

/** Which evaluations are meant: those of the months, and of teams, a direction or a form where such are named. */
const selection = {
  from: monthSchema.optional().meta({ description: 'Left out: 23 months before `to`' }),
  to: monthSchema.optional().meta({ description: 'Left out: the newest closed month' }),
  teams: z
    .string()
    .max(2000)
    .regex(/^[^,\p{Cc}]{1,64}(,[^,\p{Cc}]{1,64})*$/u)
    .optional()
    .meta({ description: 'Codes of teams at the time of the call, separated by commas; left out: all within reach', example: 'T1,T2' }),
  direction: z.enum(['inbound', 'outbound']).optional(),
  form: codeSchema.optional(),
};

const measure = z.enum(sliceMeasures).default('qa_score');

const slices = { method: 'GET', tag: 'trends', permission: 'scorecards.read', data: 'rows' } as const;
const workbook = { responseType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

const sliceFigureSchema = z.object({ value: figure, n: whole, count: whole.nullable(), low: figure, high: figure });

const monthsQuery = z.strictObject({
  ...selection,
  measure,
  by: z.enum(['all', 'direction', 'form_version']).default('all'),
  criterion: codeSchema.optional().meta({ description: 'Code of a criterion of `form`: how often it was missed, instead of the measure' }),
});

export const getTrendMonths = defineRoute({
  ...slices,
  path: '/trends/months',
  summary: 'A figure of the chosen evaluations, month by month, also inbound beside outbound and by form version',
  query: monthsQuery,
  response: z.object({ items: z.array(trendSchema) }).meta({ id: 'TrendMonths' }),
});

export const getTrendMonthsWorkbook = defineRoute({
  ...slices,
  ...workbook,
  path: '/trends/months/workbook',
  summary: 'The same as a workbook with its chart, in the language of the request',
  query: monthsQuery,
});

const comparedSchema = sliceFigureSchema.meta({ id: 'ComparedFigure' });

const comparisonRow = {
  before: comparedSchema,
  now: comparedSchema,
  difference: figure,
  low: figure.meta({ description: '95 % interval of the difference' }),
  high: figure,
  verdict,
};

const comparisonQuery = z.strictObject({
  ...selection,
  measure,
  from: monthSchema,
  to: monthSchema,
  before_from: monthSchema,
  before_to: monthSchema,
});

const comparisonSchema = z
  .object({
    before: z.object({ from: monthSchema, to: monthSchema }),
    now: z.object({ from: monthSchema, to: monthSchema }),
    measures: z.array(z.object({ measure: z.enum(sliceMeasures), unit: z.enum(['score', 'rate']), ...comparisonRow })),
    teams: z.array(z.object({ team_code: z.string(), team_name: z.string(), ...comparisonRow })),
  })
  .meta({ id: 'TrendComparison', description: 'Of all figures for the whole selection, and of one for each team' });
export type TrendComparison = z.infer<typeof comparisonSchema>;

export const getTrendComparison = defineRoute({
  ...slices,
  path: '/trends/comparison',
  summary: 'Two spans of months beside each other, and whether chance alone would explain the difference',
  query: comparisonQuery,
  response: comparisonSchema,
});

export const getTrendComparisonWorkbook = defineRoute({
  ...slices,
  ...workbook,
  path: '/trends/comparison/workbook',
  summary: 'The same as a workbook, in the language of the request',
  query: comparisonQuery,
});

const criteriaQuery = z.strictObject(selection);

const missedCriterionSchema = z
  .object({
    form_code: z.string(),
    code: z.string(),
    name: z.string().meta({ description: 'In the newest version of the form' }),
    n: whole.meta({ description: 'How often applicable' }),
    missed: whole,
    rate: figure,
    low: figure,
    high: figure,
    share: figure.meta({ description: 'Of all that was missed' }),
    cumulative: figure.meta({ description: 'Share of this and those before it' }),
  })
  .meta({ id: 'MissedCriterion' });

const criteriaSchema = z
  .object({ missed: whole.meta({ description: 'In all' }), items: z.array(missedCriterionSchema) })
  .meta({ id: 'MissedCriteria', description: 'The most missed first' });
export type MissedCriteria = z.infer<typeof criteriaSchema>;

export const getMissedCriteria = defineRoute({
  ...slices,
  path: '/trends/criteria',
  summary: 'Which criteria are missed most',
  query: criteriaQuery,
  response: criteriaSchema,
});

export const getMissedCriteriaWorkbook = defineRoute({
  ...slices,
  ...workbook,
  path: '/trends/criteria/workbook',
  summary: 'The same as a workbook with its chart, in the language of the request',
  query: criteriaQuery,
});

const heatCellSchema = sliceFigureSchema
  .extend({
    measure: z.enum(sliceMeasures),
    unit: z.enum(['score', 'rate']),
    against_others: z
      .enum(['above', 'below'])
      .nullable()
      .meta({ description: 'More than chance above or below the other teams; null: not' }),
  })
  .meta({ id: 'HeatCell' });

const heatMapSchema = z
  .object({
    teams: z.array(z.object({ team_code: z.string(), team_name: z.string(), cells: z.array(heatCellSchema) })),
  })
  .meta({ id: 'TrendHeatMap' });
export type TrendHeatMap = z.infer<typeof heatMapSchema>;

export const getTrendHeatMap = defineRoute({
  ...slices,
  path: '/trends/heat-map',
  summary: 'All figures of each team over the months',
  query: criteriaQuery,
  response: heatMapSchema,
});

export const getTrendHeatMapWorkbook = defineRoute({
  ...slices,
  ...workbook,
  path: '/trends/heat-map/workbook',
  summary: 'The same as a workbook, in the language of the request',
  query: criteriaQuery,
});

const distributionSchema = z
  .object({
    n: whole,
    mean: figure,
    median: figure.meta({ description: 'Whole points, rounded down' }),
    pass_mark: figure.meta({ description: 'Of the scheme of the newest month; null: nothing is closed yet' }),
    excellent_mark: figure,
    bars: z
      .array(z.object({ from: whole, to: whole.meta({ description: 'Exclusive, but for the last' }), n: whole }))
      .meta({ description: 'Without gaps, the lowest first' }),
  })
  .meta({ id: 'ScoreDistribution' });
export type ScoreDistribution = z.infer<typeof distributionSchema>;

export const getScoreDistribution = defineRoute({
  ...slices,
  path: '/trends/distribution',
  summary: 'How many evaluations have which score',
  query: criteriaQuery,
  response: distributionSchema,
});

export const getScoreDistributionWorkbook = defineRoute({
  ...slices,
  ...workbook,
  path: '/trends/distribution/workbook',
  summary: 'The same as a workbook with its chart, in the language of the request',
  query: criteriaQuery,
});

export type SliceQuery = z.output<typeof criteriaQuery>;
export type TrendMonthsQuery = z.output<typeof monthsQuery>;
export type ComparisonQuery = z.output<typeof comparisonQuery>;
