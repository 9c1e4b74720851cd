import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

const markRow = z.object({ agentId: z.number(), version: z.string() });

/** A mark as read: the sums made after reading it answer for this version and no later one. */
export type VersionedMark = z.infer<typeof markRow>;

/** A person whose membership, post or leadership changed over these days, both inclusive; null: no bound on that side. */
export interface DirtyRange {
  agentId: number;
  from: string | null;
  to: string | null;
}

@Injectable()
export class DirtyStore {
  /**
   * Counts the mark up: with `do nothing` a rebuild that races an uncommitted submit would take the mark away and lose it.
   * In order of agent and month, so that two submits never wait for each other in a ring.
   */
  async mark(tx: EntityManager, pairs: readonly { periodId: string; agentId: number }[]): Promise<void> {
    await tx.query(
      `insert into dirty (agent_id, period_id)
       select distinct agent_id, period_id from unnest($1::int[], $2::text[]) as touched (agent_id, period_id)
       order by agent_id, period_id
       on conflict (agent_id, period_id) do update set version = dirty.version + 1`,
      [pairs.map((pair) => pair.agentId), pairs.map((pair) => pair.periodId)],
    );
  }

  async markedPeriods(tx: EntityManager): Promise<string[]> {
    const rows: { period_id: string }[] = await tx.query('select distinct period_id from dirty');
    return rows.map((row) => row.period_id);
  }

  /** @returns the months marked, each once */
  async markOverlapping(tx: EntityManager, ranges: readonly DirtyRange[]): Promise<string[]> {
    const rows: { period_id: string }[] = await tx.query(
      `with touched as (
         select distinct changed.agent_id, p.id as period_id
         from unnest($1::int[], $2::date[], $3::date[]) as changed (agent_id, from_day, to_day)
         join period p on daterange(p.first_day, p.last_day, '[]') && daterange(changed.from_day, changed.to_day, '[]')
       ), marked as (
         insert into dirty (agent_id, period_id)
         select agent_id, period_id from touched order by agent_id, period_id
         on conflict (agent_id, period_id) do update set version = dirty.version + 1
         returning period_id
       )
       select distinct period_id from marked order by period_id`,
      [ranges.map((range) => range.agentId), ranges.map((range) => range.from), ranges.map((range) => range.to)],
    );
    return rows.map((row) => row.period_id);
  }

  /** The marks of a month with their versions, in order of agent; read before the facts. */
  async read(tx: EntityManager, periodId: string, afterAgent: number, limit: number): Promise<VersionedMark[]> {
    return markRow
      .array()
      .parse(
        await tx.query(
          'select agent_id as "agentId", version from dirty where period_id = $1 and agent_id > $2 order by agent_id limit $3',
          [periodId, afterAgent, limit],
        ),
      );
  }

  /** Takes marks away, but only at the version that was read: what changed since stays marked. */
  async clear(tx: EntityManager, periodId: string, marks: readonly VersionedMark[]): Promise<void> {
    await tx.query(
      `delete from dirty d using unnest($2::int[], $3::bigint[]) as done (agent_id, version)
       where d.period_id = $1 and d.agent_id = done.agent_id and d.version = done.version`,
      [periodId, marks.map((mark) => mark.agentId), marks.map((mark) => mark.version)],
    );
  }
}
