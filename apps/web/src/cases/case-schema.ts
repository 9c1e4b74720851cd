import { z } from 'zod';
import { faults, verdicts } from '@contracts/cases.js';
import { longTextSchema, shortTextSchema } from '@contracts/http.js';

/** As a field for date and time gives it. */
const clockSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/);

/** A case as it is about one person. */
export const caseFormSchema = z
  .object({
    case_no: shortTextSchema(128),
    kind: z.enum(['complaint', 'commendation']),
    employee_no: shortTextSchema(64).optional(),
    received_at: clockSchema,
    source: shortTextSchema().optional(),
    category: shortTextSchema().optional(),
    content: longTextSchema(),
    recording_id: shortTextSchema(128).optional(),
    verdict: z.enum(verdicts).optional(),
    fault: z.enum(faults).optional(),
    level: shortTextSchema(50).optional(),
    verifier_no: shortTextSchema(64).optional(),
    handling: longTextSchema().optional(),
    closed_at: clockSchema.optional(),
    confirmed_at: clockSchema.optional(),
    restate_reason: longTextSchema(500).optional(),
  })
  .superRefine(({ received_at, confirmed_at }, context) => {
    if (confirmed_at !== undefined && confirmed_at < received_at)
      context.addIssue({ code: 'custom', path: ['confirmed_at'], message: 'confirmed_before' });
  });

export type CaseForm = z.input<typeof caseFormSchema>;
