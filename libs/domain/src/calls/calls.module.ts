import { Module } from '@nestjs/common';
import { CryptoModule } from '@platform/crypto/crypto.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { CallImporter } from './call.importer.js';
import { CallStore } from './call.store.js';

@Module({ imports: [OrganizationModule, ScorecardsModule, CryptoModule], providers: [CallStore, CallImporter], exports: [CallImporter] })
export class CallsModule {}
