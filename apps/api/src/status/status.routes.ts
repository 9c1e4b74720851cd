import { z } from 'zod';
import { defineRoute } from '@contracts/http.js';

export const getStatusPage = defineRoute({
  method: 'GET',
  path: '/',
  root: true,
  tag: 'service',
  summary: 'Whether Fairmark runs, to be read',
  permission: 'public',
  data: 'none',
  query: z.object({ lang: z.string().optional() }),
  responseType: 'text/html',
});
