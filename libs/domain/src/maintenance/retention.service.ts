import { rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import { AuditChainService } from '../audit/audit-chain.service.js';
import { AuditRetentionService } from '../audit/audit-retention.service.js';
import { AuditService } from '../audit/audit.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { findFiles } from './stored-files.js';

/** Who is written down as having applied retention. */
export const RETENTION_ACTOR = 'retention';

const DAY_MS = 86_400_000;

export interface RetentionOutcome {
  /** Audit events that lost their details. */
  auditDetails: number;
  importFiles: number;
  exportFiles: number;
}

/** Forgets what is older than the settings allow. Done again it finds nothing to do; one that is cut off is finished by the next. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsService,
    private readonly chain: AuditChainService,
    private readonly auditRetention: AuditRetentionService,
    private readonly audit: AuditService,
    private readonly files: EncryptedFiles,
    @Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'filesFolder'>,
  ) {}

  async apply(now = new Date()): Promise<RetentionOutcome> {
    return { auditDetails: await this.clearAudit(), importFiles: await this.removeImports(), exportFiles: await this.removeExports(now) };
  }

  private async clearAudit(): Promise<number> {
    const months = await this.settings.read(this.dataSource.manager, 'audit_retention_months');
    if (months === null) return 0;
    await this.chain.advance();
    return this.dataSource.transaction((tx) => this.auditRetention.clear(tx, months, RETENTION_ACTOR));
  }

  /** The files go first: a batch that says it has a file when there is none is put right by the next run. */
  private async removeImports(): Promise<number> {
    const months = await this.settings.read(this.dataSource.manager, 'import_file_retention_months');
    if (months === null) return 0;
    const batches: { id: number; name: string }[] = await this.dataSource.query(
      `select id, stored_as as name from import_batch
       where stored_as is not null and imported_at < now() - make_interval(months => $1) order by id`,
      [months],
    );
    if (batches.length === 0) return 0;
    for (const { name } of batches) await this.files.remove(name);
    const ids = batches.map(({ id }) => id);
    await this.dataSource.transaction(async (tx) => {
      await tx.query('update import_batch set stored_as = null where id = any ($1::int[])', [ids]);
      await this.audit.record(tx, {
        actor: RETENTION_ACTOR,
        action: 'import_file.retain',
        subject: 'imported files',
        detail: { batches: ids, months },
      });
    });
    return batches.length;
  }

  private async removeExports(now: Date): Promise<number> {
    const days = await this.settings.read(this.dataSource.manager, 'export_file_retention_days');
    if (days === null) return 0;
    const folder = join(this.environment.filesFolder, 'exports');
    const removed: string[] = [];
    for (const { name, path } of await findFiles(folder)) {
      const found = await stat(path).catch(() => null);
      if (found === null || now.getTime() - found.mtimeMs < days * DAY_MS) continue;
      await rm(path, { force: true });
      if (dirname(path) !== folder) await rmdir(dirname(path)).catch(() => undefined);
      removed.push(name);
    }
    if (removed.length > 0)
      await this.dataSource.transaction((tx) =>
        this.audit.record(tx, {
          actor: RETENTION_ACTOR,
          action: 'export_file.retain',
          subject: 'exported files',
          detail: { files: removed, days },
        }),
      );
    return removed.length;
  }
}
