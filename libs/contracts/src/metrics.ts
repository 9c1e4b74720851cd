import { z } from 'zod';
import { codeSchema, dateSchema, defineRoute, employeeNoSchema, listQuery, monthSchema, pageOf } from './http.js';
import { openRowsBody, writtenRowsSchema } from './rows.js';

const metricSchema = z
  .object({
    metric: z.string().meta({ example: 'calls_answered' }),
    name_zh: z.string(),
    name_en: z.string(),
    unit: z.string(),
    aggregation: z.enum(['sum', 'mean']).meta({ description: 'How daily values make a month' }),
  })
  .meta({ id: 'Metric' });

export const listMetrics = defineRoute({
  method: 'GET',
  path: '/metrics',
  tag: 'metrics',
  summary: 'The catalogue of metrics',
  permission: 'metrics.read',
  data: 'none',
  response: z.object({ items: z.array(metricSchema) }),
});

const metricValueSchema = z
  .object({
    employee_no: employeeNoSchema,
    name: z.string(),
    team_code: z.string().nullable().meta({ description: 'On the day; of a month’s value, on the last day worked in that month' }),
    metric: z.string(),
    date: dateSchema.nullable().meta({ description: 'null: the value of a whole month' }),
    month: monthSchema.nullable().meta({ description: 'null: the value of a day' }),
    value: z.number(),
  })
  .meta({ id: 'MetricValue' });

export const listMetricValues = defineRoute({
  method: 'GET',
  path: '/metric-values',
  tag: 'metrics',
  summary: 'Key figures of people, per day or month',
  permission: 'metrics.read',
  data: 'rows',
  query: listQuery(['-day', 'day'], {
    period: monthSchema.optional(),
    agent: employeeNoSchema.optional(),
    team: codeSchema.optional(),
    metric: codeSchema.optional(),
    grain: z.enum(['day', 'month']).optional(),
  }),
  response: pageOf(metricValueSchema),
});

export const writeMetricValues = defineRoute({
  method: 'POST',
  path: '/metric-values',
  tag: 'metrics',
  summary: 'Brings key figures in, one field a metric of the catalogue, all or none; known ones are updated',
  permission: 'metrics.write',
  data: 'rows',
  body: openRowsBody('metrics', { month: monthSchema.optional().meta({ description: 'Instead of date' }) }).meta({
    id: 'MetricRows',
    example: { rows: [{ date: '2026-10', employee_no: '0012', calls_answered: 1520, csat: 96.5, attendance_days: 22, required_days: 22 }] },
  }),
  response: writtenRowsSchema,
});
