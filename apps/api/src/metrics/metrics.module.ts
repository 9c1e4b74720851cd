import { Module } from '@nestjs/common';
import { QueuesModule } from '../queues/queues.module.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';
import { MetricsStore } from './metrics.store.js';

@Module({ imports: [QueuesModule], controllers: [MetricsController], providers: [MetricsService, MetricsStore], exports: [MetricsService] })
export class MetricsModule {}
