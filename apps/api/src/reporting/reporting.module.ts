import { Module } from '@nestjs/common';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { JobsModule } from '@domain/jobs/jobs.module.js';
import { ReportingModule as ReportingDomainModule } from '@domain/reporting/reporting.module.js';
import { VerificationModule } from '@domain/reporting/verification.module.js';
import { FilesModule } from '@platform/files/files.module.js';
import { JobDeskModule } from '../jobs/job-desk.module.js';
import { LayoutsController } from './layouts.controller.js';
import { ReportingController } from './reporting.controller.js';
import { VerifyController } from './verify.controller.js';

@Module({
  imports: [ReportingDomainModule, VerificationModule, ImportsModule, JobsModule, JobDeskModule, FilesModule],
  controllers: [ReportingController, LayoutsController, VerifyController],
})
export class ReportingModule {}
