import { Module } from '@nestjs/common';
import { StatusModule } from '@domain/maintenance/status.module.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import { MaintenanceProcessor } from './maintenance/maintenance.processor.js';
import { AccumulateProcessor } from './scorecards/accumulate.processor.js';

/** One processor a queue; the worker refuses to start when one is missing. */
export const processors = [MaintenanceProcessor, AccumulateProcessor];

@Module({ imports: [StatusModule, ScorecardsModule], providers: processors })
export class WorkerModule {}
