import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { MetricQueryService } from './metric-query.service.js';
import { MetricQueryStore } from './metric-query.store.js';
import { MetricImporter } from './metric.importer.js';
import { MetricStore } from './metric.store.js';

@Module({
  imports: [OrganizationModule, ScorecardsModule, SettingsModule],
  providers: [MetricStore, MetricImporter, MetricQueryStore, MetricQueryService],
  exports: [MetricStore, MetricImporter, MetricQueryService],
})
export class MetricsModule {}
