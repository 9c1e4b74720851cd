import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Message } from '@platform/i18n/translate.js';

const message = z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });

const jobRow = z.object({
  id: z.number(),
  kind: z.string(),
  payload: z.unknown(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** 0–100 */
  progress: z.number(),
  /** null: not begun. */
  step: message.nullable().transform((step) => step as Message | null),
  /** null: not done. */
  result: z.unknown(),
  /** null: nothing went wrong. */
  error: message.nullable().transform((error) => error as Message | null),
  requestedBy: z.string(),
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
});

/** Long work that somebody asked for. */
export type Job = z.infer<typeof jobRow>;

const COLUMNS =
  'id, kind, payload, state, progress, step, result, error, requested_by as "requestedBy", requested_at as "requestedAt", finished_at as "finishedAt"';

/** What an `update … returning` gives through TypeORM: the rows, and how many. */
const changed = z.tuple([z.array(z.unknown()), z.number()]);

@Injectable()
export class JobStore {
  async insert(tx: EntityManager, kind: string, payload: unknown, requestedBy: string): Promise<Job> {
    const rows: unknown[] = await tx.query(`insert into job (kind, payload, requested_by) values ($1, $2, $3) returning ${COLUMNS}`, [
      kind,
      JSON.stringify(payload),
      requestedBy,
    ]);
    return jobRow.parse(rows[0]);
  }

  /**
   * As `insert`, but for what only one job may do: when one waits, runs or is done it is returned instead. Of two at once, one waits.
   * @param sole what it does, in words that no other work has
   */
  async insertSole(
    tx: EntityManager,
    kind: string,
    payload: unknown,
    requestedBy: string,
    sole: string,
  ): Promise<{ job: Job; isNew: boolean }> {
    const rows: unknown[] = await tx.query(
      `insert into job (kind, payload, requested_by, sole) values ($1, $2, $3, $4)
       on conflict (sole) where state <> 'failed' do update set sole = excluded.sole
       returning ${COLUMNS}, xmax = 0 as "isNew"`,
      [kind, JSON.stringify(payload), requestedBy, sole],
    );
    return { job: jobRow.parse(rows[0]), isNew: z.object({ isNew: z.boolean() }).parse(rows[0]).isNew };
  }

  async find(tx: EntityManager, id: number): Promise<Job | null> {
    const rows: unknown[] = await tx.query(`select ${COLUMNS} from job where id = $1`, [id]);
    return rows.length === 0 ? null : jobRow.parse(rows[0]);
  }

  /** Begins a job, or begins it anew when whoever did it died; null: it has ended, or there is none. */
  async claim(tx: EntityManager, id: number): Promise<Job | null> {
    const [rows] = changed.parse(
      await tx.query(
        `update job set state = 'running', progress = 0, step = null where id = $1 and state in ('queued', 'running') returning ${COLUMNS}`,
        [id],
      ),
    );
    return rows.length === 0 ? null : jobRow.parse(rows[0]);
  }

  /** @returns false when the job no longer runs: somebody cancelled it */
  async progress(tx: EntityManager, id: number, step: Message, percent: number): Promise<boolean> {
    const [rows] = changed.parse(
      await tx.query(`update job set progress = $2, step = $3 where id = $1 and state = 'running' returning id`, [
        id,
        Math.max(0, Math.min(100, Math.round(percent))),
        JSON.stringify(step),
      ]),
    );
    return rows.length > 0;
  }

  /** Writes down how a job ended. One that is done or failed already stays so; one that was cancelled too late is done all the same. */
  async finish(
    tx: EntityManager,
    id: number,
    end: { state: 'done' | 'failed' | 'cancelled'; result: unknown; error: Message | null },
  ): Promise<void> {
    await tx.query(
      `update job set state = $2, progress = case when $2 = 'done' then 100 else progress end, result = $3, error = $4, finished_at = now()
       where id = $1 and state in ('running', 'cancelled')`,
      [id, end.state, end.result === null ? null : JSON.stringify(end.result), end.error === null ? null : JSON.stringify(end.error)],
    );
  }

  /** Writes down what came of a job's work, once. @returns false when that has been written already */
  async conclude(tx: EntityManager, id: number, result: object): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'insert into job_outcome (job_id, result) values ($1, $2) on conflict (job_id) do nothing returning job_id',
      [id, JSON.stringify(result)],
    );
    return rows.length > 0;
  }

  /** What came of a job's work; null: it is not done, or does not say so itself. */
  async outcome(tx: EntityManager, id: number): Promise<object | null> {
    const rows: unknown[] = await tx.query('select result from job_outcome where job_id = $1', [id]);
    return rows.length === 0 ? null : z.object({ result: z.looseObject({}) }).parse(rows[0]).result;
  }

  /** Somebody else may then do what this one was to do. @returns whether it was still to be done */
  async cancel(tx: EntityManager, id: number): Promise<boolean> {
    const [rows] = changed.parse(
      await tx.query(
        `update job set state = 'cancelled', sole = null, finished_at = now()
         where id = $1 and state in ('queued', 'running') and not exists (select from job_outcome o where o.job_id = job.id) returning id`,
        [id],
      ),
    );
    return rows.length > 0;
  }
}
