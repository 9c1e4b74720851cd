import { z } from 'zod';
import { defineRoute, instantSchema } from './http.js';

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

export const jobIdSchema = z
  .string()
  .regex(/^[a-z_]{1,30}-[1-9]\d{0,8}$/)
  .meta({ id: 'JobId', example: 'export-12' });

export const jobSchema = z
  .object({
    id: jobIdSchema,
    kind: z.string().meta({ description: 'export, close, import_preview, import_commit …' }),
    state: z.enum(jobStates),
    progress: z.number().int().min(0).max(100),
    step: z.string().nullable().meta({ description: 'What is being done; null: not begun' }),
    result: z.looseObject({}).nullable().meta({ description: 'What came of it, by kind; null: not done' }),
    error: z.string().nullable().meta({ description: 'Why it failed, in one sentence' }),
    error_code: z.string().nullable().meta({ description: 'The same for programs; null: it did not fail, or for a reason nobody foresaw' }),
    result_link: z
      .string()
      .nullable()
      .meta({ description: 'Where to look for what came of it; null: not done, or all of it is in the result' }),
    requested_by: z.string(),
    requested_at: instantSchema,
    finished_at: instantSchema.nullable(),
  })
  .meta({ id: 'Job', description: 'Long work that a worker does' });
export type JobView = z.infer<typeof jobSchema>;

/** A job whose result is known. */
export const jobOf = <Result extends z.ZodType>(result: Result) =>
  jobSchema.omit({ result: true }).extend({ result: result.nullable().meta({ description: 'null: not done' }) });

const job = { tag: 'jobs', permission: 'signed_in', data: 'own' } as const;
const params = z.strictObject({ job: jobIdSchema });

export const listJobs = defineRoute({
  ...job,
  method: 'GET',
  path: '/jobs',
  summary: 'The newest hundred of one’s jobs; administrators see all',
  query: z.strictObject({ state: z.enum(jobStates).optional() }),
  response: z.object({ items: z.array(jobSchema) }),
});

export const getJob = defineRoute({ ...job, method: 'GET', path: '/jobs/:job', summary: 'One job', params, response: jobSchema });

export const cancelJob = defineRoute({
  ...job,
  method: 'POST',
  path: '/jobs/:job/cancellation',
  summary: 'Stop a job at its next step',
  params,
  response: jobSchema,
});

export const watchJob = defineRoute({
  ...job,
  method: 'GET',
  path: '/jobs/:job/events',
  summary: 'The job as server-sent events `job`, one a change, until it has ended',
  params,
  responseType: 'text/event-stream',
});
