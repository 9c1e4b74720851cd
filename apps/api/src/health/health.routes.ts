import { z } from 'zod';
import { defineRoute } from '@contracts/http.js';

const probe = { method: 'GET', tag: 'service', permission: 'public', data: 'none', root: true } as const;

export const getLive = defineRoute({
  ...probe,
  path: '/health/live',
  summary: 'Whether the process runs',
  response: z.object({ status: z.literal('ok') }),
});

export const getReady = defineRoute({
  ...probe,
  path: '/health/ready',
  summary: 'Whether everything it needs answers; 503 if not',
  response: z.looseObject({ status: z.enum(['ok', 'unavailable']) }),
});
