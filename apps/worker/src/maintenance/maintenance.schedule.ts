import type { JobPayload } from '@contracts/queues.js';
import type { JobQueues } from '@platform/queue/job-queue.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Asks for housekeeping once a day, however many workers run. */
export async function scheduleMaintenance(queues: JobQueues): Promise<void> {
  const data: JobPayload<'maintenance'> = { task: 'prune_outbox' };
  await queues.queue('maintenance').upsertJobScheduler('prune-outbox', { every: DAY_MS }, { name: 'maintenance', data });
}
