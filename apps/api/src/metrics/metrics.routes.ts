import { defineRoute } from '@contracts/http.js';

export const getMetrics = defineRoute({
  method: 'GET',
  path: '/metrics',
  root: true,
  tag: 'service',
  summary: 'Figures of the service for Prometheus; none about people',
  permission: 'public',
  data: 'none',
  responseType: 'text/plain',
});
