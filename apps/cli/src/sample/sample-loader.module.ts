import { Module } from '@nestjs/common';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { SampleModule } from '@domain/maintenance/sample/sample.module.js';
import { ReportingModule } from '@domain/reporting/reporting.module.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';

/** What it takes to bring the sample in as a centre would bring in its own data. */
@Module({ imports: [SampleModule, ImportsModule, ScorecardsModule, ReportingModule] })
export class SampleLoaderModule {}
