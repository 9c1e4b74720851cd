import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource, EntityManager } from 'typeorm';
import { AccumulateService, sumRulesOf } from '@domain/scorecards/accumulate.service.js';
import { AccumulatorStore } from '@domain/scorecards/accumulator.store.js';
import type { Cards } from '@domain/scorecards/card-rows.js';
import { CloseService, type RunSummary } from '@domain/scorecards/close.service.js';
import { FactsStore } from '@domain/scorecards/facts.store.js';
import { groupBy } from '@domain/scorecards/group-by.js';
import { judgePeriod } from '@domain/scorecards/judge-period.js';
import { PeriodFacts } from '@domain/scorecards/period-facts.js';
import { PeriodService } from '@domain/scorecards/period.service.js';
import { pooledSums } from '@domain/scorecards/qa-columns.js';
import { DEFAULT_SCHEMES, SchemeStore, type SchemeVersion } from '@domain/scorecards/scheme.store.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import { qaMetrics, type QaMetrics } from '@scoring/agent-metrics.js';
import type { Bench } from './harness.js';
import { loadMonth, markAll, MONTH_AGENTS, PERIOD, TIME_ZONE } from './month-data.js';

/** The product's own services on a month of facts. */
export class MonthHouse {
  private constructor(
    readonly dataSource: DataSource,
    private readonly module: INestApplicationContext,
  ) {}

  static async open(dataSource: DataSource): Promise<MonthHouse> {
    const root = { module: class House {}, imports: [DatabaseModule.forConnection(dataSource), ScorecardsModule] };
    return new MonthHouse(dataSource, await NestFactory.createApplicationContext(root, { logger: false }));
  }

  /** The month that several measures work on. */
  static shared(bench: Bench): Promise<MonthHouse> {
    return bench.shared('month house', async () => {
      const { dataSource } = await bench.sharedDatabase('month');
      await loadMonth(bench, dataSource, bench.size(MONTH_AGENTS));
      return MonthHouse.open(dataSource);
    });
  }

  /** As after an import of the whole month: every agent is to be summed again. */
  async markAll(): Promise<void> {
    await markAll(this.dataSource);
  }

  /** Sums what is marked, as the worker does. */
  async sum(): Promise<number> {
    return this.module.get(AccumulateService).drain(PERIOD);
  }

  /** Works out the sums of these agents into a temporary table: what DuckDB does. */
  async sumApart(agentIds: readonly number[]): Promise<void> {
    await this.dataSource.transaction(async (tx) =>
      this.module.get(AccumulatorStore).sumApart(tx, PERIOD, agentIds, sumRulesOf(await this.agentScheme(tx)), TIME_ZONE),
    );
  }

  /** Rebuilds the sums of these agents without looking at marks: the SQL that a close rests on. */
  async rebuild(agentIds: readonly number[]): Promise<void> {
    await this.dataSource.transaction(async (tx) =>
      this.module.get(AccumulatorStore).rebuild(tx, PERIOD, agentIds, sumRulesOf(await this.agentScheme(tx)), TIME_ZONE, true),
    );
  }

  /** Every agent's quality figures from the sums: averages, rates and their intervals. */
  async figures(): Promise<QaMetrics[]> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const { id, definition } = await this.agentScheme(tx);
      const sums = await this.module.get(AccumulatorStore).qaSums(tx, PERIOD, id, definition.purposes);
      return [...groupBy(sums, (row) => row.agent_id).values()].map((rows) => qaMetrics(pooledSums(rows)));
    });
  }

  /** All cards of the month from its sums: agents, leaders, teams, supervisors and the centre, ranked and graded, by quality alone. */
  async cards(): Promise<Cards> {
    return this.dataSource.transaction('REPEATABLE READ', (tx) => this.cardsIn(tx));
  }

  async close(): Promise<RunSummary> {
    return this.module.get(CloseService).close({ periodId: PERIOD, reason: 'benchmark', actor: 'benchmark' });
  }

  async agentIds(): Promise<number[]> {
    const rows: { id: number }[] = await this.dataSource.query(`select agent_id as id from person_post where post = 'agent' order by 1`);
    return rows.map(({ id }) => id);
  }

  private async agentScheme(tx: EntityManager): Promise<SchemeVersion> {
    return this.module.get(SchemeStore).inForce(tx, DEFAULT_SCHEMES.agent, 'agent', PERIOD);
  }

  private async cardsIn(tx: EntityManager): Promise<Cards> {
    const [schemes, facts] = [this.module.get(SchemeStore), this.module.get(FactsStore)];
    const period = await this.module.get(PeriodService).get(tx, PERIOD);
    const scheme = await this.agentScheme(tx);
    const leaderScheme = await schemes.inForce(tx, DEFAULT_SCHEMES.team_leader, 'team_leader', PERIOD);
    const rows = {
      people: await facts.people(tx, period),
      teams: await facts.teams(tx, period),
      sums: await this.module.get(AccumulatorStore).qaSums(tx, PERIOD, scheme.id, scheme.definition.purposes),
      evaluations: [],
      examResults: [],
      cases: [],
      metrics: [],
      previousCards: [],
    };
    return judgePeriod(scheme.definition, leaderScheme.definition, new PeriodFacts(period, rows, scheme.definition.casePoints));
  }
}
