import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { AccumulateService } from './accumulate.service.js';
import { AccumulatorStore } from './accumulator.store.js';
import { CardCompanyStore } from './card-company.store.js';
import { CardListService } from './card-list.service.js';
import { CardPageService } from './card-page.service.js';
import { ClosePerformer } from './close.performer.js';
import { CloseService } from './close.service.js';
import { DirtyService } from './dirty.service.js';
import { DirtyStore } from './dirty.store.js';
import { ExplainCardService } from './explain-card.service.js';
import { FactsStore } from './facts.store.js';
import { GradeMovesService } from './grade-moves.service.js';
import { PeriodCatalogueService } from './period-catalogue.service.js';
import { PeriodService } from './period.service.js';
import { PeriodStore } from './period.store.js';
import { PublishFactsStore } from './publish-facts.store.js';
import { PublishPeriodStore } from './publish-period.store.js';
import { PublishReviewer } from './publish-reviewer.js';
import { ChecksPerformer, PublishPerformer } from './publish.performer.js';
import { PublishService } from './publish.service.js';
import { QuotaService } from './quota.service.js';
import { RunBuilder } from './run-builder.js';
import { RunDifferenceService } from './run-difference.service.js';
import { RunDifferenceStore } from './run-difference.store.js';
import { RunInputStore } from './run-input.store.js';
import { RunStore } from './run.store.js';
import { SchemeCatalogueService } from './scheme-catalogue.service.js';
import { SchemeCatalogueStore } from './scheme-catalogue.store.js';
import { SchemeTrialPerformer } from './scheme-trial.performer.js';
import { SchemeTrialService } from './scheme-trial.service.js';
import { SchemeStore } from './scheme.store.js';
import { ScorecardQueryService } from './scorecard-query.service.js';
import { TrendService } from './trend.service.js';
import { TrendStore } from './trend.store.js';
import { VisibleDifferenceService } from './visible-difference.service.js';
import { VisibleRunService } from './visible-run.service.js';
import { VisibleRunStore } from './visible-run.store.js';

const OFFERED = [
  PeriodService,
  DirtyService,
  AccumulateService,
  CloseService,
  ClosePerformer,
  ScorecardQueryService,
  RunDifferenceService,
  ExplainCardService,
  PublishService,
  PublishPerformer,
  ChecksPerformer,
  RunStore,
  SchemeStore,
  PeriodCatalogueService,
  CardListService,
  CardPageService,
  TrendService,
  GradeMovesService,
  VisibleDifferenceService,
  SchemeCatalogueService,
  SchemeTrialService,
  SchemeTrialPerformer,
  QuotaService,
];

/** Months, their runs and their cards. Needs a DataSource in the process. */
@Module({
  imports: [AuditModule, SettingsModule],
  providers: [
    ...OFFERED,
    PeriodStore,
    DirtyStore,
    AccumulatorStore,
    FactsStore,
    RunInputStore,
    RunBuilder,
    RunDifferenceStore,
    PublishFactsStore,
    PublishPeriodStore,
    PublishReviewer,
    CardCompanyStore,
    TrendStore,
    VisibleRunStore,
    VisibleRunService,
    SchemeCatalogueStore,
  ],
  exports: OFFERED,
})
export class ScorecardsModule {}
