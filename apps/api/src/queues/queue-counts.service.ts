import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { QueueCounts } from '@contracts/queue-routes.js';
import { queues, type QueueName } from '@contracts/queues.js';
import type { QueueBackend } from '@platform/queue/configure-queue.js';
import { JobQueues } from '@platform/queue/job-queue.js';
import { QUEUE_BACKEND } from '@platform/queue/queue.module.js';

const NAMES = Object.keys(queues) as QueueName[];
const STATES = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;

/** The queues as somebody looks at them. */
@Injectable()
export class QueueCountsService implements OnApplicationShutdown {
  private readonly queues: JobQueues;

  constructor(@Inject(QUEUE_BACKEND) backend: QueueBackend) {
    // An error here is one of the connection, which the process logs itself.
    this.queues = new JobQueues(backend, () => undefined);
  }

  all(): Queue[] {
    return NAMES.map((name) => this.queues.queue(name));
  }

  async counts(): Promise<QueueCounts[]> {
    return Promise.all(
      NAMES.map(async (queue) => {
        const { waiting = 0, active = 0, delayed = 0, failed = 0, completed = 0 } = await this.queues.queue(queue).getJobCounts(...STATES);
        return { queue, waiting, active, delayed, failed, completed };
      }),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queues.close();
  }
}
