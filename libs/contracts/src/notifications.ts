import { z } from 'zod';
import { defineRoute, instantSchema, listQuery, pageOf } from './http.js';

export const notificationKinds = [
  'evaluations_released',
  'evaluations_revised',
  'month_on_notice',
  'month_published',
  'month_restated',
  'scheme_waiting',
] as const;

const notificationSchema = z
  .object({
    id: z.int(),
    kind: z.enum(notificationKinds),
    params: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .meta({ description: 'What its sentence names: count, period, until, run, scheme, version' }),
    path: z.string().meta({ description: 'The page that shows what it is about' }),
    created_at: instantSchema,
    read_at: instantSchema.nullable().meta({ description: 'null: unread' }),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof notificationSchema>;

const unread = z.int().meta({ description: 'How many are unread' });
const own = { tag: 'notifications', permission: 'signed_in', data: 'own' } as const;

export const listNotifications = defineRoute({
  ...own,
  method: 'GET',
  path: '/notifications',
  summary: 'What the caller has been told, the newest first',
  query: listQuery(['-id', 'id'], {}),
  response: pageOf(notificationSchema).extend({ unread }),
});

export const readNotifications = defineRoute({
  ...own,
  method: 'POST',
  path: '/notifications/read',
  summary: 'Marks the caller’s notifications as read: those named, or all up to one',
  body: z
    .strictObject({
      ids: z.array(z.int().positive()).min(1).max(200).optional(),
      up_to: z.int().positive().optional().meta({ description: 'The newest that was on show' }),
    })
    .meta({ id: 'NotificationsRead', example: { up_to: 12 } }),
  response: z.object({ unread }),
});
