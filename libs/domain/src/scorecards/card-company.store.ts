import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { agentCardRow, leaderCardRow, teamCardRow, type AgentCardRow, type LeaderCardRow, type TeamCardRow } from './card-rows.js';

const counted = z.object({ agents: z.int(), leaders: z.int() });

/** Reads one person's card, and of the others' only those that play a part in its figures. */
@Injectable()
export class CardCompanyStore {
  async agent(tx: EntityManager, runId: number, employeeNo: string): Promise<AgentCardRow | null> {
    const [row] = await rows(tx, 'agent_scorecard', 'card.run_id = $1 and card.employee_no = $2', [runId, employeeNo]);
    return row === undefined ? null : agentCardRow.parse(row);
  }

  async leader(tx: EntityManager, runId: number, employeeNo: string): Promise<LeaderCardRow | null> {
    const [row] = await rows(tx, 'leader_scorecard', 'card.run_id = $1 and card.employee_no = $2', [runId, employeeNo]);
    return row === undefined ? null : leaderCardRow.parse(row);
  }

  /** The agents with these teams on their cards, by employee number. */
  async members(tx: EntityManager, runId: number, teamIds: readonly number[]): Promise<AgentCardRow[]> {
    const found = await rows(tx, 'agent_scorecard', 'card.run_id = $1 and card.team_id = any ($2::int[])', [runId, teamIds]);
    return agentCardRow
      .array()
      .parse(found)
      .sort(byKey((card) => card.employee_no));
  }

  async teams(tx: EntityManager, runId: number, codes: readonly string[]): Promise<TeamCardRow[]> {
    const found = await rows(tx, 'team_scorecard', 'card.run_id = $1 and card.team_code = any ($2::text[])', [runId, codes]);
    return teamCardRow
      .array()
      .parse(found)
      .sort(byKey((card) => card.team_code));
  }

  /** How many hold a rank in the centre. */
  async ranked(tx: EntityManager, runId: number): Promise<{ agents: number; leaders: number }> {
    const found: unknown[] = await tx.query(
      `select
         (select count(*)::int from agent_scorecard c where c.run_id = $1 and c.status = 'ranked') as agents,
         (select count(*)::int from leader_scorecard c where c.run_id = $1 and c.status = 'ranked') as leaders`,
      [runId],
    );
    return counted.parse(found[0]);
  }
}

async function rows(tx: EntityManager, table: string, condition: string, params: readonly unknown[]): Promise<unknown[]> {
  const found: { card: unknown }[] = await tx.query(`select to_jsonb(card) as card from ${table} card where ${condition}`, [...params]);
  return found.map((row) => row.card);
}

const byKey =
  <Card>(keyOf: (card: Card) => string) =>
  (a: Card, b: Card): number =>
    keyOf(a) < keyOf(b) ? -1 : 1;
