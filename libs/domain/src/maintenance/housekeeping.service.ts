import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JobPayload } from '@contracts/queues.js';
import { pruneOutbox } from '@platform/queue/outbox.js';

/** How long a nudge that was passed on is kept, to see what happened. */
const OUTBOX_DAYS = 14;

/** What is done now and then so that nothing grows without end. */
@Injectable()
export class HousekeepingService {
  constructor(private readonly dataSource: DataSource) {}

  async run(task: JobPayload<'maintenance'>['task']): Promise<void> {
    const tasks: Record<typeof task, () => Promise<void>> = {
      prune_outbox: () => this.dataSource.transaction((tx) => pruneOutbox(tx, OUTBOX_DAYS)),
    };
    await tasks[task]();
  }
}
