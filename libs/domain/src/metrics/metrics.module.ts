import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { MetricImporter } from './metric.importer.js';
import { MetricStore } from './metric.store.js';

@Module({
  imports: [OrganizationModule, ScorecardsModule],
  providers: [MetricStore, MetricImporter],
  exports: [MetricStore, MetricImporter],
})
export class MetricsModule {}
