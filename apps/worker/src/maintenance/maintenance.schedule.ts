import type { JobPayload } from '@contracts/queues.js';
import type { JobQueues } from '@platform/queue/job-queue.js';

const SECOND_MS = 1000;
const HOUR_MS = 60 * 60 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;

/** What is done how often. */
const schedule: Record<JobPayload<'maintenance'>['task'], { id: string; every: number }> = {
  prune_outbox: { id: 'prune-outbox', every: DAY_MS },
  chain_audit: { id: 'chain-audit', every: 5 * SECOND_MS },
  remind_of_marks: { id: 'remind-of-marks', every: 5 * 60 * SECOND_MS },
  notify: { id: 'notify', every: 30 * SECOND_MS },
  acknowledge_overdue: { id: 'acknowledge-overdue', every: HOUR_MS },
  forget_requests: { id: 'forget-requests', every: DAY_MS },
  apply_retention: { id: 'apply-retention', every: DAY_MS },
};

/** Asks for housekeeping now and then, however many workers run. Of what is done often only the last few are remembered. */
export async function scheduleMaintenance(queues: JobQueues): Promise<void> {
  for (const [task, { id, every }] of Object.entries(schedule)) {
    const opts = every < DAY_MS ? { removeOnComplete: 10, removeOnFail: 100 } : {};
    await queues.queue('maintenance').upsertJobScheduler(id, { every }, { name: 'maintenance', data: { task }, opts });
  }
}
