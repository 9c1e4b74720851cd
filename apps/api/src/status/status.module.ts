import { Module } from '@nestjs/common';
import { SettingsModule } from '@domain/settings/settings.module.js';
import { HealthModule } from '../health/health.module.js';
import { StatusPageService } from './status-page.service.js';
import { StatusController } from './status.controller.js';

@Module({
  imports: [HealthModule, SettingsModule],
  controllers: [StatusController],
  providers: [StatusPageService],
})
export class StatusModule {}
