import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { dutyKinds } from '@contracts/home.js';
import { SAMPLE_ACTOR } from '@contracts/settings.js';
import type { VisibleStay } from '@platform/auth/data-scope.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { TeamPair } from './team-changes.js';

const DUTIES = loadSql(import.meta.url, './sql/duties.sql');
const NEWEST_CARD = loadSql(import.meta.url, './sql/newest-card.sql');
const TEAM_CHANGES = loadSql(import.meta.url, './sql/team-changes.sql');

const dutyRow = z.object({
  kind: z.enum(dutyKinds),
  count: z.int(),
  of: z.int().nullable(),
  period: z.string().nullable(),
  until: z.string().nullable(),
});
export type DutyRow = z.infer<typeof dutyRow>;

const cardRow = z.object({
  period: z.string(),
  on_notice: z.boolean(),
  composite_bp: z.int().nullable(),
  grade: z.string().nullable(),
  rank_team: z.int().nullable(),
});

const big = z.string().transform(BigInt);
const pairRow = z.object({
  period: z.string(),
  team_code: z.string(),
  team_name: z.string(),
  qa_score_bp: z.int(),
  n: z.int(),
  sum: big,
  squares: big,
  qa_score_bp_before: z.int(),
  n_before: z.int(),
  sum_before: big,
  squares_before: big,
});

/** Whose duties are asked for, and as far as they see. */
export interface DutyReader {
  /** null: no person of the centre. */
  personId: number | null;
  roles: readonly string[];
  /** Persons whose supervision counts. */
  supervisors: readonly number[];
  stays: readonly VisibleStay[];
  /** Teams led today. */
  teams: readonly number[];
  today: string;
  timeZone: string;
  /** What was released from this moment on may still be acknowledged. */
  waitingSince: Date;
}

@Injectable()
export class HomeStore {
  async duties(tx: EntityManager, reader: DutyReader): Promise<DutyRow[]> {
    const { personId, roles, supervisors, stays, teams, today, timeZone, waitingSince } = reader;
    const days = [stays.map((stay) => stay.agentId), stays.map((stay) => stay.from), stays.map((stay) => stay.to)];
    const params = [personId, today, roles, supervisors, ...days, teams, timeZone, waitingSince, SAMPLE_ACTOR];
    return dutyRow.array().parse(await tx.query(DUTIES, params));
  }

  /** null: no card that its person may see. */
  async newestCard(tx: EntityManager, personId: number): Promise<z.infer<typeof cardRow> | null> {
    return cardRow.array().parse(await tx.query(NEWEST_CARD, [personId]))[0] ?? null;
  }

  async teamPairs(tx: EntityManager): Promise<TeamPair[]> {
    return pairRow
      .array()
      .parse(await tx.query(TEAM_CHANGES))
      .map((row) => ({
        period: row.period,
        teamCode: row.team_code,
        teamName: row.team_name,
        now: { scoreBp: row.qa_score_bp, sums: { n: row.n, sum: row.sum, sumSquares: row.squares } },
        before: { scoreBp: row.qa_score_bp_before, sums: { n: row.n_before, sum: row.sum_before, sumSquares: row.squares_before } },
      }));
  }

  async auditEvents(tx: EntityManager): Promise<number> {
    const [row]: [{ seq: number }] = await tx.query('select coalesce(max(seq), 0)::int as seq from audit_chain');
    return row.seq;
  }
}
