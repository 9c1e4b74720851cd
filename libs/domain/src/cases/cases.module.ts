import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { CaseImporter } from './case.importer.js';
import { CaseStore } from './case.store.js';

@Module({ imports: [OrganizationModule, ScorecardsModule], providers: [CaseStore, CaseImporter], exports: [CaseImporter] })
export class CasesModule {}
