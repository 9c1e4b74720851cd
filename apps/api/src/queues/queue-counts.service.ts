import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { queues, type QueueName } from '@contracts/queues.js';
import type { QueueBackend } from '@platform/queue/configure-queue.js';
import { JobQueues } from '@platform/queue/job-queue.js';
import { QUEUE_BACKEND } from '@platform/queue/queue.module.js';

const NAMES = Object.keys(queues) as QueueName[];
const STATES = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;

/** The queues as somebody looks at them. */
@Injectable()
export class QueueCounts implements OnApplicationShutdown {
  private readonly queues: JobQueues;

  constructor(@Inject(QUEUE_BACKEND) backend: QueueBackend) {
    // An error here is one of the connection, which the process logs itself.
    this.queues = new JobQueues(backend, () => undefined);
  }

  all(): Queue[] {
    return NAMES.map((name) => this.queues.queue(name));
  }

  async counts(): Promise<{ queue: string; state: string; count: number }[]> {
    const perQueue = await Promise.all(
      this.all().map(async (queue) => {
        const counts = await queue.getJobCounts(...STATES);
        return STATES.map((state) => ({ queue: queue.name, state, count: counts[state] ?? 0 }));
      }),
    );
    return perQueue.flat();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queues.close();
  }
}
