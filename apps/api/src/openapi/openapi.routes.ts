import { z } from 'zod';
import { defineRoute } from '@contracts/http.js';

const page = { method: 'GET', tag: 'service', permission: 'public', data: 'none', root: true } as const;

export const getDocument = defineRoute({
  ...page,
  path: '/api/openapi.json',
  summary: 'The OpenAPI document',
  response: z.looseObject({}),
});

export const getDocumentPage = defineRoute({
  ...page,
  path: '/api/docs',
  summary: 'The OpenAPI document, to be read',
  responseType: 'text/html',
});

export const getDocumentAsset = defineRoute({
  ...page,
  path: '/api/docs/:name',
  summary: 'A script or style of that page',
  params: z.strictObject({ name: z.enum(['swagger-ui-bundle.js', 'swagger-ui.css', 'start.js']) }),
  responseType: 'text/javascript',
});
