import { z } from 'zod';
import {
  codeSchema,
  dateSchema,
  defineRoute,
  employeeNoSchema,
  flagSchema,
  instantSchema,
  listQuery,
  monthSchema,
  pageOf,
  shortTextSchema,
} from './http.js';
import { rowsBody, writtenRowsSchema } from './rows.js';

export const directions = ['inbound', 'outbound'] as const;
export const channels = ['phone', 'ticket', 'callback', 'online'] as const;

export const callSchema = z
  .object({
    recording_id: z.string().meta({ example: 'R20261005-0001' }),
    employee_no: employeeNoSchema,
    name: z.string(),
    team_code: z.string().nullable().meta({ description: 'On the day of the call; null: in no team' }),
    started_at: instantSchema,
    direction: z.enum(directions),
    channel: z.enum(channels),
    duration_s: z.int().nullable(),
    topic: z.string().nullable(),
    customer_number: z.string().nullable().meta({ description: 'Masked', example: '138****5678' }),
    evaluation: z
      .enum(['none', 'submitted', 'released'])
      .meta({ description: 'Whether it was evaluated; submitted: the agent is not to see it yet' }),
    listed: z.boolean().meta({ description: 'false: known from an evaluation only' }),
  })
  .meta({ id: 'Call' });

export const listCalls = defineRoute({
  method: 'GET',
  path: '/calls',
  tag: 'calls',
  summary: 'Calls, customer numbers masked',
  permission: 'calls.read',
  data: 'rows',
  query: listQuery(['-started_at', 'started_at'], {
    period: monthSchema.optional(),
    from: dateSchema.optional().meta({ description: 'First day' }),
    to: dateSchema.optional().meta({ description: 'Last day' }),
    agent: employeeNoSchema.optional(),
    team: codeSchema.optional().meta({ description: 'The agent’s team on the day of the call' }),
    direction: z.enum(directions).optional(),
    channel: z.enum(channels).optional(),
    evaluated: flagSchema.optional().meta({ description: 'Whether there is an evaluation of it' }),
    recording_id: shortTextSchema(128).optional(),
    customer_number: shortTextSchema(64).optional().meta({ description: 'The whole number, however it is spelt' }),
  }),
  response: pageOf(callSchema),
});

export const getCall = defineRoute({
  method: 'GET',
  path: '/calls/:recording_id',
  tag: 'calls',
  summary: 'One call',
  permission: 'calls.read',
  data: 'rows',
  params: z.object({ recording_id: shortTextSchema(128) }),
  response: callSchema,
});

export const writeCalls = defineRoute({
  method: 'POST',
  path: '/calls',
  tag: 'calls',
  summary: 'Brings calls in, all or none; a known recording is updated',
  permission: 'calls.write',
  data: 'rows',
  body: rowsBody('calls').meta({
    id: 'CallRows',
    example: {
      rows: [
        {
          recording_id: 'R20261005-0001',
          employee_no: '0012',
          started_at: '2026-10-05T14:30:00+08:00',
          direction: 'inbound',
          duration_s: 185,
          topic: '账单',
        },
      ],
    },
  }),
  response: writtenRowsSchema,
});
