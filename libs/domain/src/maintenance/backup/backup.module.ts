import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { SettingsModule } from '../../settings/settings.module.js';
import { TableCatalogue } from '../table-catalogue.js';
import { BackupService } from './backup.service.js';
import { RestoreService } from './restore.service.js';

/** Without the cipher: a restore into a new home brings the key, which must not have been made before. */
@Module({
  imports: [AuditModule, SettingsModule],
  providers: [TableCatalogue, BackupService, RestoreService],
  exports: [BackupService, RestoreService],
})
export class BackupModule {}
