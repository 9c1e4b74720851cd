import { z } from 'zod';
import { defineRoute, idSchema, instantSchema, shortTextSchema } from './http.js';

const listName = z
  .string()
  .regex(/^[a-z][a-z-]{0,39}$/)
  .meta({ description: 'Which list it is of', example: 'evaluations' });

const searchSchema = z
  .record(z.string().regex(/^[a-z][a-z_]{0,39}$/), shortTextSchema())
  .refine((search) => Object.keys(search).length <= 40, { params: { rule: '≤ 40' } })
  .meta({
    id: 'ViewSearch',
    description: 'Filters and sort as they stand in the address',
    example: { period: '2026-10', critical: 'true' },
  });

const content = { name: shortTextSchema(60), shared: z.boolean().default(false), search: searchSchema };

const savedViewSchema = z
  .object({
    id: z.int(),
    list: z.string(),
    name: z.string(),
    shared: z.boolean().meta({ description: 'Others who look after results find it too' }),
    search: z.record(z.string(), z.string()),
    owner_name: z.string(),
    own: z.boolean().meta({ description: 'Only one’s own can be changed' }),
    changed_at: instantSchema,
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedViewSchema>;

const views = { tag: 'views', permission: 'signed_in', data: 'own' } as const;
const params = z.strictObject({ view: idSchema });

export const listViews = defineRoute({
  ...views,
  method: 'GET',
  path: '/views',
  summary: 'One’s saved views of a list, and those that others share',
  query: z.strictObject({ list: listName }),
  response: z.object({ items: z.array(savedViewSchema) }),
});

export const createView = defineRoute({
  ...views,
  method: 'POST',
  path: '/views',
  summary: 'Keep the filters of a list under a name; sharing is for those who see more than their own results',
  body: z
    .strictObject({ list: listName, ...content })
    .meta({ id: 'NewView', example: { list: 'evaluations', name: '致命项', search: { critical: 'true' } } }),
  response: savedViewSchema,
  status: 201,
});

export const changeView = defineRoute({
  ...views,
  method: 'PUT',
  path: '/views/:view',
  summary: 'Change one of one’s views; the whole of it',
  params,
  body: z.strictObject(content).meta({ id: 'ViewChange', example: { name: '致命项', shared: true, search: { critical: 'true' } } }),
  response: savedViewSchema,
});

export const deleteView = defineRoute({ ...views, method: 'DELETE', path: '/views/:view', summary: 'Delete one of one’s views', params });
