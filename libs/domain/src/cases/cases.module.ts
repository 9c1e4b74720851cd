import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { CaseQueryService } from './case-query.service.js';
import { CaseQueryStore } from './case-query.store.js';
import { CaseImporter } from './case.importer.js';
import { CaseStore } from './case.store.js';

@Module({
  imports: [OrganizationModule, ScorecardsModule, SettingsModule],
  providers: [CaseStore, CaseImporter, CaseQueryStore, CaseQueryService],
  exports: [CaseImporter, CaseQueryService],
})
export class CasesModule {}
