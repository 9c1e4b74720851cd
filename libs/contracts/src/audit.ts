import { z } from 'zod';
import { defineRoute, instantSchema, listQuery, pageOf, shortTextSchema } from './http.js';

const auditEventSchema = z
  .object({
    id: z.number().int(),
    at: instantSchema,
    actor: z
      .string()
      .meta({ description: 'An employee number, `cli:` and a system user, or a part of the product itself', example: '0900' }),
    actor_name: z.string().nullable().meta({ description: 'null: the actor is no person of the centre' }),
    action: z.string().meta({ description: 'Feature and deed', example: 'period.publish' }),
    subject: z.string().meta({ example: 'period 2026-10' }),
    detail: z.record(z.string(), z.unknown()).meta({ description: 'Empty once retention has cleared it' }),
    cleared_at: instantSchema.nullable().meta({ description: 'When retention cleared the detail; null: it is as it was written' }),
    seq: z.number().int().nullable().meta({ description: 'The place in the chain; null: it will be chained within seconds' }),
  })
  .meta({ id: 'AuditEvent', description: 'Who did what, when, to what' });

const filters = {
  actor: shortTextSchema().optional(),
  action: shortTextSchema(100).optional().meta({ description: 'The beginning of an action: `import.` finds them all', example: 'import.' }),
  subject: shortTextSchema().optional(),
  from: instantSchema.optional().meta({ description: 'Inclusive' }),
  to: instantSchema.optional().meta({ description: 'Exclusive' }),
};

export const auditFilterSchema = z.strictObject(filters);
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const listAuditEvents = defineRoute({
  method: 'GET',
  path: '/audit-events',
  tag: 'audit',
  summary: 'The audit trail, newest first',
  permission: 'audit.read',
  data: 'whole',
  query: listQuery(['-at', 'at'], filters),
  response: pageOf(auditEventSchema),
});

export const exportAuditEvents = defineRoute({
  method: 'GET',
  path: '/audit-events/export',
  tag: 'audit',
  summary: 'The audit trail as CSV, oldest first',
  permission: 'audit.read',
  data: 'whole',
  query: auditFilterSchema,
  responseType: 'text/csv',
});

export const getAuditChain = defineRoute({
  method: 'GET',
  path: '/audit-events/chain',
  tag: 'audit',
  summary: 'How far the trail is chained; note the head elsewhere to prove later that nothing was cut off',
  permission: 'audit.read',
  data: 'whole',
  response: z
    .object({
      seq: z.number().int().meta({ description: 'Events in the chain, and the place of the last one', example: 1204 }),
      hash: z.string().meta({ description: 'Of the last link, 64 hexadecimal digits' }),
      waiting: z.number().int().meta({ description: 'Events that are not chained yet' }),
    })
    .meta({ id: 'AuditChain' }),
});
