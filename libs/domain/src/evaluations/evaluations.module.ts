import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CallsModule } from '../calls/calls.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { AcknowledgeService } from './acknowledge.service.js';
import { AcknowledgementRules } from './acknowledgement-rules.service.js';
import { AcknowledgementStore } from './acknowledgement.store.js';
import { DraftService } from './draft.service.js';
import { DraftStore } from './draft.store.js';
import { DrawService } from './draw.service.js';
import { DrawStore } from './draw.store.js';
import { DrawnDraftService } from './drawn-draft.service.js';
import { EvaluationDetailService } from './evaluation-detail.service.js';
import { EvaluationExportService } from './evaluation-export.service.js';
import { EvaluationImporter } from './evaluation.importer.js';
import { EvaluationListService } from './evaluation-list.service.js';
import { EvaluationPlanner } from './evaluation-planner.js';
import { EvaluationStore } from './evaluation.store.js';
import { ExplainEvaluationService } from './explain-evaluation.service.js';
import { FormChoiceService } from './form-choice.service.js';
import { QuotaProgressService } from './quota-progress.service.js';
import { ReviseService } from './revise.service.js';
import { RevisionStore } from './revision.store.js';
import { SubmitService } from './submit.service.js';
import { SubmitStore } from './submit.store.js';

@Module({
  imports: [AuditModule, CallsModule, FormsModule, OrganizationModule, ScorecardsModule, SettingsModule],
  providers: [
    EvaluationStore,
    AcknowledgementStore,
    AcknowledgementRules,
    AcknowledgeService,
    EvaluationImporter,
    RevisionStore,
    ExplainEvaluationService,
    DraftStore,
    SubmitStore,
    EvaluationPlanner,
    DraftService,
    SubmitService,
    ReviseService,
    EvaluationDetailService,
    EvaluationListService,
    EvaluationExportService,
    FormChoiceService,
    DrawStore,
    DrawnDraftService,
    DrawService,
    QuotaProgressService,
  ],
  exports: [
    AcknowledgeService,
    AcknowledgementRules,
    EvaluationImporter,
    ExplainEvaluationService,
    DraftService,
    SubmitService,
    ReviseService,
    EvaluationDetailService,
    EvaluationListService,
    EvaluationExportService,
    FormChoiceService,
    DrawService,
    QuotaProgressService,
  ],
})
export class EvaluationsModule {}
