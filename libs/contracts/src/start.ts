import { z } from 'zod';
import { defineRoute, employeeNoSchema, monthSchema, shortTextSchema } from './http.js';

const start = { tag: 'start', permission: 'settings.write', data: 'whole' } as const;

export const getStart = defineRoute({
  ...start,
  method: 'GET',
  path: '/start',
  summary: 'How far a centre has come on its first day, told by what is there',
  response: z
    .object({
      sample: z.object({ last_month: monthSchema }).nullable().meta({ description: 'null: the sample is not loaded' }),
      own_data: z.boolean().meta({ description: 'There are records beside the sample, or without it: the sample is not taken away' }),
      own_administrator: z.boolean().meta({ description: 'Somebody administers who did not come with the sample' }),
      people: z.int(),
      teams: z.int(),
      forms: z.int().meta({ description: 'With a published version' }),
      months_cut: z.boolean().meta({ description: 'There are months already: where they begin stays' }),
      month_starts_on: z.int(),
      rules: z
        .object({
          scheme: z.string(),
          version: z.int(),
          quota: z.int(),
          quota_new_hire: z.int(),
          pass_mark: z.number(),
          exam_pass_mark: z.number(),
          notice_days: z.int(),
        })
        .meta({ description: 'As they are in force for the month under way' }),
    })
    .meta({ id: 'Start' }),
});
export type Start = z.infer<(typeof getStart)['response']>;

export const startOwnCentre = defineRoute({
  ...start,
  method: 'POST',
  path: '/start/own-centre',
  summary: 'Takes the sample away with its accounts; somebody who administers is made first, if there is nobody',
  secret: true,
  body: z
    .strictObject({
      administrator: z
        .strictObject({ employee_no: employeeNoSchema, name: shortTextSchema(100) })
        .optional()
        .meta({ description: 'Needed as long as nobody else administers; refused otherwise' }),
    })
    .meta({ id: 'OwnCentre', example: { administrator: { employee_no: '0001', name: '王芳' } } }),
  response: z.object({
    employee_no: z.string().nullable().meta({ description: 'Who was made; null: nobody had to be' }),
    password: z.string().nullable().meta({ description: 'Shown this once, and to be changed at the first sign-in' }),
    signed_out: z.boolean().meta({ description: 'The caller’s account went with the sample' }),
  }),
});
