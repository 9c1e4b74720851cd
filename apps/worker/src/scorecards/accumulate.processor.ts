import { Injectable } from '@nestjs/common';
import { queues, type JobPayload } from '@contracts/queues.js';
import { AccumulateService } from '@domain/scorecards/accumulate.service.js';
import type { JobHandler } from '@platform/queue/handler-registry.js';

@Injectable()
export class AccumulateProcessor implements JobHandler<typeof queues, 'accumulate'> {
  readonly queue = 'accumulate';

  constructor(private readonly accumulate: AccumulateService) {}

  async handle({ period }: JobPayload<'accumulate'>): Promise<void> {
    await this.accumulate.drain(period);
  }
}
