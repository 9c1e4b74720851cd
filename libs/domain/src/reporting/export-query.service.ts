import type { ReadStream } from 'node:fs';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { ExportView } from '@contracts/reports.js';
import { ListQuery, type Page, type PageRequest } from '@platform/paging/list-query.js';
import { AuditService } from '../audit/audit.service.js';
import { ExportUnknownError } from './reporting.errors.js';

const exportRow = z.object({
  id: z.number(),
  report: z.string(),
  period: z.string(),
  run: z.number(),
  language: z.enum(['zh', 'en']),
  team_code: z.string().nullable(),
  all: z.boolean(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  directory: z.string(),
  file_names: z.array(z.string()),
  checksums: z.array(z.string()),
  requested_by: z.string(),
  requested_at: z.date(),
  finished_at: z.date().nullable(),
});
type ExportRow = z.infer<typeof exportRow>;

const SELECT = `j.id, j.report, j.period_id as period, r.number as run, j.language, j.scope ->> 'team_code' as team_code, (j.scope ->> 'all')::boolean as all,
  j.state, j.directory, j.file_names, j.checksums, j.requested_by, j.requested_at, j.finished_at`;
const FROM = 'from export_job j join scorecard_run r on r.id = j.run_id';

export interface ExportListWish extends PageRequest {
  report?: string | undefined;
  period?: string | undefined;
  state?: ExportView['state'] | undefined;
}

/** What was exported, by whom, and the files as long as they are kept. */
@Injectable()
export class ExportQueryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @param requestedBy only theirs; null: everybody's */
  async list(wish: ExportListWish, requestedBy: string | null): Promise<Page<ExportView>> {
    const page = await new ListQuery({
      select: SELECT,
      from: FROM,
      sorts: { id: { sql: 'j.id', type: 'int' } },
      key: [{ sql: 'j.id', type: 'int' }],
      row: exportRow,
    })
      .filter('j.requested_by = ?', requestedBy ?? undefined)
      .filter('j.report = ?', wish.report)
      .filter('j.period_id = ?', wish.period)
      .filter('j.state = ?', wish.state)
      .page(this.dataSource.manager, wish);
    return { ...page, items: await Promise.all(page.items.map(viewOf)) };
  }

  /** @throws ExportUnknownError also for one that is not theirs */
  async find(id: number, requestedBy: string | null): Promise<ExportView> {
    return viewOf(await this.row(id, requestedBy));
  }

  /**
   * A file of an export, read as it is sent; who took it is written down.
   * @throws ExportUnknownError when there is no such file, no longer, or it is not theirs
   */
  async file(
    id: number,
    name: string,
    requestedBy: string | null,
    actor: string,
  ): Promise<{ stream: ReadStream; bytes: number; name: string }> {
    const row = await this.row(id, requestedBy);
    const at = row.file_names.indexOf(name);
    const bytes = at < 0 ? null : await bytesOf(row, name);
    if (bytes === null) throw new ExportUnknownError(id);
    await this.audit.record(this.dataSource.manager, {
      actor,
      action: 'export.download',
      subject: `export ${id}`,
      detail: { report: row.report, period: row.period, file: name, checksum: row.checksums[at] },
    });
    return { stream: createReadStream(join(row.directory, name)), bytes, name };
  }

  private async row(id: number, requestedBy: string | null): Promise<ExportRow> {
    const rows: unknown[] = await this.dataSource.query(
      `select ${SELECT} ${FROM} where j.id = $1 and ($2::text is null or j.requested_by = $2)`,
      [id, requestedBy],
    );
    if (rows.length === 0) throw new ExportUnknownError(id);
    return exportRow.parse(rows[0]);
  }
}

async function viewOf(row: ExportRow): Promise<ExportView> {
  const { directory: _, file_names, checksums, requested_at, finished_at, ...rest } = row;
  const files = await Promise.all(
    file_names.map(async (name, at) => ({
      name,
      checksum: checksums[at] ?? '',
      address: `/api/v1/exports/${row.id}/files/${encodeURIComponent(name)}`,
      kept: (await bytesOf(row, name)) !== null,
    })),
  );
  return {
    ...rest,
    job: `export-${row.id}`,
    files,
    requested_at: requested_at.toISOString(),
    finished_at: finished_at?.toISOString() ?? null,
  };
}

/** null: it is no longer there. */
async function bytesOf({ directory }: ExportRow, name: string): Promise<number | null> {
  const found = await lstat(join(directory, name)).catch(() => null);
  return found?.isFile() === true ? found.size : null;
}
