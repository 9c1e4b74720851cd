import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FactsStore } from './facts.store.js';
import { previousPeriodId } from './period-calendar.js';
import { PeriodService } from './period.service.js';
import type { Period } from './period.store.js';
import { gradeHistogram, publishChecks, type GradeCount, type PublishCheck } from './publish-checks.js';
import { PublishFactsStore } from './publish-facts.store.js';
import { RunBuilder } from './run-builder.js';
import { RunStore, type Run } from './run.store.js';
import { SchemeStore } from './scheme.store.js';
import { ScorecardQueryService } from './scorecard-query.service.js';

export interface PublishReview {
  run: Run;
  checks: PublishCheck[];
  histogram: GradeCount[];
}

/** Looks a run over before it is published. */
@Injectable()
export class PublishReviewer {
  constructor(
    private readonly periods: PeriodService,
    private readonly query: ScorecardQueryService,
    private readonly runs: RunStore,
    private readonly schemes: SchemeStore,
    private readonly facts: FactsStore,
    private readonly openFacts: PublishFactsStore,
    private readonly builder: RunBuilder,
  ) {}

  /** @throws PeriodUnknownError, PeriodEmptyError */
  async refuseUnknown(tx: EntityManager, periodId: string): Promise<void> {
    await this.periods.get(tx, periodId);
  }

  /** @throws PeriodUnknownError, PeriodEmptyError, NeverClosedError, RunUnknownError */
  async refuseUnknownRun(tx: EntityManager, periodId: string, run: number | undefined): Promise<void> {
    await this.refuseUnknown(tx, periodId);
    await this.query.run(tx, periodId, run);
  }

  /**
   * All checks of a run. Whether it is stale is found by working the month out again: whatever changed, a run that would come out the
   * same is not stale.
   * @param today the centre's day; null: the month is put on notice now, so a running notice period is no hindrance
   * @param run left out: the newest
   */
  async review(
    tx: EntityManager,
    period: Period,
    asked: { accept: readonly string[]; today: string | null; run?: number | undefined },
  ): Promise<PublishReview> {
    const run = await this.query.run(tx, period.id, asked.run);
    const { definition } = await this.schemes.get(tx, run.schemeVersionId);
    const { agents } = await this.runs.cards(tx, run.id);
    const previous = await this.facts.previousCards(tx, previousPeriodId(period.id));
    const previousGrades = new Map(previous.map((card) => [card.agent_id, card.grade]));
    const again = await this.builder.build(tx, period, run.schemeCode);
    const noticeRuns =
      period.state === 'notice' && period.noticeUntil !== null && asked.today !== null && asked.today <= period.noticeUntil;
    const checks = publishChecks(
      {
        agents,
        previousGrades,
        openEnds: await this.openFacts.openEnds(tx, period.id, definition.countBy),
        stale: again.checksum !== run.checksum,
        monthRunsUntil: period.endsAt > new Date() ? period.lastDay : null,
        noticeUntil: noticeRuns ? period.noticeUntil : null,
      },
      new Set([...asked.accept, ...run.acceptedChecks]),
    );
    const grades = definition.grades.bands.map((band) => band.grade);
    return { run, checks, histogram: gradeHistogram(grades, agents, previousGrades) };
  }
}
