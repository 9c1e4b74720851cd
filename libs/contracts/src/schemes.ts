import { z } from 'zod';
import { codeSchema, defineRoute, idSchema, instantSchema, monthSchema, shortTextSchema } from './http.js';
import { jobSchema } from './jobs.js';

const share = z.number().min(0).max(1);
const mark = z.number().min(0).max(1000);
const figure = z.number().min(-100_000).max(100_000);
const gradeName = shortTextSchema(20);

const componentCodes = [
  'qa',
  'exam',
  'workload',
  'attendance',
  'team_qa',
  'team_exam',
  'team_workload',
  'coaching_training',
  'own_calls',
] as const;

const componentMapSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('identity') }),
    z.strictObject({ kind: z.literal('linear'), floor: figure, target: figure }),
    z.strictObject({ kind: z.literal('linear_down'), target: figure, ceiling: figure }),
    z.strictObject({
      kind: z.literal('steps'),
      steps: z
        .array(z.strictObject({ from: figure, score: mark }))
        .min(1)
        .max(50),
    }),
  ])
  .meta({
    id: 'ComponentMap',
    description:
      'From a printed figure to 0–100. linear: 0 at the floor, 100 at the target; linear_down: 100 at the target, 0 at the ceiling; steps: the last one reached',
  });

/** Marks and points have two decimals, weights and shares are fractions with four. */
const schemeDefinitionSchema = z
  .strictObject({
    kind: z.enum(['agent', 'team_leader']),
    components: z
      .array(z.strictObject({ code: z.enum(componentCodes), weight: share, map: componentMapSchema }))
      .min(1)
      .max(20),
    pass_mark: mark,
    excellent_mark: mark,
    min_sample: z.int().min(1).max(1000).meta({ description: 'Fewer counted evaluations are an insufficient sample' }),
    grades: z.strictObject({
      mode: z.enum(['bands', 'forced']),
      bands: z
        .array(z.strictObject({ grade: gradeName, from: mark }))
        .min(1)
        .max(20)
        .meta({ description: 'Best first; the last takes everyone below' }),
      shares: z
        .array(z.strictObject({ grade: gradeName, share }))
        .max(20)
        .meta({ description: 'For the mode forced; together 1' }),
      forced_from: z.int().min(1).max(10_000).meta({ description: 'Smaller groups are graded by bands' }),
      bar_best: z.boolean().meta({ description: 'In bands: a critical error or an at-fault complaint bars the best grade' }),
    }),
    count_by: z.enum(['call_date', 'evaluation_date']),
    purposes: z.array(z.enum(['random', 'targeted', 'mandatory', 'double', 'recheck', 'calibration'])).min(1),
    team_rank_by: z.enum(['pooled', 'mean_of_agents']),
    workload_basis: z.enum(['month', 'per_attended_day']),
    case_points: z.strictObject({
      complaint: z
        .array(z.strictObject({ level: shortTextSchema(50), at_fault: mark, partly: mark }))
        .max(50)
        .meta({ description: 'By level; `*` stands for every level without a line' }),
      commendation_each: mark,
      commendation_cap: mark,
    }),
    range: z.strictObject({ lowest: mark, highest: mark }).meta({ description: 'The composite is kept within' }),
    exam: z.strictObject({ theory_weight: share, practical_weight: share, pass_mark: mark, part_minimum: mark }),
    quota: z.strictObject({
      standard: z.int().min(0).max(10_000),
      new_hire: z.int().min(0).max(10_000),
      new_hire_days: z.int().min(0).max(3650),
      after_bad_month: z.int().min(0).max(10_000),
      bad_grades: z.array(gradeName).max(20),
    }),
  })
  .meta({ id: 'SchemeDefinition', description: 'What a scorecard is made of' });
export type SchemeJson = z.infer<typeof schemeDefinitionSchema>;

const versionSchema = z.object({
  number: z.int(),
  state: z.enum(['draft', 'approved']),
  effective_from: monthSchema.nullable().meta({ description: 'The first month it is used for; null: a draft, or from the beginning' }),
  created_at: instantSchema,
  created_by: z.string(),
  approved_at: instantSchema.nullable().meta({ description: 'null: a draft, or it came with the program' }),
  approved_by: z.string().nullable(),
});

const schemeSchema = z
  .object({
    code: z.string(),
    name_zh: z.string(),
    name_en: z.string(),
    kind: z.enum(['agent', 'team_leader']),
    versions: z.array(versionSchema),
  })
  .meta({ id: 'Scheme' });

const schemeVersionSchema = versionSchema
  .extend({ code: z.string(), name_zh: z.string(), name_en: z.string(), definition: schemeDefinitionSchema })
  .meta({ id: 'SchemeVersion' });
export type Scheme = z.infer<typeof schemeSchema>;
export type SchemeVersionJson = z.infer<typeof schemeVersionSchema>;

const ofScheme = z.strictObject({ code: codeSchema });
const ofVersion = z.strictObject({ code: codeSchema, number: idSchema });
const about = { tag: 'schemes', data: 'none' } as const;

export const schemeExample: SchemeJson = {
  kind: 'agent',
  components: [
    { code: 'qa', weight: 0.5, map: { kind: 'identity' } },
    { code: 'exam', weight: 0.2, map: { kind: 'identity' } },
    { code: 'workload', weight: 0.2, map: { kind: 'linear', floor: 60, target: 100 } },
    { code: 'attendance', weight: 0.1, map: { kind: 'identity' } },
  ],
  pass_mark: 85,
  excellent_mark: 95,
  min_sample: 4,
  grades: {
    mode: 'bands',
    bands: [
      { grade: 'A', from: 90 },
      { grade: 'B', from: 80 },
      { grade: 'C', from: 70 },
      { grade: 'D', from: 0 },
    ],
    shares: [],
    forced_from: 10,
    bar_best: false,
  },
  count_by: 'call_date',
  purposes: ['random'],
  team_rank_by: 'pooled',
  workload_basis: 'month',
  case_points: { complaint: [{ level: '*', at_fault: 5, partly: 3 }], commendation_each: 2, commendation_cap: 5 },
  range: { lowest: 0, highest: 105 },
  exam: { theory_weight: 0.6, practical_weight: 0.4, pass_mark: 80, part_minimum: 60 },
  quota: { standard: 8, new_hire: 12, new_hire_days: 90, after_bad_month: 12, bad_grades: ['D'] },
};

export const listSchemes = defineRoute({
  ...about,
  method: 'GET',
  path: '/schemes',
  summary: 'Schemes with their versions; drafts only to those who may write them',
  permission: 'schemes.read',
  response: z.object({ items: z.array(schemeSchema) }),
});

export const getScheme = defineRoute({
  ...about,
  method: 'GET',
  path: '/schemes/:code',
  summary: 'One scheme with its versions',
  permission: 'schemes.read',
  params: ofScheme,
  response: schemeSchema,
});

export const getSchemeVersion = defineRoute({
  ...about,
  method: 'GET',
  path: '/schemes/:code/versions/:number',
  summary: 'A version with its definition',
  permission: 'schemes.read',
  params: ofVersion,
  response: schemeVersionSchema,
});

export const createSchemeDraft = defineRoute({
  ...about,
  method: 'POST',
  path: '/schemes/:code/versions',
  summary: 'A new draft version; a code that is not known yet makes a scheme, which needs names',
  permission: 'schemes.draft',
  params: ofScheme,
  body: z
    .strictObject({
      name_zh: shortTextSchema(100).optional(),
      name_en: shortTextSchema(100).optional(),
      definition: schemeDefinitionSchema,
    })
    .meta({ id: 'NewSchemeDraft', example: { definition: schemeExample } }),
  response: schemeVersionSchema,
  status: 201,
});

export const replaceSchemeDraft = defineRoute({
  ...about,
  method: 'PUT',
  path: '/schemes/:code/versions/:number',
  summary: 'Write a draft over; If-Match holds the tag it was read with',
  permission: 'schemes.draft',
  params: ofVersion,
  body: z.strictObject({ definition: schemeDefinitionSchema }).meta({ id: 'SchemeDraft', example: { definition: schemeExample } }),
  response: schemeVersionSchema,
});

export const approveScheme = defineRoute({
  ...about,
  method: 'POST',
  path: '/schemes/:code/versions/:number/approval',
  summary: 'A manager approves a draft that somebody else wrote, from a month on that is still open',
  permission: 'schemes.approve',
  params: ofVersion,
  body: z.strictObject({ effective_from: monthSchema }).meta({ id: 'SchemeApproval', example: { effective_from: '2026-11' } }),
  response: schemeVersionSchema,
});

const movedSchema = z.object({
  employee_no: z.string(),
  name: z.string(),
  team_code: z.string().nullable(),
  composite_before: z.number().nullable(),
  composite_after: z.number().nullable(),
  grade_before: z.string().nullable(),
  grade_after: z.string().nullable(),
  rank_before: z.int().nullable(),
  rank_after: z.int().nullable(),
});

const schemeTrialSchema = z
  .object({
    period: monthSchema,
    scheme: z.string(),
    version: z.int(),
    compared_with: z.object({ scheme: z.string(), version: z.int() }),
    cards: z.int(),
    grade_moves: z.int(),
    grades: z.array(z.object({ grade: z.string().nullable(), before: z.int(), after: z.int() })),
    moved: z.array(movedSchema).meta({ description: 'Everybody whose grade or composite would be another, greatest difference first' }),
  })
  .meta({ id: 'SchemeTrial', description: 'Who would move, and by how much; nothing is stored' });
export type SchemeTrial = z.infer<typeof schemeTrialSchema>;

export const tryScheme = defineRoute({
  ...about,
  method: 'POST',
  path: '/schemes/:code/versions/:number/trial',
  summary: 'Work a closed month out by a version, a draft or approved, and see who would move; the job’s result is a SchemeTrial',
  permission: 'schemes.draft',
  data: 'whole',
  params: ofVersion,
  body: z.strictObject({ period: monthSchema }).meta({ id: 'SchemeTrialWish', example: { period: '2026-10' } }),
  response: jobSchema,
  status: 202,
});
