import { z } from 'zod';
import {
  codeSchema,
  dateSchema,
  defineRoute,
  employeeNoSchema,
  instantSchema,
  listQuery,
  monthSchema,
  pageOf,
  shortTextSchema,
} from './http.js';
import { rowsBody, writtenRowsSchema } from './rows.js';

export const caseKinds = ['complaint', 'commendation'] as const;
export const verdicts = ['substantiated', 'partly', 'unsubstantiated'] as const;
export const faults = ['at_fault', 'partly', 'not_at_fault'] as const;

const caseRecordSchema = z
  .object({
    case_no: z.string(),
    kind: z.enum(caseKinds),
    employee_no: employeeNoSchema.nullable().meta({ description: 'null: it concerns the centre' }),
    name: z.string().nullable(),
    team_code: z.string().nullable().meta({ description: 'On the day it was received; null: in no team' }),
    received_at: instantSchema,
    source: z.string().nullable(),
    category: z.string().nullable(),
    content: z.string(),
    recording_id: z.string().nullable(),
    verdict: z.enum(verdicts).nullable(),
    fault: z.enum(faults).nullable(),
    level: z.string().nullable(),
    verifier_no: z.string().nullable(),
    handling: z.string().nullable(),
    closed_at: instantSchema.nullable(),
    confirmed_at: instantSchema.nullable().meta({ description: 'null: not confirmed, so it does not count yet' }),
  })
  .meta({ id: 'CaseRecord', description: 'A complaint or commendation, as it concerns one person' });

export const listCases = defineRoute({
  method: 'GET',
  path: '/cases',
  tag: 'cases',
  summary: 'Complaints and commendations, one row a person',
  permission: 'cases.read',
  data: 'rows',
  query: listQuery(['-received_at', 'received_at', '-confirmed_at', 'confirmed_at'], {
    period: monthSchema.optional(),
    period_by: z
      .enum(['confirmed', 'received'])
      .default('confirmed')
      .meta({ description: 'Which moment decides the month; scorecards go by confirmed' }),
    from: dateSchema.optional().meta({ description: 'Received on this day or later' }),
    to: dateSchema.optional().meta({ description: 'Received on this day or before' }),
    kind: z.enum(caseKinds).optional(),
    agent: employeeNoSchema.optional(),
    team: codeSchema.optional().meta({ description: 'On the day it was received' }),
    state: z.enum(['open', 'confirmed']).optional(),
    q: shortTextSchema(100).optional().meta({ description: 'Part of the content' }),
  }),
  response: pageOf(caseRecordSchema),
});

export const getCase = defineRoute({
  method: 'GET',
  path: '/cases/:case_no',
  tag: 'cases',
  summary: 'A case with everybody it concerns whom the caller may see; its tag is the ETag',
  permission: 'cases.read',
  data: 'rows',
  params: z.object({ case_no: shortTextSchema(128) }),
  response: z.object({ case_no: z.string(), records: z.array(caseRecordSchema) }).meta({ id: 'Case' }),
});

export const writeCases = defineRoute({
  method: 'POST',
  path: '/cases',
  tag: 'cases',
  summary: 'Brings cases in, all or none; a known one is updated, with If-Match (rows of one case) only if nobody else has meanwhile',
  permission: 'cases.write',
  data: 'rows',
  body: rowsBody('cases').meta({
    id: 'CaseRows',
    example: {
      rows: [
        {
          case_no: 'C2026-0101',
          kind: 'complaint',
          received_at: '2026-10-08T09:00:00+08:00',
          employee_no: '0012',
          content: '客户反映等待时间过长',
          verdict: 'substantiated',
          fault: 'at_fault',
          confirmed_at: '2026-10-12T17:00:00+08:00',
        },
      ],
    },
  }),
  response: writtenRowsSchema,
});
