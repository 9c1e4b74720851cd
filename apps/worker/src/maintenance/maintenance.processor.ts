import { Injectable } from '@nestjs/common';
import { queues, type JobPayload } from '@contracts/queues.js';
import { HousekeepingService } from '@domain/maintenance/housekeeping.service.js';
import type { JobContext, JobHandler } from '@platform/queue/handler-registry.js';

@Injectable()
export class MaintenanceProcessor implements JobHandler<typeof queues, 'maintenance'> {
  readonly queue = 'maintenance';

  constructor(private readonly housekeeping: HousekeepingService) {}

  async handle({ task }: JobPayload<'maintenance'>, { signal }: JobContext): Promise<void> {
    await this.housekeeping.run(task, signal);
  }
}
