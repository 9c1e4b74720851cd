import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { EvaluationImporter } from './evaluation.importer.js';
import { EvaluationStore } from './evaluation.store.js';

@Module({
  imports: [FormsModule, OrganizationModule, ScorecardsModule],
  providers: [EvaluationStore, EvaluationImporter],
  exports: [EvaluationImporter],
})
export class EvaluationsModule {}
