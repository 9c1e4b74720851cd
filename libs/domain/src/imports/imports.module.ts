import { Module } from '@nestjs/common';
import { FilesModule } from '@platform/files/files.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CallsModule } from '../calls/calls.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { ExamsModule } from '../exams/exams.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { DirectBatchService } from './direct-batch.service.js';
import { BatchQueryService } from './batch-query.service.js';
import { ErrorWorkbookService } from './error-workbook.service.js';
import { ImportPerformer } from './import.performer.js';
import { ImportService } from './import.service.js';
import { ImportStore } from './import.store.js';
import { KindImporters } from './kind-importers.js';
import { MapService } from './map.service.js';
import { RecogniseService } from './recognise.service.js';
import { RevertService } from './revert.service.js';
import { RosterChangeService } from './roster-change.service.js';
import { RowReach } from './row-reach.js';
import { RowsService } from './rows.service.js';
import { TemplateService } from './template.service.js';
import { UploadService } from './upload.service.js';
import { UploadStore } from './upload.store.js';

const OFFERED = [
  ImportService,
  RowsService,
  RosterChangeService,
  RevertService,
  MapService,
  RecogniseService,
  TemplateService,
  ErrorWorkbookService,
  BatchQueryService,
  UploadService,
  ImportPerformer,
];

@Module({
  imports: [
    AuditModule,
    SettingsModule,
    ScorecardsModule,
    OrganizationModule,
    CallsModule,
    FormsModule,
    EvaluationsModule,
    ExamsModule,
    CasesModule,
    MetricsModule,
    FilesModule,
  ],
  providers: [...OFFERED, ImportStore, KindImporters, UploadStore, DirectBatchService, RowReach],
  exports: OFFERED,
})
export class ImportsModule {}
