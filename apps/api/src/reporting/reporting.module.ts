import { Module } from '@nestjs/common';
import { JobsModule } from '@domain/jobs/jobs.module.js';
import { ReportingModule as ReportingDomainModule } from '@domain/reporting/reporting.module.js';
import { FilesModule } from '@platform/files/files.module.js';
import { ReportsModule } from '@platform/report/reports.module.js';
import { ReportingController } from './reporting.controller.js';

@Module({ imports: [ReportingDomainModule, JobsModule, FilesModule, ReportsModule], controllers: [ReportingController] })
export class ReportingModule {}
