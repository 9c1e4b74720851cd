import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { AccumulateService } from './accumulate.service.js';
import { AccumulatorStore } from './accumulator.store.js';
import { CloseService } from './close.service.js';
import { DirtyService } from './dirty.service.js';
import { DirtyStore } from './dirty.store.js';
import { ExplainCardService } from './explain-card.service.js';
import { FactsStore } from './facts.store.js';
import { PeriodService } from './period.service.js';
import { PeriodStore } from './period.store.js';
import { PublishFactsStore } from './publish-facts.store.js';
import { PublishPeriodStore } from './publish-period.store.js';
import { PublishReviewer } from './publish-reviewer.js';
import { PublishService } from './publish.service.js';
import { RunBuilder } from './run-builder.js';
import { RunDifferenceService } from './run-difference.service.js';
import { RunInputStore } from './run-input.store.js';
import { RunStore } from './run.store.js';
import { SchemeStore } from './scheme.store.js';
import { ScorecardQueryService } from './scorecard-query.service.js';

const OFFERED = [
  PeriodService,
  DirtyService,
  AccumulateService,
  CloseService,
  ScorecardQueryService,
  RunDifferenceService,
  ExplainCardService,
  PublishService,
  RunStore,
  SchemeStore,
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
    PublishFactsStore,
    PublishPeriodStore,
    PublishReviewer,
  ],
  exports: OFFERED,
})
export class ScorecardsModule {}
