import type { JobsOptions, Queue } from 'bullmq';
import type { QueueBackend } from './configure-queue.js';

/** A nudge on its way: where to, and with which id. Two with the same id are one. */
export interface Nudge {
  queue: string;
  name: string;
  payload: unknown;
  /** Neither a whole number nor with a colon: the backends keep those for themselves. */
  jobId: string;
  delayMs?: number;
}

const DAY_S = 24 * 60 * 60;

/** Five attempts over about half a minute; finished jobs are kept long enough to recognise one that is delivered twice. */
export const jobDefaults: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
  removeOnComplete: { age: 3 * DAY_S, count: 5000 },
  removeOnFail: { age: 14 * DAY_S, count: 5000 },
};

/** The sending side of all queues. Queues are opened when first used. */
export class JobQueues {
  private readonly open = new Map<string, Queue>();

  constructor(
    private readonly backend: QueueBackend,
    private readonly onError: (error: Error) => void,
    private readonly defaults: JobsOptions = jobDefaults,
  ) {}

  queue(name: string): Queue {
    const known = this.open.get(name);
    if (known !== undefined) return known;
    const queue = new this.backend.classes.Queue(name, {
      connection: this.backend.connection,
      defaultJobOptions: this.defaults,
    }) as unknown as Queue;
    queue.on('error', this.onError);
    this.open.set(name, queue);
    return queue;
  }

  /** Sends nudges; one whose id is known already is dropped. */
  async send(nudges: readonly Nudge[]): Promise<void> {
    const byQueue = new Map<string, Nudge[]>();
    for (const nudge of nudges) {
      if (/^\d+$|:/.test(nudge.jobId)) throw new Error(`Not a job id: ${nudge.jobId}`);
      const group = byQueue.get(nudge.queue);
      if (group === undefined) byQueue.set(nudge.queue, [nudge]);
      else group.push(nudge);
    }
    for (const [name, group] of byQueue) await this.queue(name).addBulk(group.map(bulkJob));
  }

  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map((queue) => queue.close()));
    this.open.clear();
  }
}

function bulkJob({ name, payload, jobId, delayMs }: Nudge) {
  return { name, data: payload, opts: { jobId, ...(delayMs === undefined ? {} : { delay: delayMs }) } };
}
