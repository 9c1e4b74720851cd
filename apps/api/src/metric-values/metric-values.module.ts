import { Module } from '@nestjs/common';
import { MetricsModule as MetricsDomainModule } from '@domain/metrics/metrics.module.js';
import { ImportsModule as ImportsDomainModule } from '@domain/imports/imports.module.js';
import { MetricValuesController } from './metric-values.controller.js';

@Module({ imports: [MetricsDomainModule, ImportsDomainModule], controllers: [MetricValuesController] })
export class MetricValuesModule {}
