import { Module } from '@nestjs/common';
import { ReportsModule } from '@platform/report/reports.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { ExportAccessService } from './export-access.service.js';
import { ExportJobService } from './export-job.service.js';
import { ExportJobStore } from './export-job.store.js';
import { ExportPlanner } from './export-planner.js';
import { ExportQueryService } from './export-query.service.js';
import { ExportRunner } from './export-runner.js';
import { ExportService } from './export.service.js';
import { LayoutExportService } from './layout-export.service.js';
import { LayoutWriter } from './layout-writer.js';
import { LayoutService } from './layout.service.js';
import { LayoutStore } from './layout.store.js';
import { ReportWriter } from './report-writer.js';
import { SubjectStore } from './subject.store.js';
import { VerifyService } from './verify.service.js';

/** Workbooks out of runs, and back to them. Needs a DataSource in the process. */
@Module({
  imports: [ReportsModule, AuditModule, SettingsModule, ScorecardsModule],
  providers: [
    ExportService,
    ExportJobService,
    VerifyService,
    ExportRunner,
    ExportPlanner,
    ExportJobStore,
    SubjectStore,
    ReportWriter,
    ExportAccessService,
    ExportQueryService,
    LayoutService,
    LayoutStore,
    LayoutWriter,
    LayoutExportService,
  ],
  exports: [LayoutService, LayoutExportService, ExportService, ExportJobService, VerifyService, ExportAccessService, ExportQueryService],
})
export class ReportingModule {}
