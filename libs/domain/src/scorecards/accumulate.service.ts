import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SettingsService } from '../settings/settings.service.js';
import { AccumulatorStore, type SumRules } from './accumulator.store.js';
import { DirtyStore } from './dirty.store.js';
import { isPeriodId } from './period-calendar.js';
import { withPeriodLock } from './period-lock.js';
import { DEFAULT_SCHEMES, SchemeStore, type SchemeVersion } from './scheme.store.js';
import { PeriodUnknownError } from './scorecards.errors.js';

/** Each batch reads the month's evaluations once; the sums of so many agents fit in memory. */
const BATCH_AGENTS = 50_000;

/** What a scheme version says about summing. */
export function sumRulesOf(scheme: SchemeVersion): SumRules {
  const { passBp, excellentBp, countBy } = scheme.definition;
  return { schemeVersionId: scheme.id, passBp, excellentBp, countBy };
}

/** Keeps the sums of each agent-month up to date with its facts. */
@Injectable()
export class AccumulateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dirty: DirtyStore,
    private readonly accumulators: AccumulatorStore,
    private readonly schemes: SchemeStore,
    private readonly settings: SettingsService,
  ) {}

  /**
   * Sums again what is marked in a month, a batch a transaction, until no mark is left. Safe to repeat and to run twice at once.
   * @returns how many agent-months were summed
   */
  async drain(periodId: string): Promise<number> {
    if (!isPeriodId(periodId)) throw new PeriodUnknownError(periodId);
    return withPeriodLock(this.dataSource, periodId, (manager) => this.drainLocked(manager, periodId));
  }

  /** `drain` for a caller that holds the period's lock. A mark that is made meanwhile is left to the next nudge. */
  async drainLocked(manager: EntityManager, periodId: string): Promise<number> {
    let summed = 0;
    for (let after = 0; ;) {
      const batch = await manager.transaction('READ COMMITTED', (tx) => this.sumBatch(tx, periodId, after));
      if (batch.length === 0) return summed;
      summed += batch.length;
      after = batch.at(-1) ?? after;
    }
  }

  /** Sums what is still marked in the snapshot of the caller's transaction, so that a run leaves nothing out that it could see. */
  async sumMarked(tx: EntityManager, periodId: string): Promise<void> {
    for (let after = 0; ;) {
      const batch = await this.sumBatch(tx, periodId, after);
      if (batch.length === 0) return;
      after = batch.at(-1) ?? after;
    }
  }

  /**
   * Sees to it that every agent has sums under a scheme version. The version that is kept up to date lacks none; another one is
   * summed for those who have none yet, or for all where it counts by evaluation date.
   */
  async sumForScheme(tx: EntityManager, periodId: string, scheme: SchemeVersion): Promise<void> {
    const byEvaluation = scheme.definition.countBy === 'evaluation_date';
    const agentIds = byEvaluation
      ? await this.accumulators.agentsEvaluatedWithin(tx, periodId)
      : await this.accumulators.agentsWithoutSums(tx, periodId, scheme.id);
    if (agentIds.length === 0) return;
    const { timeZone } = await this.settings.calendar(tx);
    await this.accumulators.rebuild(tx, periodId, agentIds, sumRulesOf(scheme), timeZone, false);
  }

  /**
   * The version of a mark is read first, then the facts, and the mark goes only at that version: a fact that was not committed when
   * the facts were read has counted the mark up, and it stays. The marks are locked by the last statement only.
   */
  private async sumBatch(tx: EntityManager, periodId: string, after: number): Promise<number[]> {
    const marks = await this.dirty.read(tx, periodId, after, BATCH_AGENTS);
    if (marks.length === 0) return [];
    const scheme = await this.schemes.inForce(tx, DEFAULT_SCHEMES.agent, 'agent', periodId);
    const { timeZone } = await this.settings.calendar(tx);
    const agentIds = marks.map((mark) => mark.agentId);
    await this.accumulators.rebuild(tx, periodId, agentIds, sumRulesOf(scheme), timeZone, true);
    await this.dirty.clear(tx, periodId, marks);
    return agentIds;
  }
}
