import { z } from 'zod';
import { codeSchema, dateSchema, defineRoute, instantSchema, listQuery, pageOf, shortTextSchema } from './http.js';

/** Points have two decimals and end where the database's small whole numbers do. */
const points = z.number().min(-327.67).max(327.67);
const weight = z.number().min(0).max(200_000);
const mark = z.number().min(0).max(10_000);

const optionSchema = z.strictObject({ label: shortTextSchema(100), points, auto_fail: z.boolean().default(false) });
const shownWhenSchema = z.strictObject({ criterion: codeSchema, answers: z.array(points).min(1).max(100) });

const scoringPolicies = ['weighted', 'points', 'section_percent', 'normalized', 'deduction'] as const;
const naPolicies = ['redistribute', 'full_credit', 'not_allowed'] as const;
const criterionKinds = ['choice', 'scale', 'deduction', 'bonus', 'note'] as const;
const criticalFamilies = ['customer_critical', 'business_critical', 'compliance_critical'] as const;

const newCriterionSchema = z
  .strictObject({
    section: shortTextSchema(100),
    section_weight: weight.optional().meta({ description: 'Said once for a section; 1 when never said' }),
    code: codeSchema,
    name: shortTextSchema(300),
    kind: z.enum(criterionKinds).default('scale'),
    max_points: z.number().min(0).max(327.67),
    min_points: points.default(0),
    step: z.number().min(0.01).max(327.67).default(0.01),
    weight: weight.default(1),
    options: z
      .union([z.array(optionSchema).max(100), z.string().max(4000)])
      .default([])
      .meta({ description: 'Of a choice; also as text, `yes=10;no=0!`, where `!` is an auto-fail' }),
    critical_family: z.enum(criticalFamilies).nullable().default(null),
    accuracy: z.boolean().default(false),
    allow_na: z.boolean().optional().meta({ description: 'Left out by all criteria: yes; else left out means no' }),
    shown_when: z
      .union([shownWhenSchema, shortTextSchema(400)])
      .nullable()
      .default(null)
      .meta({ description: 'Shown only when an earlier criterion has one of these points; also as text, `IN01=10`' }),
  })
  .meta({ id: 'NewCriterion' });

const content = {
  form_code: codeSchema.optional().meta({ description: 'As imports have it; when given, the code of the address' }),
  name: shortTextSchema(200),
  policy: z.enum(scoringPolicies).default('weighted'),
  na_policy: z.enum(naPolicies).default('redistribute'),
  critical_policy: shortTextSchema(40)
    .default('zero_form')
    .meta({ description: 'zero_form, zero_section, flag_only, or cap with `cap` (or `cap 59`)' }),
  cap: mark.nullable().default(null),
  base: z.number().min(0.01).max(10_000).default(100),
  bonus_cap: mark.default(5),
  max_score: z.number().min(0.01).max(10_000).default(100),
  effective_from: dateSchema
    .nullable()
    .default(null)
    .meta({ description: 'The day of the first call it is meant for; null: from the beginning' }),
  criteria: z.array(newCriterionSchema).min(1).max(500),
};

export const formExample = {
  version: '2',
  name: '呼入评分表',
  policy: 'deduction',
  na_policy: 'full_credit',
  criteria: [
    { section: '服务规范', code: 'IN01', name: '开头语', kind: 'deduction', max_points: 40 },
    {
      section: '业务处理',
      code: 'IN02',
      name: '解答准确',
      kind: 'deduction',
      max_points: 60,
      accuracy: true,
      critical_family: 'business_critical',
    },
  ],
} as const;

const newDraftSchema = z.strictObject({ version: codeSchema, ...content }).meta({ id: 'NewFormDraft', example: formExample });
const { version: exampleVersion, ...exampleContent } = formExample;
const draftSchema = z
  .strictObject({ version: codeSchema.optional().meta({ description: 'When given, that of the address' }), ...content })
  .meta({ id: 'FormDraft', example: exampleContent });
export type FormDraftJson = z.output<typeof draftSchema>;

const lifeSchema = z.object({
  version: z.string().meta({ example: exampleVersion }),
  state: z.enum(['draft', 'published', 'retired']),
  effective_from: dateSchema.nullable().meta({ description: 'The day of the first call it is used for; null: from the beginning' }),
  published_at: instantSchema.nullable(),
  criteria_count: z.int(),
});

const formSchema = z.object({ code: z.string(), name: z.string(), versions: z.array(lifeSchema) }).meta({ id: 'Form' });
export type FormView = z.infer<typeof formSchema>;

const criterionSchema = z
  .object({
    section: z.string(),
    section_weight: z.number(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(criterionKinds),
    max_points: z.number(),
    min_points: z.number(),
    step: z.number(),
    weight: z.number(),
    options: z.array(z.object({ label: z.string(), points: z.number(), auto_fail: z.boolean() })),
    critical_family: z.enum(criticalFamilies).nullable(),
    accuracy: z.boolean(),
    allow_na: z.boolean(),
    shown_when: z.object({ criterion: z.string(), answers: z.array(z.number()) }).nullable(),
  })
  .meta({ id: 'Criterion' });

const formVersionSchema = lifeSchema
  .extend({
    code: z.string(),
    name: z.string(),
    policy: z.enum(scoringPolicies),
    na_policy: z.enum(naPolicies),
    critical_policy: z.enum(['zero_form', 'zero_section', 'cap', 'flag_only']),
    cap: z.number().nullable(),
    base: z.number(),
    bonus_cap: z.number(),
    max_score: z.number(),
    sections: z.array(z.object({ name: z.string(), weight: z.number() })),
    criteria: z.array(criterionSchema),
  })
  .meta({ id: 'FormVersion' });
export type FormVersionView = z.infer<typeof formVersionSchema>;

const ofForm = z.strictObject({ code: codeSchema });
const ofVersion = z.strictObject({ code: codeSchema, version: codeSchema });
const about = { tag: 'forms', data: 'none' } as const;
const oneVersion = { ...about, params: ofVersion, response: formVersionSchema } as const;

export const listForms = defineRoute({
  ...about,
  method: 'GET',
  path: '/forms',
  summary: 'Evaluation forms with their versions; drafts only to those who may write them',
  permission: 'forms.read',
  query: listQuery(['code', '-code', 'name', '-name'], {}),
  response: pageOf(formSchema),
});

export const getForm = defineRoute({
  ...about,
  method: 'GET',
  path: '/forms/:code',
  summary: 'One form with its versions',
  permission: 'forms.read',
  params: ofForm,
  response: formSchema,
});

export const getFormVersion = defineRoute({
  ...oneVersion,
  method: 'GET',
  path: '/forms/:code/versions/:version',
  summary: 'A version with its policies, sections and criteria',
  permission: 'forms.read',
});

export const createFormDraft = defineRoute({
  ...about,
  method: 'POST',
  path: '/forms/:code/versions',
  summary: 'A new draft version, written as imports take it; a code that is not known yet makes a form',
  permission: 'forms.write',
  params: ofForm,
  body: newDraftSchema,
  response: formVersionSchema,
  status: 201,
});

export const replaceFormDraft = defineRoute({
  ...oneVersion,
  method: 'PUT',
  path: '/forms/:code/versions/:version',
  summary: 'Write a draft over; If-Match holds the tag it was read with',
  permission: 'forms.write',
  body: draftSchema,
});

export const deleteFormDraft = defineRoute({
  ...about,
  method: 'DELETE',
  path: '/forms/:code/versions/:version',
  summary: 'Throw a draft away',
  permission: 'forms.write',
  params: ofVersion,
});

export const publishForm = defineRoute({
  ...oneVersion,
  method: 'POST',
  path: '/forms/:code/versions/:version/publication',
  summary: 'Publish a draft: it never changes again',
  permission: 'forms.write',
  body: z
    .strictObject({ effective_from: dateSchema.nullable().optional().meta({ description: 'Left out: as the draft has it' }) })
    .meta({ id: 'FormPublication', example: { effective_from: '2026-12-01' } }),
});

export const retireForm = defineRoute({
  ...oneVersion,
  method: 'POST',
  path: '/forms/:code/versions/:version/retirement',
  summary: 'Retire a published version: evaluations made with it stay, new ones are not made',
  permission: 'forms.write',
  body: z.strictObject({}).meta({ id: 'FormRetirement', example: {} }),
});
