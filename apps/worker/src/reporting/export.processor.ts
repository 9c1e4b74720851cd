import { Injectable } from '@nestjs/common';
import { queues, type JobPayload } from '@contracts/queues.js';
import { ExportJobService } from '@domain/reporting/export-job.service.js';
import { render } from '@platform/i18n/translate.js';
import type { JobContext, JobHandler } from '@platform/queue/handler-registry.js';

@Injectable()
export class ExportProcessor implements JobHandler<typeof queues, 'export'> {
  readonly queue = 'export';

  constructor(private readonly exports: ExportJobService) {}

  async handle({ job }: JobPayload<'export'>, context: JobContext): Promise<void> {
    await this.exports.perform(job, {
      signal: context.signal,
      // The job's own row keeps its progress too, so one word that is lost on the way does no harm.
      progress: (step, percent) => void context.progress(percent, render('en', step)).catch(() => undefined),
    });
  }
}
