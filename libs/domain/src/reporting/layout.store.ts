import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import {
  agentCardRow,
  centerCardRow,
  teamCardRow,
  type AgentCardRow,
  type CenterCardRow,
  type TeamCardRow,
} from '../scorecards/card-rows.js';

const layoutRow = z.object({
  id: z.number(),
  name: z.string(),
  /** null: everybody's. */
  owner: z.string().nullable(),
  bytes: z.number(),
  savedBy: z.string(),
  savedAt: z.date(),
});
export type Layout = z.infer<typeof layoutRow>;

const COLUMNS = `id, name, owner, octet_length(content) as bytes, saved_by as "savedBy", saved_at as "savedAt"`;
const cards = <Card>(card: z.ZodType<Card>, rows: unknown): Card[] =>
  z
    .array(z.object({ card }))
    .parse(rows)
    .map((row) => row.card);

@Injectable()
export class LayoutStore {
  /** One's own and everybody's. */
  async list(tx: EntityManager, employeeNo: string): Promise<Layout[]> {
    return layoutRow
      .array()
      .parse(await tx.query(`select ${COLUMNS} from report_layout where owner is null or owner = $1 order by name, id`, [employeeNo]));
  }

  async save(tx: EntityManager, layout: { name: string; owner: string | null; content: Buffer; savedBy: string }): Promise<Layout> {
    const rows: unknown[] = await tx.query(
      `insert into report_layout (name, owner, content, saved_by) values ($1, $2, $3, $4)
       on conflict (coalesce(owner, ''), name) do update set content = excluded.content, saved_by = excluded.saved_by, saved_at = now()
       returning ${COLUMNS}`,
      [layout.name, layout.owner, layout.content, layout.savedBy],
    );
    return layoutRow.parse(rows[0]);
  }

  async content(tx: EntityManager, id: number): Promise<{ name: string; content: Buffer } | null> {
    const rows: { name: string; content: Buffer }[] = await tx.query('select name, content from report_layout where id = $1', [id]);
    return rows[0] ?? null;
  }

  async remove(tx: EntityManager, id: number): Promise<void> {
    await tx.query('delete from report_layout where id = $1', [id]);
  }

  /** The agents of a team in a run, or all, by team and rank. @param teamId null: the whole centre */
  async agents(tx: EntityManager, runId: number, teamId: number | null): Promise<AgentCardRow[]> {
    const rows: unknown = await tx.query(
      `select to_jsonb(card) as card from agent_scorecard card
       where card.run_id = $1 and ($2::int is null or card.team_id = $2)
       order by card.team_code, card.rank_team nulls last, card.employee_no`,
      [runId, teamId],
    );
    return cards(agentCardRow, rows);
  }

  async team(tx: EntityManager, runId: number, teamId: number): Promise<TeamCardRow> {
    return cards(
      teamCardRow,
      await tx.query('select to_jsonb(card) as card from team_scorecard card where run_id = $1 and team_id = $2', [runId, teamId]),
    )[0]!;
  }

  async center(tx: EntityManager, runId: number): Promise<CenterCardRow> {
    return cards(centerCardRow, await tx.query('select to_jsonb(card) as card from center_scorecard card where run_id = $1', [runId]))[0]!;
  }
}
