import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { ExamImporter } from './exam.importer.js';
import { ExamStore } from './exam.store.js';

@Module({ imports: [OrganizationModule, ScorecardsModule], providers: [ExamStore, ExamImporter], exports: [ExamImporter] })
export class ExamsModule {}
