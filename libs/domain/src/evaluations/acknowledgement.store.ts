import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { evaluationStates } from '@contracts/explained-evaluation.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { CalendarException } from '../scorecards/working-days.js';

const OVERDUE = loadSql(import.meta.url, './sql/acknowledge-overdue.sql');

const standingRow = z.object({
  agent_id: z.int(),
  id: z.string(),
  state: z.enum(evaluationStates),
  revision: z.int(),
  called_at: z.date(),
  /** When it came to stand as it does. */
  released_at: z.date(),
  /** null: not acknowledged. */
  acknowledged_at: z.date().nullable(),
  acknowledged_revision: z.int().nullable(),
  by_default: z.boolean().nullable(),
});
/** How an evaluation stands with its agent. */
export type Standing = z.infer<typeof standingRow>;

const exceptionRow = z.object({ day: z.string(), working: z.boolean() });
const sweptRow = z.object({ agent_id: z.int().nullable(), id: z.string().nullable(), acknowledged: z.int() });

@Injectable()
export class AcknowledgementStore {
  /** Keeps others from changing an evaluation until the transaction ends. What is read in the same statement may be from before the wait. */
  async hold(tx: EntityManager, evaluationNo: string): Promise<void> {
    await tx.query(
      `select from evaluation_key k join evaluation e on e.agent_id = k.agent_id and e.id = k.id where k.evaluation_no = $1 for update of e`,
      [evaluationNo],
    );
  }

  /** @returns null: there is no such evaluation */
  async standing(tx: EntityManager, evaluationNo: string): Promise<Standing | null> {
    const rows: unknown = await tx.query(
      `select e.agent_id, e.id::text, e.state, e.revision, e.called_at, r.changed_at as released_at,
         a.acknowledged_at, a.revision as acknowledged_revision, a.by_default
       from evaluation_key k
       join evaluation e on e.agent_id = k.agent_id and e.id = k.id
       join evaluation_revision r on r.agent_id = e.agent_id and r.evaluation_id = e.id and r.revision = e.revision
       left join acknowledgement a on a.agent_id = e.agent_id and a.evaluation_id = e.id
       where k.evaluation_no = $1`,
      [evaluationNo],
    );
    return standingRow.array().parse(rows)[0] ?? null;
  }

  async acknowledge(tx: EntityManager, { agent_id, id, revision }: Standing, byDefault: boolean): Promise<void> {
    await tx.query(`update evaluation set state = 'acknowledged' where agent_id = $1 and id = $2`, [agent_id, id]);
    await tx.query(
      `insert into acknowledgement (agent_id, evaluation_id, revision, by_default) values ($1, $2, $3, $4)
       on conflict (agent_id, evaluation_id) do update
       set revision = excluded.revision, acknowledged_at = excluded.acknowledged_at, by_default = excluded.by_default`,
      [agent_id, id, revision, byDefault],
    );
  }

  /** @param after the last one looked at before @returns null: none is left */
  async acknowledgeOverdue(
    tx: EntityManager,
    before: Date,
    after: { agentId: number; id: string },
    most: number,
  ): Promise<{ last: { agentId: number; id: string }; acknowledged: number } | null> {
    const rows: unknown = await tx.query(OVERDUE, [before, after.agentId, after.id, most]);
    const [{ agent_id, id, acknowledged }] = z.tuple([sweptRow]).parse(rows);
    return agent_id === null || id === null ? null : { last: { agentId: agent_id, id }, acknowledged };
  }

  async calendarExceptions(tx: EntityManager): Promise<CalendarException[]> {
    return exceptionRow.array().parse(await tx.query('select day::text, working from calendar_exception'));
  }
}
