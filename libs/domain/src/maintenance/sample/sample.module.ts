import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { ImportStore } from '../../imports/import.store.js';
import { SettingsModule } from '../../settings/settings.module.js';
import { TableCatalogue } from '../table-catalogue.js';
import { SampleService } from './sample.service.js';

/** Needs ConfigModule. */
@Module({ imports: [AuditModule, SettingsModule], providers: [TableCatalogue, ImportStore, SampleService], exports: [SampleService] })
export class SampleModule {}
