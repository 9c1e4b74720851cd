import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { DrawExclusions } from '@contracts/evaluation-draws.js';
import { scopeCondition, type DataScope } from '@platform/auth/data-scope.js';
import { loadSql } from '@platform/database/load-sql.js';
import { localDaySql } from '@platform/time/local-day-sql.js';

const AGENT = loadSql(import.meta.url, './sql/draw-agent.sql');
const CALLS = loadSql(import.meta.url, './sql/draw-calls.sql');
const INSERT = loadSql(import.meta.url, './sql/insert-draw.sql');
const READ = loadSql(import.meta.url, './sql/read-draw.sql');

/** Whoever draws has it alone: what one draws is a draft before the next one looks. */
const DRAW_TURN = 7_305_112;

const agentRow = z.object({ agent_id: z.int(), place: z.int() });
const callRow = z.object({ recording_id: z.string(), evaluated: z.boolean(), in_draft: z.boolean() });
const heldRow = z.object({ agent_id: z.int(), drafts: z.int() });
const idRow = z.object({ id: z.int() });

const drawRow = z.object({
  draw: z.int(),
  period: z.string(),
  evaluation_no: z.string(),
  evaluator_id: z.int(),
  evaluator_no: z.string(),
  employee_no: z.string(),
  recording_id: z.string(),
  generator: z.string(),
  agent_seed: z.string(),
  call_seed: z.string(),
  team: z.string().nullable(),
  direction: z.enum(['inbound', 'outbound']).nullable(),
  exclusions: z.object({
    agents_full: z.int(),
    agents_own: z.int(),
    agents_without_calls: z.int(),
    calls_evaluated: z.int(),
    calls_in_draft: z.int(),
  }),
  drawn_at: z.date(),
  agent_frame: z.array(z.string()),
  passed_over: z.array(z.string()),
  call_frame: z.array(z.string()),
});
/** A draw as it is kept, people by their employee numbers. */
export type KeptDraw = z.infer<typeof drawRow>;
export type CallToDraw = z.infer<typeof callRow>;

/** Of which calls may be drawn. */
export interface DrawReach {
  startsAt: Date;
  endsAt: Date;
  direction: string | null;
  scope: DataScope;
  timeZone: string;
}

export interface NewDraw {
  agentId: number;
  periodId: string;
  evaluatorId: number;
  recordingId: string;
  evaluationNo: string;
  generator: string;
  agentSeed: bigint;
  callSeed: bigint;
  team: string | null;
  direction: string | null;
  agentFrame: readonly number[];
  passedOver: readonly number[];
  callFrame: readonly string[];
  exclusions: DrawExclusions;
}

@Injectable()
export class DrawStore {
  async takeTurn(tx: EntityManager): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [DRAW_TURN]);
  }

  /** How many calls of the span are being evaluated as samples, by agent. */
  async draftsInHand(tx: EntityManager, { startsAt, endsAt }: Pick<DrawReach, 'startsAt' | 'endsAt'>): Promise<Map<number, number>> {
    const rows: unknown = await tx.query(
      `select agent_id, count(*)::int as drafts from evaluation_draft
       where purpose = 'random' and called_at >= $1 and called_at < $2 group by agent_id`,
      [startsAt, endsAt],
    );
    return new Map(heldRow.array().parse(rows).map(({ agent_id, drafts }) => [agent_id, drafts])); // prettier-ignore
  }

  /** The first of the agents who has a call to draw, and how many before have none; null: nobody has. */
  async firstWithCall(tx: EntityManager, agents: readonly number[], reach: DrawReach): Promise<{ agentId: number; before: number } | null> {
    const { sql, params } = scoped(AGENT, agents, reach);
    const [row] = agentRow.array().parse(await tx.query(sql, params));
    return row === undefined ? null : { agentId: row.agent_id, before: row.place - 1 };
  }

  async callsOf(tx: EntityManager, agentId: number, reach: DrawReach): Promise<CallToDraw[]> {
    const { sql, params } = scoped(CALLS, agentId, reach);
    return callRow.array().parse(await tx.query(sql, params));
  }

  /** @returns the number of the draw */
  async insert(tx: EntityManager, draw: NewDraw): Promise<number> {
    const rows: unknown = await tx.query(INSERT, [
      draw.agentId, draw.periodId, draw.evaluatorId, draw.recordingId, draw.evaluationNo, draw.generator, String(draw.agentSeed),
      String(draw.callSeed), draw.team, draw.direction, draw.agentFrame, draw.passedOver, draw.callFrame, JSON.stringify(draw.exclusions),
    ]); // prettier-ignore
    return idRow.array().parse(rows)[0]!.id;
  }

  /** null: there is none of that number. */
  async find(tx: EntityManager, draw: number): Promise<KeptDraw | null> {
    return drawRow.array().parse(await tx.query(READ, [draw]))[0] ?? null;
  }
}

function scoped(
  sql: string,
  whose: unknown,
  { startsAt, endsAt, direction, scope, timeZone }: DrawReach,
): { sql: string; params: unknown[] } {
  const params: unknown[] = [whose, startsAt, endsAt, direction];
  const condition = scopeCondition(scope, params, 'c.agent_id', localDaySql('c.started_at', timeZone));
  return { sql: sql.replace('{scope}', () => condition), params };
}
