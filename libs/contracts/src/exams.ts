import { z } from 'zod';
import {
  codeSchema,
  dateSchema,
  defineRoute,
  employeeNoSchema,
  listQuery,
  monthSchema,
  pageOf,
  scoreSchema,
  shortTextSchema,
} from './http.js';
import { rowsBody, writtenRowsSchema } from './rows.js';

export const examStatuses = ['normal', 'absent', 'retake', 'exempt', 'on_leave', 'deferred', 'cheating'] as const;

const examSchema = z
  .object({
    exam_code: z.string(),
    exam_name: z.string(),
    held_on: dateSchema.nullable().meta({ description: 'The first sitting, which decides the month; where nobody sat, the retake' }),
    results: z.int().meta({ description: 'Results that the caller may see' }),
  })
  .meta({ id: 'Exam' });

export const listExams = defineRoute({
  method: 'GET',
  path: '/exams',
  tag: 'exams',
  summary: 'Exams',
  permission: 'exams.read',
  data: 'rows',
  query: listQuery(['-held_on', 'held_on', 'exam_code', '-exam_code'], { period: monthSchema.optional() }),
  response: pageOf(examSchema),
});

const examResultSchema = z
  .object({
    exam_code: z.string(),
    exam_name: z.string(),
    employee_no: employeeNoSchema,
    name: z.string(),
    team_code: z.string().nullable().meta({ description: 'On the day of the exam; null: in no team' }),
    attempt: z.int().meta({ description: '1: the sitting; 2: the retake' }),
    held_on: dateSchema,
    theory: scoreSchema,
    practical: scoreSchema,
    status: z.enum(examStatuses),
    unexcused: z.boolean(),
  })
  .meta({ id: 'ExamResult' });

export const listExamResults = defineRoute({
  method: 'GET',
  path: '/exam-results',
  tag: 'exams',
  summary: 'Exam results, one row a person and attempt',
  permission: 'exams.read',
  data: 'rows',
  query: listQuery(['-held_on', 'held_on'], {
    period: monthSchema.optional().meta({ description: 'The month of the exam' }),
    exam: shortTextSchema(128).optional().meta({ description: 'Its code' }),
    agent: employeeNoSchema.optional(),
    team: codeSchema.optional().meta({ description: 'On the day of the exam' }),
    status: z.enum(examStatuses).optional(),
  }),
  response: pageOf(examResultSchema),
});

export const writeExamResults = defineRoute({
  method: 'POST',
  path: '/exam-results',
  tag: 'exams',
  summary: 'Brings exam results in, all or none; a known one is updated',
  permission: 'exams.write',
  data: 'rows',
  body: rowsBody('exam-results').meta({
    id: 'ExamResultRows',
    example: {
      rows: [
        {
          exam_code: 'EX2026-10',
          exam_name: '十月技能考试',
          held_on: '2026-10-20',
          employee_no: '0012',
          theory: 86,
          practical: 90.5,
          status: 'normal',
        },
      ],
    },
  }),
  response: writtenRowsSchema,
});
