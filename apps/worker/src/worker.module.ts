import { Module } from '@nestjs/common';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { JobsModule } from '@domain/jobs/jobs.module.js';
import { HousekeepingModule } from '@domain/maintenance/housekeeping.module.js';
import { RecordingsModule } from '@domain/recordings/recordings.module.js';
import { ReportingModule } from '@domain/reporting/reporting.module.js';
import { VerificationModule } from '@domain/reporting/verification.module.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import { StatisticsModule } from '@domain/statistics/statistics.module.js';
import { TrendsModule } from '@domain/trends/trends.module.js';
import { MaintenanceProcessor } from './maintenance/maintenance.processor.js';
import { JobProcessor } from './jobs/job.processor.js';
import { RecordingProcessor } from './recordings/recording.processor.js';
import { ExportProcessor } from './reporting/export.processor.js';
import { AccumulateProcessor } from './scorecards/accumulate.processor.js';
import { RunSumProcessor } from './trends/run-sum.processor.js';

/** One processor a queue; the worker refuses to start when one is missing. */
export const processors = [MaintenanceProcessor, AccumulateProcessor, ExportProcessor, JobProcessor, RecordingProcessor, RunSumProcessor];

@Module({
  imports: [
    HousekeepingModule,
    ImportsModule,
    JobsModule,
    RecordingsModule,
    ScorecardsModule,
    ReportingModule,
    StatisticsModule,
    TrendsModule,
    VerificationModule,
  ],
  providers: processors,
})
export class WorkerModule {}
