import { Injectable } from '@nestjs/common';
import { queues, type JobPayload } from '@contracts/queues.js';
import { RecordingPeaksService } from '@domain/recordings/recording-peaks.service.js';
import type { JobContext, JobHandler } from '@platform/queue/handler-registry.js';

@Injectable()
export class RecordingProcessor implements JobHandler<typeof queues, 'recording'> {
  readonly queue = 'recording';

  constructor(private readonly peaks: RecordingPeaksService) {}

  async handle({ recording }: JobPayload<'recording'>, { signal }: JobContext): Promise<void> {
    await this.peaks.make(recording, signal);
  }
}
