import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { perItemSql } from './per-item-sql.js';

const REBUILD = loadSql(import.meta.url, './sql/rebuild-accumulators.sql');
const QA_SUMS = loadSql(import.meta.url, './sql/qa-sums.sql');

const COLUMNS = `period_id, scheme_version_id, agent_id, team_id, form_version_id, purpose, n, sum_final_bp, sum_final_sq, n_pass, n_excellent,
  n_critical, n_customer_critical, n_business_critical, n_compliance_critical, missed_non_critical, applicable_non_critical,
  accuracy_applicable, accuracy_clean, item_n, item_missed, item_sum`;

/** From so many agents on it pays to work on all cores. */
const MANY_AGENTS = 1000;

const scopeRow = z.object({ startsAt: z.date(), endsAt: z.date(), items: z.number() });

const wholeNumber = z.string().transform(Number);

const qaSumsRow = z.object({
  agent_id: z.number(),
  team_id: z.number().nullable(),
  n: z.number(),
  sum_final_bp: wholeNumber,
  sum_final_sq: wholeNumber,
  n_pass: z.number(),
  n_excellent: z.number(),
  n_critical: z.number(),
  n_customer_critical: z.number(),
  n_business_critical: z.number(),
  n_compliance_critical: z.number(),
  missed_non_critical: z.number(),
  applicable_non_critical: z.number(),
  accuracy_applicable: z.number(),
  accuracy_clean: z.number(),
});

/** Counted sums of one agent in one team (null: in no team at the time of the calls). Scores in basis points and their squares. */
export type AgentTeamSums = z.infer<typeof qaSumsRow>;

/** What decides the sums, from a scheme version. */
export interface SumRules {
  schemeVersionId: number;
  passBp: number;
  excellentBp: number;
  countBy: 'call_date' | 'evaluation_date';
}

@Injectable()
export class AccumulatorStore {
  /**
   * Sums some agents of a month anew under one scheme version.
   * @param outdated the facts changed: sums under other versions go, and are made again when such a scheme is next used
   */
  async rebuild(
    tx: EntityManager,
    periodId: string,
    agentIds: readonly number[],
    rules: SumRules,
    timeZone: string,
    outdated: boolean,
  ): Promise<void> {
    await tx.query('delete from accumulator where period_id = $1 and agent_id = any ($2::int[]) and ($3 or scheme_version_id = $4)', [
      periodId,
      agentIds,
      outdated,
      rules.schemeVersionId,
    ]);
    if (agentIds.length < MANY_AGENTS) {
      await this.sum(tx, `insert into accumulator (${COLUMNS})`, periodId, agentIds, rules, timeZone);
      return;
    }
    await this.sumApart(tx, periodId, agentIds, rules, timeZone);
    await tx.query(`insert into accumulator (${COLUMNS}) select ${COLUMNS} from new_accumulator`);
    await tx.query('drop table new_accumulator');
  }

  /**
   * Works out the sums of many agents into the temporary table `new_accumulator`, which goes with the transaction: PostgreSQL works in
   * parallel for a table that is created, but not for rows that are inserted.
   */
  async sumApart(tx: EntityManager, periodId: string, agentIds: readonly number[], rules: SumRules, timeZone: string): Promise<void> {
    await tx.query(`select set_config('work_mem', '64MB', true)`);
    await this.sum(tx, `create temp table new_accumulator (${COLUMNS}) on commit drop as`, periodId, agentIds, rules, timeZone);
  }

  /** Those who have sums under another scheme version and none under this one: the scheme is new to this month. */
  async agentsWithoutSums(tx: EntityManager, periodId: string, schemeVersionId: number): Promise<number[]> {
    const rows: { agent_id: number }[] = await tx.query(
      `select distinct a.agent_id from accumulator a
       where a.period_id = $1
         and not exists (select from accumulator own where own.agent_id = a.agent_id and own.period_id = $1 and own.scheme_version_id = $2)`,
      [periodId, schemeVersionId],
    );
    return rows.map((row) => row.agent_id);
  }

  /** Everyone evaluated within the month by evaluation date, whenever the calls were. */
  async agentsEvaluatedWithin(tx: EntityManager, periodId: string): Promise<number[]> {
    const rows: { agent_id: number }[] = await tx.query(
      `select agent_id from accumulator where period_id = $1
       union
       select e.agent_id from period p join evaluation e on e.evaluated_at >= p.starts_at and e.evaluated_at < p.ends_at where p.id = $1`,
      [periodId],
    );
    return rows.map((row) => row.agent_id);
  }

  private async sum(
    tx: EntityManager,
    into: string,
    periodId: string,
    agentIds: readonly number[],
    { schemeVersionId, passBp, excellentBp, countBy }: SumRules,
    timeZone: string,
  ): Promise<void> {
    const { startsAt, endsAt, items } = await this.scope(tx, periodId);
    await tx.query(`${into} ${perItemSql(REBUILD, items)}`, [
      periodId,
      schemeVersionId,
      agentIds,
      passBp,
      excellentBp,
      countBy,
      timeZone,
      startsAt,
      endsAt,
    ]);
  }

  /** The bounds of a period, and how many items the longest form has. */
  private async scope(tx: EntityManager, periodId: string): Promise<z.infer<typeof scopeRow>> {
    const [row]: unknown[] = await tx.query(
      `select starts_at as "startsAt", ends_at as "endsAt", (select coalesce(max(n_items), 1) from form_version) as items
       from period where id = $1`,
      [periodId],
    );
    return scopeRow.parse(row);
  }

  async qaSums(tx: EntityManager, periodId: string, schemeVersionId: number, purposes: readonly string[]): Promise<AgentTeamSums[]> {
    return qaSumsRow.array().parse(await tx.query(QA_SUMS, [periodId, schemeVersionId, purposes]));
  }
}
