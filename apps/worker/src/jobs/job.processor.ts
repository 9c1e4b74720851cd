import { Injectable } from '@nestjs/common';
import { queues, type JobPayload } from '@contracts/queues.js';
import { ImportPerformer } from '@domain/imports/import.performer.js';
import { JobService } from '@domain/jobs/job.service.js';
import { ClosePerformer } from '@domain/scorecards/close.performer.js';
import { ChecksPerformer, PublishPerformer } from '@domain/scorecards/publish.performer.js';
import { SchemeTrialPerformer } from '@domain/scorecards/scheme-trial.performer.js';
import { VerifyPerformer } from '@domain/reporting/verify.performer.js';
import { StatisticsPerformer } from '@domain/statistics/statistics.performer.js';
import type { JobPerformer } from '@platform/queue/job-performer.js';
import type { JobContext, JobHandler } from '@platform/queue/handler-registry.js';

@Injectable()
export class JobProcessor implements JobHandler<typeof queues, 'job'> {
  readonly queue = 'job';
  private readonly performers: readonly JobPerformer[];

  constructor(
    private readonly jobs: JobService,
    close: ClosePerformer,
    imports: ImportPerformer,
    trials: SchemeTrialPerformer,
    checks: ChecksPerformer,
    publishing: PublishPerformer,
    verifying: VerifyPerformer,
    statistics: StatisticsPerformer,
  ) {
    this.performers = [close, imports, trials, checks, publishing, verifying, statistics];
  }

  async handle({ job }: JobPayload<'job'>, context: JobContext): Promise<void> {
    await this.jobs.perform(job, this.performers, context.signal);
  }
}
