import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { copyRows, type CopyValue } from '@platform/database/copy-rows.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { ChainHead } from '../audit/link-events.js';
import { agentCardRow, centerCardRow, leaderCardRow, supervisorCardRow, teamCardRow, type Cards } from './card-rows.js';
import type { Period } from './period.store.js';
import { inputCounts, type RunDraft } from './run-draft.js';
import type { SchemeVersion } from './scheme.store.js';

const STORE_INPUTS = loadSql(import.meta.url, './sql/store-run-inputs.sql');
const STORE_ACCUMULATORS = loadSql(import.meta.url, './sql/store-run-accumulators.sql');

const TABLES = {
  agents: 'agent_scorecard',
  leaders: 'leader_scorecard',
  teams: 'team_scorecard',
  supervisors: 'supervisor_scorecard',
  center: 'center_scorecard',
} as const;

/** In the order people read them; no order plays a part in a checksum. */
const ORDER = { agents: 'employee_no', leaders: 'employee_no', teams: 'team_code', supervisors: 'employee_no', center: 'run_id' } as const;

export type CardKind = keyof typeof TABLES;
const CARD_KINDS: readonly CardKind[] = ['agents', 'leaders', 'teams', 'supervisors', 'center'];

const runRow = z.object({
  id: z.number(),
  periodId: z.string(),
  number: z.number(),
  schemeVersionId: z.number(),
  schemeCode: z.string(),
  schemeNumber: z.number(),
  leaderSchemeVersionId: z.number(),
  leaderSchemeCode: z.string(),
  leaderSchemeNumber: z.number(),
  asOf: z.date(),
  reason: z.string().nullable(),
  closedBy: z.string(),
  inputCounts,
  checksum: z.string(),
  publishedAt: z.date().nullable(),
  publishedBy: z.string().nullable(),
  acceptedChecks: z.array(z.string()),
});

/** A run as it stands: it never changes, but for who published it and what was accepted. */
export type Run = z.infer<typeof runRow>;

/** What a run is begun with, before its figures are known. */
export interface NewRun {
  period: Period;
  scheme: SchemeVersion;
  leaderScheme: SchemeVersion;
  /** null: the first run. */
  reason: string | null;
  actor: string;
}

const RUN = `select r.id, r.period_id as "periodId", r.number, r.scheme_version_id as "schemeVersionId", s.code as "schemeCode", v.number as "schemeNumber",
    r.leader_scheme_version_id as "leaderSchemeVersionId", ls.code as "leaderSchemeCode", lv.number as "leaderSchemeNumber",
    r.as_of as "asOf", r.reason, r.closed_by as "closedBy", r.input_counts as "inputCounts", r.checksum,
    r.published_at as "publishedAt", r.published_by as "publishedBy", r.accepted_checks as "acceptedChecks"
  from scorecard_run r
  join scheme_version v on v.id = r.scheme_version_id
  join scheme s on s.id = v.scheme_id
  join scheme_version lv on lv.id = r.leader_scheme_version_id
  join scheme ls on ls.id = lv.scheme_id`;

@Injectable()
export class RunStore {
  /** The run of a number, or the newest; null: there is none. */
  async find(tx: EntityManager, periodId: string, number: number | null): Promise<Run | null> {
    const rows: unknown[] = await tx.query(
      `${RUN} where r.period_id = $1 and ($2::int is null or r.number = $2) order by r.number desc limit 1`,
      [periodId, number],
    );
    return rows.length === 0 ? null : runRow.parse(rows[0]);
  }

  async get(tx: EntityManager, runId: number): Promise<Run> {
    const [row]: unknown[] = await tx.query(`${RUN} where r.id = $1`, [runId]);
    return runRow.parse(row);
  }

  /** All runs of a month, oldest first. */
  async list(tx: EntityManager, periodId: string): Promise<Run[]> {
    return runRow.array().parse(await tx.query(`${RUN} where r.period_id = $1 order by r.number`, [periodId]));
  }

  /**
   * Begins a run under the month's next number, as of the transaction's own time; `finish` must follow in the same transaction.
   * The caller holds the period's lock.
   */
  async begin(tx: EntityManager, { period, scheme, leaderScheme, reason, actor }: NewRun): Promise<number> {
    await tx.query(`select set_config('work_mem', '64MB', true)`);
    const rows: unknown[] = await tx.query(
      `insert into scorecard_run (period_id, number, scheme_version_id, leader_scheme_version_id, as_of, reason, closed_by, input_counts, checksum)
       select $1, coalesce(max(number), 0) + 1, $2, $3, now(), $4, $5, '{}', '' from scorecard_run where period_id = $1
       returning id`,
      [period.id, scheme.id, leaderScheme.id, reason, actor],
    );
    return z.object({ id: z.number() }).parse(rows[0]).id;
  }

  /** Stores what a run is made of: the evaluations it saw, and their sums. */
  async storeInputs(tx: EntityManager, runId: number, { period, scheme }: Pick<NewRun, 'period' | 'scheme'>): Promise<void> {
    await tx.query(STORE_INPUTS, [runId, period.startsAt, period.endsAt, scheme.definition.countBy]);
    await tx.query(STORE_ACCUMULATORS, [runId, period.id, scheme.id]);
  }

  /** Stores what came out: the cards, and what stands in the run itself. */
  async finish(tx: EntityManager, runId: number, { cards, inputCounts, checksum }: RunDraft): Promise<void> {
    for (const kind of CARD_KINDS) await this.insertRows(tx, runId, kind, kind === 'center' ? [cards.center] : cards[kind]);
    await tx.query('update scorecard_run set input_counts = $2, checksum = $3 where id = $1', [
      runId,
      JSON.stringify(inputCounts),
      checksum,
    ]);
  }

  /** The stored rows as they are, for a checksum. */
  async storedRows(tx: EntityManager, runId: number, kind: CardKind): Promise<object[]> {
    return cardsOf(
      await tx.query(`select to_jsonb(card) as card from ${TABLES[kind]} card where card.run_id = $1 order by card.${ORDER[kind]}`, [
        runId,
      ]),
    );
  }

  /** The cards of a run by employee number and team code. */
  async cards(tx: EntityManager, runId: number): Promise<Cards> {
    return {
      agents: agentCardRow.array().parse(await this.storedRows(tx, runId, 'agents')),
      leaders: leaderCardRow.array().parse(await this.storedRows(tx, runId, 'leaders')),
      teams: teamCardRow.array().parse(await this.storedRows(tx, runId, 'teams')),
      supervisors: supervisorCardRow.array().parse(await this.storedRows(tx, runId, 'supervisors')),
      center: centerCardRow.parse((await this.storedRows(tx, runId, 'center'))[0]),
    };
  }

  /** The cards of one person: an agent's, a leader's, or none. */
  async personCards(tx: EntityManager, runId: number, employeeNo: string): Promise<Pick<Cards, 'agents' | 'leaders'>> {
    const find = async (kind: 'agents' | 'leaders') =>
      cardsOf(
        await tx.query(`select to_jsonb(card) as card from ${TABLES[kind]} card where card.run_id = $1 and card.employee_no = $2`, [
          runId,
          employeeNo,
        ]),
      );
    return { agents: agentCardRow.array().parse(await find('agents')), leaders: leaderCardRow.array().parse(await find('leaders')) };
  }

  /** @param head where the audit chain ends; an empty chain is not taken down */
  async markPublished(tx: EntityManager, runId: number, actor: string, acceptedChecks: readonly string[], head: ChainHead): Promise<void> {
    await tx.query(
      `update scorecard_run set published_at = now(), published_by = $2, accepted_checks = $3, audit_seq = nullif($4::bigint, 0),
         audit_hash = case when $4::bigint > 0 then $5::bytea end
       where id = $1`,
      [runId, actor, acceptedChecks, head.seq, head.hash],
    );
  }

  /** Remembers what was accepted when the notice period opened; the run is not published yet. */
  async markOnNotice(tx: EntityManager, runId: number, acceptedChecks: readonly string[]): Promise<void> {
    await tx.query('update scorecard_run set accepted_checks = $2 where id = $1', [runId, acceptedChecks]);
  }

  private async insertRows(tx: EntityManager, runId: number, kind: CardKind, rows: readonly object[]): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first);
    await copyRows(tx, TABLES[kind], ['run_id', ...columns], valuesOf(runId, columns, rows));
  }
}

/** The cards' values as COPY takes them: a list is an array column, any other object a JSON one. */
function* valuesOf(runId: number, columns: readonly string[], rows: readonly object[]): Generator<CopyValue[]> {
  for (const row of rows) {
    const card = row as Record<string, unknown>;
    const values: CopyValue[] = [runId];
    for (const column of columns) {
      const value = card[column];
      const isJson = typeof value === 'object' && value !== null && !Array.isArray(value);
      values.push(isJson ? JSON.stringify(value) : (value as CopyValue));
    }
    yield values;
  }
}

function cardsOf(rows: unknown): object[] {
  return z
    .array(z.object({ card: z.record(z.string(), z.unknown()) }))
    .parse(rows)
    .map((row) => row.card);
}
