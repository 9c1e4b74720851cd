import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { ExamResultImporter } from './exam-result.importer.js';
import { ExamStore } from './exam.store.js';

@Module({ imports: [OrganizationModule, ScorecardsModule], providers: [ExamStore, ExamResultImporter], exports: [ExamResultImporter] })
export class ExamsModule {}
