import { z } from 'zod';
import { directions } from './calls.js';
import { codeSchema, defineRoute, idSchema, instantSchema, monthSchema, shortTextSchema } from './http.js';

const exclusionsSchema = z
  .object({
    agents_full: z.int().meta({ description: 'Have their number of evaluations, drafts in hand included' }),
    agents_own: z.int().meta({ description: 'The evaluator’s own calls are never drawn' }),
    agents_without_calls: z.int().meta({ description: 'Drawn before, but without a call that could be drawn' }),
    calls_evaluated: z.int(),
    calls_in_draft: z.int().meta({ description: 'Somebody is evaluating them' }),
  })
  .meta({ id: 'DrawExclusions', description: 'How many agents of those asked for, and calls of the agent drawn, were left out, and why' });
export type DrawExclusions = z.infer<typeof exclusionsSchema>;

const drawSchema = z
  .object({
    draw: z.int(),
    period: monthSchema,
    evaluation_no: z.string().meta({ description: 'Of the draft that was begun with it' }),
    evaluator_no: z.string(),
    employee_no: z.string(),
    recording_id: z.string(),
    generator: z.string().meta({ description: 'The algorithm by its name' }),
    agent_seed: z.string(),
    call_seed: z.string(),
    team: z.string().nullable(),
    direction: z.enum(directions).nullable(),
    agents: z.int().meta({ description: 'Size of the frame that the agent was drawn from' }),
    calls: z.int().meta({ description: 'Size of the frame that the call was drawn from' }),
    exclusions: exclusionsSchema,
    drawn_at: instantSchema,
  })
  .meta({ id: 'EvaluationDraw' });
export type EvaluationDraw = z.infer<typeof drawSchema>;

const drawRecordSchema = drawSchema
  .extend({
    agent_frame: z.array(z.string()).meta({ description: 'Employee numbers' }),
    passed_over: z.array(z.string()).meta({ description: 'In the order drawn: those without a call to draw' }),
    call_frame: z.array(z.string()).meta({ description: 'Recordings' }),
    repeated: z.boolean().meta({ description: 'Whether drawing again from seeds and frames gives the same' }),
  })
  .meta({ id: 'EvaluationDrawRecord', description: 'All it takes to draw again' });
export type EvaluationDrawRecord = z.infer<typeof drawRecordSchema>;

const shared = { tag: 'evaluations', permission: 'evaluations.write', data: 'rows' } as const;

export const drawEvaluation = defineRoute({
  ...shared,
  method: 'POST',
  path: '/evaluation-draws',
  summary: 'Draws a call of an agent who is below their number of evaluations, and begins its draft; no two draws give the same call',
  body: z
    .strictObject({
      period: monthSchema.optional().meta({ description: 'Left out: the month under way' }),
      team: codeSchema.nullish(),
      direction: z.enum(directions).nullish(),
      form_code: codeSchema.nullish().meta({ description: 'Left out: the form that calls of that direction are evaluated by' }),
    })
    .prefault({})
    .meta({ id: 'NewEvaluationDraw', example: { direction: 'inbound' } }),
  response: drawSchema,
  status: 201,
});
export type DrawRequest = z.output<(typeof drawEvaluation)['body']>;

export const getEvaluationDraw = defineRoute({
  ...shared,
  method: 'GET',
  path: '/evaluation-draws/:draw',
  summary: 'A draw with its frames, so that anyone can draw again',
  params: z.strictObject({ draw: idSchema }),
  response: drawRecordSchema,
});

export const getEvaluationQuota = defineRoute({
  ...shared,
  method: 'GET',
  path: '/evaluation-quota',
  summary: 'How many evaluations a month is to have and has, and how many of them the caller made',
  query: z.strictObject({ period: monthSchema.optional().meta({ description: 'Left out: the month under way' }) }),
  response: z
    .object({
      period: monthSchema,
      planned: z.int(),
      completed: z.int().meta({ description: 'Of those planned; what is above an agent’s number is not counted' }),
      agents: z.int(),
      agents_full: z.int(),
      mine: z.int().meta({ description: 'Random evaluations of the month’s calls by the caller' }),
      mine_today: z.int().meta({ description: 'Evaluations the caller made today, of any purpose' }),
    })
    .meta({ id: 'EvaluationQuota' }),
});
export type EvaluationQuota = z.infer<(typeof getEvaluationQuota)['response']>;

export const listFormsOfCall = defineRoute({
  ...shared,
  method: 'GET',
  path: '/calls/:recording_id/forms',
  summary: 'The form versions in force on the day of a call, and which calls like it are evaluated by',
  params: z.strictObject({ recording_id: shortTextSchema(128) }),
  response: z
    .object({
      suggested: z.string().nullable().meta({ description: 'Code of a form; null: none is in force' }),
      items: z.array(z.object({ code: z.string(), version: z.string(), name: z.string() })),
    })
    .meta({ id: 'FormsOfCall' }),
});

export const listOwnComments = defineRoute({
  ...shared,
  method: 'GET',
  path: '/forms/:code/own-comments',
  summary: 'What the caller wrote of the criteria of a form lately, to be used again',
  params: z.strictObject({ code: codeSchema }),
  response: z.object({ items: z.array(z.object({ criterion: z.string(), comments: z.array(z.string()) })) }).meta({ id: 'OwnComments' }),
});
