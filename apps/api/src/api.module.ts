import { Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuditModule } from './audit/audit.module.js';
import { RevealModule } from './calls/reveal.module.js';
import { OrganizationModule } from './organization/organization.module.js';
import { CallsModule } from './calls/calls.module.js';
import { ExamsModule } from './exams/exams.module.js';
import { CasesModule } from './cases/cases.module.js';
import { MetricValuesModule } from './metric-values/metric-values.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { FormsModule } from './forms/forms.module.js';
import { HealthModule } from './health/health.module.js';
import { HomeModule } from './home/home.module.js';
import { HttpModule } from './http/http.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OpenapiModule } from './openapi/openapi.module.js';
import { PageModule } from './page/page.module.js';
import { QueuesModule } from './queues/queues.module.js';
import { RecordingsModule } from './recordings/recordings.module.js';
import { ReportingModule } from './reporting/reporting.module.js';
import { ScorecardsModule } from './scorecards/scorecards.module.js';
import { SearchModule } from './search/search.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { ViewsModule } from './views/views.module.js';
import { StartModule } from './start/start.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { TrendsModule } from './trends/trends.module.js';

@Module({
  imports: [
    HttpModule,
    AccountsModule,
    AuditModule,
    OrganizationModule,
    CallsModule,
    ExamsModule,
    CasesModule,
    MetricValuesModule,
    EvaluationsModule,
    FormsModule,
    HealthModule,
    HomeModule,
    ImportsModule,
    JobsModule,
    MetricsModule,
    NotificationsModule,
    OpenapiModule,
    PageModule,
    QueuesModule,
    RecordingsModule,
    ReportingModule,
    RevealModule,
    ScorecardsModule,
    SearchModule,
    SettingsModule,
    StartModule,
    StatisticsModule,
    TrendsModule,
    ViewsModule,
  ],
})
export class ApiModule {}
