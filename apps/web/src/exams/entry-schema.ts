import type { UseFieldArrayReturn } from 'react-hook-form';
import { z } from 'zod';
import { codeSchema, dateSchema, employeeNoSchema, longTextSchema, shortTextSchema } from '@contracts/http.js';
import { examStatuses } from './statuses.js';

/** What is wrong with a cell, as a key of the page's texts; told apart from the form's by its mark. */
export const CELL = '!';

const markSchema = z
  .number({ error: `${CELL}score_range` })
  .min(0, { error: `${CELL}score_range` })
  .max(100, { error: `${CELL}score_range` })
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { error: `${CELL}score_decimals` })
  .optional();

const rowSchema = z
  .object({
    employee_no: employeeNoSchema,
    name: z.string().default(''),
    theory: markSchema,
    practical: markSchema,
    status: z.enum(examStatuses),
    unexcused: z.boolean().default(false),
  })
  .superRefine((row, context) => {
    const graded = row.status === 'normal' || row.status === 'retake';
    const none = row.theory === undefined && row.practical === undefined;
    if (graded && none) context.addIssue({ code: 'custom', path: ['theory'], message: `${CELL}score_missing` });
    if (!graded && !none)
      context.addIssue({ code: 'custom', path: [row.theory === undefined ? 'practical' : 'theory'], message: `${CELL}score_not_counted` });
  });

/** Results of one exam, as they are entered by hand. */
export const entrySchema = z.object({
  exam_code: codeSchema,
  exam_name: shortTextSchema(100),
  held_on: dateSchema,
  rows: z.array(rowSchema).min(1),
  restate_reason: longTextSchema(500).optional(),
});

export type EntryValues = z.input<typeof entrySchema>;
export type EnteredRow = EntryValues['rows'][number];
export type RowList = UseFieldArrayReturn<EntryValues, 'rows'>;
