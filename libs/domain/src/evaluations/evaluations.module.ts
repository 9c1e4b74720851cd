import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { EvaluationImporter } from './evaluation.importer.js';
import { EvaluationStore } from './evaluation.store.js';
import { ExplainEvaluationService } from './explain-evaluation.service.js';
import { RevisionStore } from './revision.store.js';

@Module({
  imports: [FormsModule, OrganizationModule, ScorecardsModule],
  providers: [EvaluationStore, EvaluationImporter, RevisionStore, ExplainEvaluationService],
  exports: [EvaluationImporter, ExplainEvaluationService],
})
export class EvaluationsModule {}
