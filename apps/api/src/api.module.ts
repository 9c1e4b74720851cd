import { Module } from '@nestjs/common';
import { SettingsModule } from '@domain/settings/settings.module.js';
import { HealthModule } from './health/health.module.js';
import { StatusModule } from './status/status.module.js';

@Module({ imports: [HealthModule, StatusModule, SettingsModule] })
export class ApiModule {}
