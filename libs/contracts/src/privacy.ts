import { z } from 'zod';
import { defineRoute, longTextSchema, shortTextSchema } from './http.js';

export const revealCustomerNumber = defineRoute({
  method: 'POST',
  path: '/calls/:recording_id/reveal',
  tag: 'calls',
  summary: 'The whole customer number of a call; who asked and why is written into the audit trail before it is told',
  permission: 'calls.reveal',
  data: 'rows',
  params: z.strictObject({ recording_id: shortTextSchema() }),
  body: z
    .strictObject({
      reason: longTextSchema(500).min(5).meta({ description: 'Why the whole number is needed' }),
    })
    .meta({ id: 'RevealRequest', example: { reason: 'Calling the customer back about complaint TS-2026-118' } }),
  response: z.object({ recording_id: z.string(), customer_number: z.string() }).meta({ id: 'RevealedNumber' }),
  secret: true,
});
