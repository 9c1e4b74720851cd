import { Module } from '@nestjs/common';
import { CryptoModule } from '@platform/crypto/crypto.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { CallQueryService } from './call-query.service.js';
import { CallQueryStore } from './call-query.store.js';
import { CallImporter } from './call.importer.js';
import { CallStore } from './call.store.js';

@Module({
  imports: [OrganizationModule, ScorecardsModule, SettingsModule, CryptoModule],
  providers: [CallStore, CallImporter, CallQueryStore, CallQueryService],
  exports: [CallImporter, CallQueryService],
})
export class CallsModule {}
