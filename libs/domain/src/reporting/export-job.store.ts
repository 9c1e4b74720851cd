import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Language } from '@platform/i18n/translate.js';

const scope = z.object({ team_code: z.string().nullable(), all: z.boolean() });

const jobRow = z.object({
  id: z.number(),
  report: z.string(),
  periodId: z.string(),
  scope,
  language: z.enum(['zh', 'en']),
  /** The run's number, settled when the job was asked for. */
  run: z.number(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** 0–100 */
  progress: z.number(),
  /** In the language of the export; null: not begun. */
  step: z.string().nullable(),
  directory: z.string(),
  /** Complete files only. */
  fileNames: z.array(z.string()),
  /** SHA-256, in the order of the names. */
  checksums: z.array(z.string()),
  /** One sentence; null: nothing went wrong. */
  error: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
});

export type ExportJob = z.infer<typeof jobRow>;

export interface NewExportJob {
  report: string;
  periodId: string;
  teamCode: string | null;
  all: boolean;
  language: Language;
  runId: number;
  state: 'queued' | 'running';
  /** Absolute. */
  directory: string;
  requestedBy: string;
}

/** How a job ended. */
export interface ExportOutcome {
  state: 'done' | 'failed' | 'cancelled';
  files: readonly { name: string; checksum: string }[];
  step: string;
  error: string | null;
}

const COLUMNS = `j.id, j.report, j.period_id as "periodId", j.scope, j.language, r.number as run, j.state, j.progress, j.step, j.directory,
  j.file_names as "fileNames", j.checksums, j.error, j.requested_by as "requestedBy", j.requested_at as "requestedAt", j.finished_at as "finishedAt"`;
const FROM = 'from export_job j join scorecard_run r on r.id = j.run_id';

/** What an `update … returning` gives through TypeORM: the rows, and how many. */
const changed = z.tuple([z.array(z.object({ state: jobRow.shape.state })), z.number()]);

@Injectable()
export class ExportJobStore {
  async insert(tx: EntityManager, job: NewExportJob): Promise<ExportJob> {
    const rows: unknown = await tx.query(
      `insert into export_job (report, period_id, scope, language, run_id, state, directory, requested_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        job.report,
        job.periodId,
        JSON.stringify({ team_code: job.teamCode, all: job.all } satisfies z.infer<typeof scope>),
        job.language,
        job.runId,
        job.state,
        job.directory,
        job.requestedBy,
      ],
    );
    const [inserted] = z
      .array(z.object({ id: z.number() }))
      .length(1)
      .parse(rows);
    return jobRow.parse(await this.find(tx, inserted!.id));
  }

  async find(tx: EntityManager, id: number): Promise<ExportJob | null> {
    const rows: unknown[] = await tx.query(`select ${COLUMNS} ${FROM} where j.id = $1`, [id]);
    return rows.length === 0 ? null : jobRow.parse(rows[0]);
  }

  /** Begins a job, or begins it anew when whoever ran it died or failed; null: it is done or cancelled, or there is none. */
  async claim(tx: EntityManager, id: number): Promise<ExportJob | null> {
    const [rows] = changed.parse(
      await tx.query(
        `update export_job set state = 'running', progress = 0, step = null, error = null, finished_at = null
         where id = $1 and state in ('queued', 'running', 'failed') returning state`,
        [id],
      ),
    );
    return rows.length === 0 ? null : this.find(tx, id);
  }

  /** @returns false when the job no longer runs: somebody cancelled it */
  async progress(tx: EntityManager, id: number, percent: number, step: string): Promise<boolean> {
    const [rows] = changed.parse(
      await tx.query(`update export_job set progress = $2, step = $3 where id = $1 and state = 'running' returning state`, [
        id,
        percent,
        step,
      ]),
    );
    return rows.length > 0;
  }

  /**
   * Writes down how a job ended. One that was cancelled meanwhile stays so, with the files that were complete.
   * @returns the state it is in now; null: it was done already, by another worker that was given the same job, and stays as it was
   */
  async finish(tx: EntityManager, id: number, outcome: ExportOutcome): Promise<ExportJob['state'] | null> {
    const [rows] = changed.parse(
      await tx.query(
        `update export_job
         set state = case when state = 'cancelled' then state else $2 end,
             progress = case when $2 = 'done' and state <> 'cancelled' then 100 else progress end,
             step = $3, file_names = $4, checksums = $5, error = $6, finished_at = now()
         where id = $1 and state <> 'done' returning state`,
        [
          id,
          outcome.state,
          outcome.step,
          outcome.files.map((file) => file.name),
          outcome.files.map((file) => file.checksum),
          outcome.error,
        ],
      ),
    );
    return rows[0]?.state ?? null;
  }

  /** @returns whether it was still to be done */
  async cancel(tx: EntityManager, id: number): Promise<boolean> {
    const [rows] = changed.parse(
      await tx.query(
        `update export_job set state = 'cancelled', finished_at = now() where id = $1 and state in ('queued', 'running') returning state`,
        [id],
      ),
    );
    return rows.length > 0;
  }
}
