import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CalendarYearService } from './calendar-year.service.js';
import { SettingCatalogueService } from './setting-catalogue.service.js';
import { SettingsService } from './settings.service.js';

@Module({
  imports: [AuditModule],
  providers: [SettingsService, SettingCatalogueService, CalendarYearService],
  exports: [SettingsService, SettingCatalogueService, CalendarYearService],
})
export class SettingsModule {}
