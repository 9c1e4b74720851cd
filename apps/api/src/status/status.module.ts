import { Module } from '@nestjs/common';
import { StatusModule as StatusDomainModule } from '@domain/maintenance/status.module.js';
import { SettingsModule } from '@domain/settings/settings.module.js';
import { FilesModule } from '@platform/files/files.module.js';
import { HealthModule } from '../health/health.module.js';
import { StatusPageService } from './status-page.service.js';
import { StatusController } from './status.controller.js';

@Module({
  imports: [HealthModule, StatusDomainModule, SettingsModule, FilesModule],
  controllers: [StatusController],
  providers: [StatusPageService],
})
export class StatusModule {}
