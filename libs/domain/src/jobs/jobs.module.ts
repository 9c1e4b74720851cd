import { Module } from '@nestjs/common';
import { ReportingModule } from '../reporting/reporting.module.js';
import { JobService } from './job.service.js';
import { JobStore } from './job.store.js';
import { JobViewService } from './job-view.service.js';

@Module({ imports: [ReportingModule], providers: [JobService, JobStore, JobViewService], exports: [JobService, JobViewService] })
export class JobsModule {}
