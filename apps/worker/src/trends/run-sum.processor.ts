import { Injectable } from '@nestjs/common';
import { queues, type JobPayload } from '@contracts/queues.js';
import { RunSumService } from '@domain/trends/run-sum.service.js';
import type { JobHandler } from '@platform/queue/handler-registry.js';

@Injectable()
export class RunSumProcessor implements JobHandler<typeof queues, 'run_sum'> {
  readonly queue = 'run_sum';

  constructor(private readonly sums: RunSumService) {}

  async handle({ run }: JobPayload<'run_sum'>): Promise<void> {
    await this.sums.sum(run);
  }
}
