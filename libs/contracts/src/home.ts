import { z } from 'zod';
import { dateSchema, defineRoute, monthSchema, scoreSchema } from './http.js';

/** What somebody may have to do today, each told only to those whose work it is. */
export const dutyKinds = [
  'drafts',
  'agents_under_quota',
  'teams_under_quota',
  'close_month',
  'finish_checks',
  'review_month',
  'publish_month',
  'notice_running',
  'notice_over',
  'check_notice',
  'approve_scheme',
  'exam_missing',
  'to_acknowledge',
  'unacknowledged',
  'below_pass',
  'failed_jobs',
  'never_signed_in',
  'audit_waiting',
] as const;
export type DutyKind = (typeof dutyKinds)[number];

const dutySchema = z
  .object({
    kind: z.enum(dutyKinds),
    count: z.int(),
    of: z.int().nullable().meta({ description: 'The whole that the count is a part of; null: it is no part' }),
    period: monthSchema.nullable().meta({ description: 'null: of no month' }),
    until: dateSchema.nullable().meta({ description: 'The day it is due, or from which it can be done; null: at any time' }),
  })
  .meta({ id: 'Duty' });
export type Duty = z.infer<typeof dutySchema>;

export const getHome = defineRoute({
  tag: 'home',
  permission: 'signed_in',
  data: 'rows',
  method: 'GET',
  path: '/home',
  summary: 'What the caller has to do today, by their roles and as far as their scope reaches',
  response: z
    .object({
      day: dateSchema.meta({ description: 'Today, by the centre’s clocks' }),
      period: monthSchema.meta({ description: 'The month under way' }),
      duties: z.array(dutySchema),
      card: z
        .object({
          period: monthSchema,
          on_notice: z.boolean(),
          composite: scoreSchema,
          grade: z.string().nullable(),
          rank_team: z.int().nullable(),
        })
        .nullable()
        .meta({ description: 'The caller’s own newest card; null: there is none, or they have no cards' }),
      changes: z
        .array(z.object({ team_code: z.string(), team_name: z.string(), period: monthSchema, score: z.number(), difference: z.number() }))
        .meta({ description: 'For managers: teams whose QA score changed by more than chance, the biggest first' }),
      system: z
        .object({ version: z.string(), audit_events: z.int().meta({ description: 'Events in the audit chain' }) })
        .nullable()
        .meta({ description: 'For administrators; null: for others' }),
      sample: z.boolean().meta({ description: 'Whether the sample is loaded, and the caller may take it away' }),
    })
    .meta({ id: 'Home' }),
});
export type Home = z.infer<(typeof getHome)['response']>;
