import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { agentCardRow, centerCardRow, leaderCardRow, supervisorCardRow, teamCardRow, type Cards } from './card-rows.js';
import { inputCounts, type RunDraft } from './run-draft.js';

const STORE_INPUTS = loadSql(import.meta.url, './sql/store-run-inputs.sql');
const STORE_ACCUMULATORS = loadSql(import.meta.url, './sql/store-run-accumulators.sql');

/** Cards written in one statement; more would make one parameter of a hundred megabytes. */
const CHUNK_ROWS = 2000;

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

/** What a new run is to be stored with. */
export interface NewRun {
  periodId: string;
  /** null: the first run. */
  reason: string | null;
  actor: string;
  draft: RunDraft;
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
   * Stores a run under the month's next number, with what it was made of; as of the transaction's own time.
   * The caller holds the period's lock.
   */
  async store(tx: EntityManager, { periodId, reason, actor, draft }: NewRun): Promise<number> {
    const { scheme, leaderScheme, cards } = draft;
    const rows: unknown[] = await tx.query(
      `insert into scorecard_run (period_id, number, scheme_version_id, leader_scheme_version_id, as_of, reason, closed_by, input_counts, checksum)
       select $1, coalesce(max(number), 0) + 1, $2, $3, now(), $4, $5, $6, $7 from scorecard_run where period_id = $1
       returning id`,
      [periodId, scheme.id, leaderScheme.id, reason, actor, JSON.stringify(draft.inputCounts), draft.checksum],
    );
    const { id } = z.object({ id: z.number() }).parse(rows[0]);
    await tx.query(STORE_INPUTS, [id, periodId, scheme.definition.countBy]);
    await tx.query(STORE_ACCUMULATORS, [id, periodId, scheme.id]);
    for (const kind of CARD_KINDS) await this.insertRows(tx, id, kind, kind === 'center' ? [cards.center] : cards[kind]);
    return id;
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

  async markPublished(tx: EntityManager, runId: number, actor: string, acceptedChecks: readonly string[]): Promise<void> {
    await tx.query('update scorecard_run set published_at = now(), published_by = $2, accepted_checks = $3 where id = $1', [
      runId,
      actor,
      acceptedChecks,
    ]);
  }

  /** Remembers what was accepted when the notice period opened; the run is not published yet. */
  async markOnNotice(tx: EntityManager, runId: number, acceptedChecks: readonly string[]): Promise<void> {
    await tx.query('update scorecard_run set accepted_checks = $2 where id = $1', [runId, acceptedChecks]);
  }

  private async insertRows(tx: EntityManager, runId: number, kind: CardKind, rows: readonly object[]): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const chunk = rows.slice(from, from + CHUNK_ROWS).map((row) => ({ ...row, run_id: runId }));
      await tx.query(`insert into ${TABLES[kind]} select card.* from jsonb_populate_recordset(null::${TABLES[kind]}, $1::jsonb) as card`, [
        JSON.stringify(chunk),
      ]);
    }
  }
}

function cardsOf(rows: unknown): object[] {
  return z
    .array(z.object({ card: z.record(z.string(), z.unknown()) }))
    .parse(rows)
    .map((row) => row.card);
}
