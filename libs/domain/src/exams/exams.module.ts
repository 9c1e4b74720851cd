import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { ExamQueryService } from './exam-query.service.js';
import { ExamQueryStore } from './exam-query.store.js';
import { ExamResultImporter } from './exam-result.importer.js';
import { ExamStore } from './exam.store.js';

@Module({
  imports: [OrganizationModule, ScorecardsModule, SettingsModule],
  providers: [ExamStore, ExamResultImporter, ExamQueryStore, ExamQueryService],
  exports: [ExamResultImporter, ExamQueryService],
})
export class ExamsModule {}
