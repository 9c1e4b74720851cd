import { z } from 'zod';
import { directions } from './calls.js';
import { caseKinds } from './cases.js';
import { defineRoute, instantSchema, shortTextSchema } from './http.js';

const who = { employee_no: z.string(), name: z.string() };

export const search = defineRoute({
  tag: 'search',
  permission: 'signed_in',
  data: 'rows',
  method: 'GET',
  path: '/search',
  summary: 'People, teams, evaluations, calls and cases that the caller may see, a few of each, by number or name',
  query: z.strictObject({ q: shortTextSchema(64).meta({ example: '0012' }) }),
  response: z
    .object({
      people: z.array(z.object({ ...who, team_name: z.string().nullable() })),
      teams: z.array(z.object({ team_code: z.string(), team_name: z.string() })),
      evaluations: z
        .array(z.object({ evaluation_no: z.string(), ...who, called_at: instantSchema }))
        .meta({ description: 'Their number begins so; of three signs and more' }),
      calls: z
        .array(
          z.object({
            recording_id: z.string(),
            ...who,
            started_at: instantSchema,
            direction: z.enum(directions),
            evaluation_no: z.string().nullable().meta({ description: 'The first that the caller may see; null: none' }),
          }),
        )
        .meta({ description: 'Their recording number begins so; of three signs and more' }),
      cases: z
        .array(z.object({ case_no: z.string(), kind: z.enum(caseKinds), received_at: instantSchema }))
        .meta({ description: 'Their number begins so; of three signs and more' }),
    })
    .meta({ id: 'SearchResults' }),
});
export type SearchResults = z.infer<(typeof search)['response']>;
