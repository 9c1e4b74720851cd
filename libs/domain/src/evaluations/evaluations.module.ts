import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { DraftService } from './draft.service.js';
import { DraftStore } from './draft.store.js';
import { EvaluationDetailService } from './evaluation-detail.service.js';
import { EvaluationImporter } from './evaluation.importer.js';
import { EvaluationListService } from './evaluation-list.service.js';
import { EvaluationPlanner } from './evaluation-planner.js';
import { EvaluationStore } from './evaluation.store.js';
import { ExplainEvaluationService } from './explain-evaluation.service.js';
import { ReviseService } from './revise.service.js';
import { RevisionStore } from './revision.store.js';
import { SubmitService } from './submit.service.js';
import { SubmitStore } from './submit.store.js';

@Module({
  imports: [FormsModule, OrganizationModule, ScorecardsModule, SettingsModule],
  providers: [
    EvaluationStore,
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
  ],
  exports: [
    EvaluationImporter,
    ExplainEvaluationService,
    DraftService,
    SubmitService,
    ReviseService,
    EvaluationDetailService,
    EvaluationListService,
  ],
})
export class EvaluationsModule {}
