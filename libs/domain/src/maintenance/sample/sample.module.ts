import { Module } from '@nestjs/common';
import { AccountAdminModule } from '../../accounts/account-admin.module.js';
import { AuditModule } from '../../audit/audit.module.js';
import { ImportStore } from '../../imports/import.store.js';
import { SettingsModule } from '../../settings/settings.module.js';
import { TableCatalogue } from '../table-catalogue.js';
import { SampleAccountsService } from './sample-accounts.service.js';
import { SampleService } from './sample.service.js';

/** Needs ConfigModule. */
@Module({
  imports: [AccountAdminModule, AuditModule, SettingsModule],
  providers: [TableCatalogue, ImportStore, SampleService, SampleAccountsService],
  exports: [SampleService, SampleAccountsService],
})
export class SampleModule {}
