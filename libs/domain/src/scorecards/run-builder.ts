import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SettingsService } from '../settings/settings.service.js';
import { AccumulateService } from './accumulate.service.js';
import { AccumulatorStore } from './accumulator.store.js';
import { FactsStore } from './facts.store.js';
import { previousPeriodId } from './period-calendar.js';
import type { FactRows } from './period-facts.js';
import type { Period } from './period.store.js';
import { draftRun, type RunBasis, type RunDraft } from './run-draft.js';
import { DEFAULT_SCHEMES, SchemeStore, type SchemeVersion } from './scheme.store.js';

/** Works a period's cards out of the facts that one transaction sees. */
@Injectable()
export class RunBuilder {
  constructor(
    private readonly accumulate: AccumulateService,
    private readonly accumulators: AccumulatorStore,
    private readonly facts: FactsStore,
    private readonly schemes: SchemeStore,
    private readonly settings: SettingsService,
  ) {}

  /** Whether nobody belonged to a team, or led one, on any day of the period. */
  async isDeserted(tx: EntityManager, period: Period): Promise<boolean> {
    return !(await this.facts.hasPeople(tx, period));
  }

  /**
   * @param tx repeatable read, so that every figure is of the same moment; the caller holds the period's lock
   * @param schemeCode the agents' scheme, in the version that is in force in the period
   */
  async build(tx: EntityManager, period: Period, schemeCode: string): Promise<RunDraft> {
    return draftRun(await this.collect(tx, period, schemeCode));
  }

  /** The same by given versions, in force or not. */
  async buildBy(tx: EntityManager, period: Period, scheme: SchemeVersion, leaderScheme: SchemeVersion): Promise<RunDraft> {
    return draftRun(await this.collectBy(tx, period, scheme, leaderScheme));
  }

  /** What `build` works the cards out of: nothing more is read after it. */
  async collect(tx: EntityManager, period: Period, schemeCode: string): Promise<RunBasis> {
    const { scheme, leaderScheme } = await this.schemesOf(tx, period, schemeCode);
    return this.collectBy(tx, period, scheme, leaderScheme);
  }

  /** The versions that a period is judged by. @throws SchemeUnknownError for a scheme that agents do not have */
  async schemesOf(tx: EntityManager, period: Period, schemeCode: string): Promise<Pick<RunBasis, 'scheme' | 'leaderScheme'>> {
    return {
      scheme: await this.schemes.inForce(tx, schemeCode, 'agent', period.id),
      leaderScheme: await this.schemes.inForce(tx, DEFAULT_SCHEMES.team_leader, 'team_leader', period.id),
    };
  }

  private async collectBy(tx: EntityManager, period: Period, scheme: SchemeVersion, leaderScheme: SchemeVersion): Promise<RunBasis> {
    await this.accumulate.sumMarked(tx, period.id);
    await this.accumulate.sumForScheme(tx, period.id, scheme);
    return { period, scheme, leaderScheme, rows: await this.readFacts(tx, period, scheme) };
  }

  private async readFacts(tx: EntityManager, period: Period, scheme: SchemeVersion): Promise<FactRows> {
    const { countBy, purposes } = scheme.definition;
    const { timeZone } = await this.settings.calendar(tx);
    return {
      people: await this.facts.people(tx, period),
      teams: await this.facts.teams(tx, period),
      sums: await this.accumulators.qaSums(tx, period.id, scheme.id, purposes),
      evaluations: await this.facts.evaluations(tx, period, countBy),
      examResults: await this.facts.examResults(tx, period),
      cases: await this.facts.cases(tx, period.id, timeZone),
      metrics: await this.facts.metrics(tx, period),
      previousCards: await this.facts.previousCards(tx, previousPeriodId(period.id)),
    };
  }
}
