import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { JobView } from '@contracts/jobs.js';
import { render, type Language, type Message } from '@platform/i18n/translate.js';
import { ExportJobService } from '../reporting/export-job.service.js';
import { JobUnknownError } from './jobs.errors.js';
import { JobService } from './job.service.js';

const viewRow = z.object({
  kind: z.string(),
  number: z.number(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  progress: z.number(),
  step: z.unknown(),
  result: z.unknown(),
  error: z.unknown(),
  requestedBy: z.string(),
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
});
type ViewRow = z.infer<typeof viewRow>;

/** Whose jobs may be seen: one's own, of the kinds one may ask for now; or how everybody's are getting on, without what came of them. */
export interface JobReader {
  employeeNo: string;
  seesAll: boolean;
  kinds: readonly string[];
}

const ROWS = `
  select kind, id as number, state, progress, step, result, error, requested_by as "requestedBy", requested_at as "requestedAt", finished_at as "finishedAt"
  from job
  union all
  select 'export', j.id, j.state, j.progress, to_jsonb(j.step),
    jsonb_build_object('report', j.report, 'period', j.period_id, 'run', r.number, 'language', j.language, 'files', to_jsonb(j.file_names), 'checksums', to_jsonb(j.checksums)),
    to_jsonb(j.error), j.requested_by, j.requested_at, j.finished_at
  from export_job j join scorecard_run r on r.id = j.run_id`;

/** All long work under one roof: exports keep their own records, and are shown with the rest. A job is named such as `export-12`. */
@Injectable()
export class JobViewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobService,
    private readonly exports: ExportJobService,
  ) {}

  /** The newest hundred, without what came of them. */
  async list(reader: JobReader, language: Language, state?: JobView['state']): Promise<JobView[]> {
    const rows: unknown = await this.dataSource.query(
      `select * from (${ROWS}) as shown
       where ($1::boolean or ("requestedBy" = $2 and kind = any ($3::text[]))) and ($4::text is null or state = $4)
       order by "requestedAt" desc limit 100`,
      [reader.seesAll, reader.employeeNo, reader.kinds, state ?? null],
    );
    return z
      .array(viewRow)
      .parse(rows)
      .map((row) => ({ ...viewOf(row, language), result: null }));
  }

  /** @throws JobUnknownError also for a job of somebody else, and of a kind that one may no longer ask for */
  async find(id: string, reader: JobReader, language: Language): Promise<JobView> {
    const [found] = await this.findAll([id], language);
    if (found === undefined) throw new JobUnknownError(id);
    if (found.requested_by === reader.employeeNo && reader.kinds.includes(found.kind)) return found;
    if (!reader.seesAll) throw new JobUnknownError(id);
    return { ...found, result: null };
  }

  /** Jobs by id, in one statement; ids that are none are left out. */
  async findAll(ids: readonly string[], language: Language): Promise<JobView[]> {
    const named = ids.map(nameOf).filter((name) => name !== null);
    const rows: unknown = await this.dataSource.query(
      `select shown.* from (${ROWS}) as shown join unnest($1::text[], $2::int[]) as wanted (kind, number) using (kind, number)`,
      [named.map((name) => name.kind), named.map((name) => name.number)],
    );
    return z
      .array(viewRow)
      .parse(rows)
      .map((row) => viewOf(row, language));
  }

  /** Stops a job; one that has ended stays as it is. @throws JobUnknownError */
  async cancel(id: string, reader: JobReader, language: Language): Promise<JobView> {
    await this.find(id, reader, language);
    const { kind, number } = nameOf(id)!;
    await (kind === 'export' ? this.exports.cancel(number) : this.jobs.cancel(number));
    return this.find(id, reader, language);
  }
}

function nameOf(id: string): { kind: string; number: number } | null {
  const parts = /^([a-z_]{1,30})-([1-9]\d{0,8})$/.exec(id);
  return parts === null ? null : { kind: parts[1]!, number: Number(parts[2]) };
}

function viewOf(row: ViewRow, language: Language): JobView {
  return {
    id: `${row.kind}-${row.number}`,
    kind: row.kind,
    state: row.state,
    progress: row.progress,
    step: words(row.step, language),
    result: row.result === null ? null : (row.result as JobView['result']),
    error: words(row.error, language),
    error_code: codeOf(row.error),
    result_link: row.state === 'done' ? linkOf(row) : null,
    requested_by: row.requestedBy,
    requested_at: row.requestedAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
  };
}

/** An export says its words itself; others keep them as messages. */
function words(said: unknown, language: Language): string | null {
  if (said === null || typeof said === 'string') return said;
  return render(language, said as Message);
}

function codeOf(error: unknown): string | null {
  const { key } = (typeof error === 'object' && error !== null ? error : {}) as { key?: unknown };
  return typeof key === 'string' && key !== 'reporting.unexpected' ? key : null;
}

/** What a kind of work leaves behind that can be looked at. */
function linkOf({ kind, number, result }: ViewRow): string | null {
  const { period, run, batch, upload } = (result ?? {}) as Record<string, string | number | null | undefined>;
  switch (kind) {
    case 'export':
      return `/api/v1/exports/${number}`;
    case 'import':
      return batch ? `/api/v1/import-batches/${batch}` : `/api/v1/uploads/${upload}`;
    case 'close':
      return `/api/v1/periods/${period}/scorecards/center?run=${run}`;
    case 'publish':
      return `/api/v1/periods/${period}`;
    default:
      return null;
  }
}
