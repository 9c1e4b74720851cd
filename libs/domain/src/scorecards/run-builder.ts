import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SettingsService } from '../settings/settings.service.js';
import { AccumulateService } from './accumulate.service.js';
import { AccumulatorStore } from './accumulator.store.js';
import type { Cards } from './card-rows.js';
import { FactsStore } from './facts.store.js';
import { cardsChecksum, judgePeriod } from './judge-period.js';
import { previousPeriodId } from './period-calendar.js';
import { PeriodFacts, type FactRows } from './period-facts.js';
import type { Period } from './period.store.js';
import type { InputCounts, RunDraft } from './run-draft.js';
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
    return (await this.facts.people(tx, period)).length === 0;
  }

  /**
   * @param tx repeatable read, so that every figure is of the same moment; the caller holds the period's lock
   * @param schemeCode the agents' scheme, in the version that is in force in the period
   */
  async build(tx: EntityManager, period: Period, schemeCode: string): Promise<RunDraft> {
    const scheme = await this.schemes.inForce(tx, schemeCode, 'agent', period.id);
    const leaderScheme = await this.schemes.inForce(tx, DEFAULT_SCHEMES.team_leader, 'team_leader', period.id);
    await this.accumulate.sumMarked(tx, period.id);
    await this.accumulate.sumForScheme(tx, period.id, scheme);
    const rows = await this.readFacts(tx, period, scheme);
    const cards = judgePeriod(scheme.definition, leaderScheme.definition, new PeriodFacts(period, rows, scheme.definition.casePoints));
    const checksum = cardsChecksum({ period: period.id, scheme, leaderScheme }, cards);
    return { scheme, leaderScheme, cards, checksum, inputCounts: countInputs(rows, cards) };
  }

  private async readFacts(tx: EntityManager, period: Period, scheme: SchemeVersion): Promise<FactRows> {
    const { countBy, purposes } = scheme.definition;
    const { timeZone } = await this.settings.calendar(tx);
    return {
      people: await this.facts.people(tx, period),
      teams: await this.facts.teams(tx, period),
      sums: await this.accumulators.qaSums(tx, period.id, scheme.id, purposes),
      evaluations: await this.facts.evaluations(tx, period.id, countBy),
      examResults: await this.facts.examResults(tx, period),
      cases: await this.facts.cases(tx, period.id, timeZone),
      metrics: await this.facts.metrics(tx, period),
      previousCards: await this.facts.previousCards(tx, previousPeriodId(period.id)),
    };
  }
}

function countInputs(rows: FactRows, cards: Cards): InputCounts {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    evaluations: sum(rows.evaluations.map((row) => row.released)),
    answers: sum(rows.evaluations.map((row) => row.answers)),
    evaluations_counted: cards.center.evaluations_counted,
    exam_results: rows.examResults.length,
    cases: rows.cases.length,
    metric_values: rows.metrics.length,
    agents: cards.agents.length,
  };
}
