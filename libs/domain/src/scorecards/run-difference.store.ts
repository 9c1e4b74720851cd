import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { streamRows } from '@platform/database/stream-rows.js';
import { agentCardRow, centerCardRow, leaderCardRow, supervisorCardRow, teamCardRow } from './card-rows.js';
import type { CardPair, DetailsPair } from './compare-cards.js';

const CARDS = loadSql(import.meta.url, './sql/changed-cards-of-runs.sql');
const DETAILS = loadSql(import.meta.url, './sql/changed-details-of-runs.sql');
const EVALUATIONS = loadSql(import.meta.url, './sql/run-evaluation-changes.sql');

const pairOf = <Kind extends CardPair['kind'], Card extends z.ZodObject>(kind: Kind, card: Card) =>
  z.object({ kind: z.literal(kind), subject: z.string(), name: z.string(), before: card.nullable(), after: card.nullable() });

const cardPair: z.ZodType<CardPair> = z.discriminatedUnion('kind', [
  pairOf('agent', agentCardRow),
  pairOf('team_leader', leaderCardRow),
  pairOf('team', teamCardRow),
  pairOf('supervisor', supervisorCardRow),
  pairOf('center', centerCardRow),
]);

const details = z.union([agentCardRow.shape.details, leaderCardRow.shape.details]).nullable();
const detailsPair: z.ZodType<DetailsPair> = z.object({ employee_no: z.string(), name: z.string(), before: details, after: details });

const evaluationPair = z.object({
  employee_no: z.string(),
  name: z.string(),
  evaluation_no: z.string().nullable(),
  before_revision: z.number().nullable(),
  after_revision: z.number().nullable(),
  before_bp: z.number().nullable(),
  after_bp: z.number().nullable(),
});

/** Reads what differs between two runs, and nothing that does not, a few rows at a time. */
@Injectable()
export class RunDifferenceStore {
  async *cards(tx: EntityManager, beforeId: number, afterId: number): AsyncGenerator<CardPair> {
    for await (const row of streamRows(tx, CARDS, [beforeId, afterId])) yield cardPair.parse(row);
  }

  async *details(tx: EntityManager, beforeId: number, afterId: number): AsyncGenerator<DetailsPair> {
    for await (const row of streamRows(tx, DETAILS, [beforeId, afterId])) yield detailsPair.parse(row);
  }

  async evaluations(tx: EntityManager, beforeId: number, afterId: number): Promise<z.infer<typeof evaluationPair>[]> {
    return evaluationPair.array().parse(await tx.query(EVALUATIONS, [beforeId, afterId]));
  }
}
