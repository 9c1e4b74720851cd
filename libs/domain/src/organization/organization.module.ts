import { Module } from '@nestjs/common';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { OrganizationQueryService } from './organization-query.service.js';
import { OrganizationQueryStore } from './organization-query.store.js';
import { PersonStore } from './person.store.js';
import { RosterImporter } from './roster.importer.js';
import { RosterStore } from './roster.store.js';
import { RosterWriter } from './roster-writer.js';

@Module({
  imports: [ScorecardsModule, SettingsModule],
  providers: [PersonStore, RosterStore, RosterWriter, RosterImporter, OrganizationQueryStore, OrganizationQueryService],
  exports: [PersonStore, RosterStore, RosterWriter, RosterImporter, OrganizationQueryService],
})
export class OrganizationModule {}
