import { Module } from '@nestjs/common';
import { StatusModule } from '@domain/maintenance/status.module.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';

@Module({ imports: [StatusModule], controllers: [HealthController], providers: [HealthService] })
export class HealthModule {}
