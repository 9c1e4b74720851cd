import { z } from 'zod';
import { evaluationPurposeSchema, evaluationStateSchema, explainedEvaluationSchema } from './explained-evaluation.js';
import {
  codeSchema,
  dateSchema,
  defineRoute,
  employeeNoSchema,
  flagSchema,
  idSchema,
  instantSchema,
  listQuery,
  longTextSchema,
  monthSchema,
  pageOf,
  scoreSchema,
  shortTextSchema,
} from './http.js';

export const evaluationNoSchema = shortTextSchema(200).meta({
  id: 'EvaluationNo',
  description: 'Written `%2F` for each `/` in an address',
  example: 'R-20261005-0001/STD-IN/7001',
});

const answerSchema = z
  .strictObject({
    points: z
      .number()
      .min(-1000)
      .max(1000)
      .nullish()
      .meta({ description: 'Awarded, or taken off for a deduction; null: not answered yet' }),
    option: shortTextSchema().nullish().meta({ description: 'The words of a choice, instead of its points' }),
    not_applicable: z.boolean().optional(),
    comment: longTextSchema(2000).nullish(),
    evidence_offset_s: z.int().min(0).max(86_400).nullish().meta({ description: 'Seconds into the call' }),
  })
  .meta({ id: 'EvaluationAnswer', example: { points: 4, comment: '开头语完整', evidence_offset_s: 12 } });
export type GivenAnswer = z.infer<typeof answerSchema>;

const answersSchema = z.record(z.string().max(200), answerSchema).meta({
  id: 'EvaluationAnswers',
  description: 'By criterion code; a criterion left out is not answered',
  example: { C01: { points: 4 } },
});

/** What an evaluator fills in; the whole of it each time. */
const content = {
  answers: answersSchema.default({}),
  critical_named: z
    .array(codeSchema)
    .max(200)
    .default([])
    .meta({ description: 'Criteria listed as critical errors', example: ['C01'] }),
  comment: longTextSchema().nullish(),
  seconds_spent: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .meta({ description: 'Over all sittings so far, without pauses; of a revision in this one' }),
};

const restateReason = shortTextSchema(500)
  .nullish()
  .meta({ description: 'Why a month that stands is changed; only for those who may close months' });

const callSchema = z
  .strictObject({
    recording_id: codeSchema,
    employee_no: employeeNoSchema,
    started_at: instantSchema,
    direction: z.enum(['inbound', 'outbound']),
  })
  .meta({ id: 'EvaluatedCall', description: 'A call that need not be on any call list' });

const newEvaluationSchema = z
  .strictObject({
    evaluation_no: evaluationNoSchema.optional().meta({ description: 'Left out: recording/form/evaluator' }),
    recording_id: codeSchema.optional().meta({ description: 'A call that is known; else give `call`' }),
    call: callSchema.optional(),
    form_code: codeSchema,
    version: shortTextSchema(64).optional().meta({ description: 'Left out: the one in force on the day of the call' }),
    purpose: evaluationPurposeSchema.default('random'),
    ...content,
    submit: z.boolean().default(false).meta({ description: 'Submit it at once instead of keeping a draft' }),
    restate_reason: restateReason,
  })
  .refine((body) => (body.recording_id === undefined) !== (body.call === undefined), {
    path: ['recording_id'],
    params: { rule: 'recording_id | call' },
  })
  .meta({
    id: 'NewEvaluation',
    description: 'Names a call that is known by `recording_id`, or gives one in `call`; not both',
    example: {
      call: { recording_id: 'R-20261005-0001', employee_no: '0012', started_at: '2026-10-05T09:30:00+08:00', direction: 'inbound' },
      form_code: 'STD-IN',
      purpose: 'random',
      answers: { C01: { points: 0 }, C02: { points: 2, comment: '语速偏快', evidence_offset_s: 41 } },
      submit: false,
    },
  });
export type NewEvaluation = z.output<typeof newEvaluationSchema>;

const draftContentSchema = z.strictObject(content).meta({
  id: 'EvaluationDraft',
  example: { answers: { C01: { points: 0 }, C02: { not_applicable: true } }, critical_named: [], comment: null },
});
export type DraftContent = z.output<typeof draftContentSchema>;

const revisionBodySchema = z
  .strictObject({ ...content, reason: shortTextSchema(500), restate_reason: restateReason })
  .meta({ id: 'NewEvaluationRevision', example: { answers: { C01: { points: 2 } }, reason: '复核更正' } });
export type RevisionContent = z.output<typeof revisionBodySchema>;

const savedEvaluationSchema = z
  .object({
    evaluation_no: z.string(),
    state: evaluationStateSchema,
    revision: z.int().nullable().meta({ description: 'null: a draft' }),
    raw_score: scoreSchema,
    final_score: scoreSchema,
    critical_failed: z.boolean(),
    unanswered: z.array(z.string()).meta({ description: 'Criteria that a draft still lacks' }),
  })
  .meta({ id: 'SavedEvaluation', description: 'The ETag is to be given back as If-Match when it is saved again' });
export type SavedEvaluation = z.infer<typeof savedEvaluationSchema>;

const listedEvaluationSchema = z
  .object({
    evaluation_no: z.string(),
    state: evaluationStateSchema,
    revision: z.int().nullable(),
    purpose: evaluationPurposeSchema,
    form_code: z.string(),
    form_version: z.string(),
    recording_id: z.string(),
    called_at: z.string(),
    evaluated_at: z.string(),
    employee_no: z.string(),
    name: z.string(),
    team_code: z.string().nullable().meta({ description: 'At the time of the call; null: in no team that day' }),
    evaluator_no: z.string(),
    evaluator_name: z.string(),
    raw_score: scoreSchema,
    final_score: scoreSchema,
    critical_failed: z.boolean(),
  })
  .meta({ id: 'ListedEvaluation' });
export type ListedEvaluation = z.infer<typeof listedEvaluationSchema>;

const acknowledgementSchema = z
  .object({
    due_on: dateSchema.meta({ description: 'The last day to act; afterwards it is acknowledged by default' }),
    acknowledged_at: instantSchema.nullable().meta({ description: 'null: not yet' }),
    revision: z.int().nullable().meta({ description: 'What stood then; null: not yet' }),
    by_default: z.boolean().meta({ description: 'Nobody did anything by the deadline' }),
  })
  .meta({ id: 'Acknowledgement' });
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

const evaluationDetailSchema = explainedEvaluationSchema
  .extend({
    revision: z.int().nullable().meta({ description: 'null: a draft' }),
    critical_named: z.array(z.string()),
    seconds_spent: z.int().nullable().meta({ description: 'null: not measured, or not for the caller to know' }),
    acknowledgement: acknowledgementSchema.nullable().meta({ description: 'null: a draft, an earlier revision, or taken back' }),
  })
  .meta({ id: 'Evaluation', description: 'With where its score comes from' });
export type EvaluationDetail = z.infer<typeof evaluationDetailSchema>;

const scoreBound = z.coerce.number().min(0).max(1000);

const params = z.object({ evaluation_no: evaluationNoSchema });

const sorts = [
  '-called_at',
  'called_at',
  '-evaluated_at',
  'evaluated_at',
  '-final_score',
  'final_score',
  'evaluation_no',
  '-evaluation_no',
] as const;

const filters = {
  period: monthSchema.optional().meta({ description: 'Month of the call' }),
  period_from: monthSchema.optional().meta({ description: 'The months from this one on, up to `period`' }),
  team: codeSchema.optional().meta({ description: 'Code of the team at the time of the call' }),
  agent: employeeNoSchema.optional(),
  evaluator: employeeNoSchema.optional(),
  form: codeSchema.optional(),
  purpose: evaluationPurposeSchema.optional(),
  state: evaluationStateSchema.optional(),
  score_from: scoreBound.optional(),
  score_to: scoreBound.optional(),
  critical: flagSchema.optional().meta({ description: 'Whether something critical failed' }),
  missed: codeSchema.optional().meta({ description: 'Code of a criterion that was missed; drafts miss nothing yet' }),
  recording_id: codeSchema.optional(),
  q: shortTextSchema().optional().meta({ description: 'What the evaluation number begins with' }),
};

export const listEvaluations = defineRoute({
  method: 'GET',
  path: '/evaluations',
  tag: 'evaluations',
  summary: 'Evaluations, the newest calls first; drafts only with state=draft',
  permission: 'evaluations.read',
  data: 'rows',
  query: listQuery(sorts, filters),
  response: pageOf(listedEvaluationSchema),
});
export type EvaluationListQuery = z.output<(typeof listEvaluations)['query']>;

/** What of an evaluation a list can show. */
export const evaluationColumns = [
  'evaluation_no',
  'state',
  'purpose',
  'form_code',
  'form_version',
  'employee_no',
  'name',
  'team_code',
  'called_at',
  'recording_id',
  'raw_score',
  'final_score',
  'critical_failed',
  'evaluator_no',
  'evaluator_name',
  'evaluated_at',
  'revision',
] as const;
export type EvaluationColumn = (typeof evaluationColumns)[number];

const oneColumn = `(?:${evaluationColumns.join('|')})`;

export const exportEvaluations = defineRoute({
  method: 'GET',
  path: '/exported-evaluations',
  tag: 'evaluations',
  summary: 'The evaluations of a list as a file, all pages of it in its order; logged. No more than 200 000',
  permission: 'exports.run',
  data: 'rows',
  query: z.strictObject({
    format: z.enum(['xlsx', 'csv']),
    columns: z
      .string()
      .max(500)
      .regex(new RegExp(`^${oneColumn}(?:,${oneColumn})*$`))
      .default(evaluationColumns.join(','))
      .meta({ description: 'Names of columns in their order, commas between them', example: 'evaluation_no,name,final_score' }),
    sort: z.enum(sorts).default(sorts[0]),
    ...filters,
  }),
  responseType: 'application/octet-stream',
});
export type EvaluationExportQuery = z.output<(typeof exportEvaluations)['query']>;

export const createEvaluation = defineRoute({
  method: 'POST',
  path: '/evaluations',
  tag: 'evaluations',
  summary: 'Begins an evaluation as a draft, or submits it at once',
  permission: 'evaluations.write',
  data: 'rows',
  body: newEvaluationSchema,
  response: savedEvaluationSchema,
  status: 201,
});

export const getEvaluation = defineRoute({
  method: 'GET',
  path: '/evaluations/:evaluation_no',
  tag: 'evaluations',
  summary: 'An evaluation with where its score comes from',
  permission: 'evaluations.read',
  data: 'rows',
  params,
  response: evaluationDetailSchema,
});

export const getEvaluationRevision = defineRoute({
  method: 'GET',
  path: '/evaluations/:evaluation_no/revisions/:revision',
  tag: 'evaluations',
  summary: 'An evaluation as it stood at one revision',
  permission: 'evaluations.read',
  data: 'rows',
  params: params.extend({ revision: idSchema }),
  response: evaluationDetailSchema,
});

export const saveEvaluationDraft = defineRoute({
  method: 'PUT',
  path: '/evaluations/:evaluation_no/draft',
  tag: 'evaluations',
  summary: 'Saves a draft; the whole of it',
  permission: 'evaluations.write',
  data: 'rows',
  params,
  body: draftContentSchema,
  response: savedEvaluationSchema,
});

export const deleteEvaluationDraft = defineRoute({
  method: 'DELETE',
  path: '/evaluations/:evaluation_no/draft',
  tag: 'evaluations',
  summary: 'Throws a draft away',
  permission: 'evaluations.write',
  data: 'rows',
  params,
});

export const submitEvaluation = defineRoute({
  method: 'POST',
  path: '/evaluations/:evaluation_no/submission',
  tag: 'evaluations',
  summary: 'Submits a draft: it is released to its agent and counts from now on',
  permission: 'evaluations.write',
  data: 'rows',
  params,
  body: z.strictObject({ restate_reason: restateReason }).prefault({}).meta({ id: 'EvaluationSubmission', example: {} }),
  response: savedEvaluationSchema,
});

export const acknowledgeEvaluation = defineRoute({
  method: 'POST',
  path: '/evaluations/:evaluation_no/acknowledgement',
  tag: 'evaluations',
  summary: 'Take note of one’s own evaluation; counted figures do not change',
  permission: 'evaluations.acknowledge',
  data: 'rows',
  params,
  response: acknowledgementSchema,
});

export const reviseEvaluation = defineRoute({
  method: 'POST',
  path: '/evaluations/:evaluation_no/revisions',
  tag: 'evaluations',
  summary: 'Corrects a released evaluation; what it was before is kept',
  permission: 'evaluations.write',
  data: 'rows',
  params,
  body: revisionBodySchema,
  response: savedEvaluationSchema,
  status: 201,
});
