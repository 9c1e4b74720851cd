import { Module } from '@nestjs/common';
import { StatusModule } from '@domain/maintenance/status.module.js';
import { ReportingModule } from '@domain/reporting/reporting.module.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import { MaintenanceProcessor } from './maintenance/maintenance.processor.js';
import { ExportProcessor } from './reporting/export.processor.js';
import { AccumulateProcessor } from './scorecards/accumulate.processor.js';

/** One processor a queue; the worker refuses to start when one is missing. */
export const processors = [MaintenanceProcessor, AccumulateProcessor, ExportProcessor];

@Module({ imports: [StatusModule, ScorecardsModule, ReportingModule], providers: processors })
export class WorkerModule {}
