import { z } from 'zod';
import { defineRoute } from './http.js';
import { queues, type QueueName } from './queues.js';

const countSchema = z.number().int().min(0);

export const queueCountsSchema = z
  .object({
    queue: z.enum(Object.keys(queues) as [QueueName, ...QueueName[]]),
    waiting: countSchema,
    active: countSchema,
    delayed: countSchema.meta({ description: 'Held back until later, as what failed and is tried again' }),
    failed: countSchema,
    completed: countSchema.meta({ description: 'Those that are still kept to be looked at' }),
  })
  .meta({ id: 'QueueCounts', description: 'How many jobs of a queue are in which state' });
export type QueueCounts = z.infer<typeof queueCountsSchema>;

export const listQueues = defineRoute({
  method: 'GET',
  path: '/queues',
  tag: 'jobs',
  summary: 'What waits, runs and has failed in the background',
  permission: 'queues.manage',
  data: 'whole',
  response: z.object({ items: z.array(queueCountsSchema) }),
});
