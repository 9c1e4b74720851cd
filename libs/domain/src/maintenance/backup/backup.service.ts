import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { productVersion } from '@platform/config/product-version.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { loadFieldKey, loadFieldKeys, writtenKeys } from '@platform/crypto/field-key.js';
import { reasonOf } from '@platform/database/database.errors.js';
import { pendingMigrations } from '@platform/database/run-migrations.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { Message } from '@platform/i18n/translate.js';
import { AuditService } from '../../audit/audit.service.js';
import { SettingsService } from '../../settings/settings.service.js';
import { findFiles } from '../stored-files.js';
import { TableCatalogue, type CatalogueTable } from '../table-catalogue.js';
import { ArchiveWriter } from './archive-writer.js';
import { BACKUP_FORMAT, FILES, HEADER, KEY, MANIFEST, type BackupHeader, type BackupManifest } from './backup-format.js';
import { BackupExistsError, BackupUnwritableError, SchemaPendingError } from './backup.errors.js';
import { copyTable, sequencesOf } from './copy-table.js';

export interface BackupRequest {
  file: string;
  /** Puts the key in, so that whoever has the file can read the customer numbers. */
  withKey: boolean;
  /** Writes over a file that is there. */
  overwrite: boolean;
  actor: string;
  signal?: AbortSignal;
  /** Told as each table or file is begun. */
  progress?: (step: Message, done: number, total: number) => void;
}

export interface BackupOutcome {
  file: string;
  /** Of the finished file. */
  bytes: number;
  tables: number;
  rows: number;
  storedFiles: number;
}

/** One consistent file of everything: the tables as one moment saw them, and the files that are kept beside the database. */
@Injectable()
export class BackupService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: TableCatalogue,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws BackupExistsError, BackupUnwritableError, SchemaPendingError; then no file is left */
  async run(request: BackupRequest): Promise<BackupOutcome> {
    const file = resolve(request.file);
    if (!request.overwrite && existsSync(file)) throw new BackupExistsError(request.file);
    if ((await pendingMigrations(this.dataSource)) > 0) throw new SchemaPendingError();
    const draft = join(dirname(file), `.${basename(file)}-${randomBytes(4).toString('hex')}.draft`);
    const archive = new ArchiveWriter(draft);
    try {
      const counts = await this.write(archive, request);
      await rename(draft, file);
      const detail = { ...counts, withKey: request.withKey };
      await this.dataSource.transaction((tx) =>
        this.audit.record(tx, { actor: request.actor, action: 'backup.create', subject: basename(file), detail }),
      );
      return { file, bytes: (await stat(file)).size, ...counts };
    } catch (error) {
      await archive.abandon();
      await rm(draft, { force: true });
      if (error instanceof FairmarkError || request.signal?.aborted === true) throw error;
      throw new BackupUnwritableError(request.file, reasonOf(error));
    }
  }

  private async write(archive: ArchiveWriter, request: BackupRequest): Promise<Pick<BackupOutcome, 'tables' | 'rows' | 'storedFiles'>> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('set transaction read only');
      const { tables } = await this.catalogue.read(runner.manager);
      const files = await findFiles(this.environment.filesFolder);
      const total = tables.length + files.length;
      const header = await this.header(runner.manager, tables);
      await archive.add(HEADER, json(header));
      const rows: BackupManifest['rows'] = {};
      for (const [index, table] of tables.entries()) {
        request.progress?.({ key: 'maintenance.step_table', params: { name: table.name } }, index, total);
        rows[table.name] = await copyTable(this.dataSource, runner, table, archive, request.signal);
      }
      await runner.commitTransaction();
      for (const [index, { name, path, size, mode }] of files.entries()) {
        request.signal?.throwIfAborted();
        request.progress?.({ key: 'maintenance.step_file', params: { name } }, tables.length + index, total);
        await archive.addFile(FILES + name, path, size, mode);
      }
      if (request.withKey) await archive.add(KEY, Buffer.from(`${writtenKeys(await loadFieldKeys(this.environment))}\n`));
      await archive.add(MANIFEST, json({ rows, entries: archive.entries } satisfies BackupManifest));
      await archive.finish();
      return { tables: tables.length, rows: Object.values(rows).reduce((sum, count) => sum + count, 0), storedFiles: files.length };
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
    }
  }

  private async header(tx: EntityManager, tables: readonly CatalogueTable[]): Promise<BackupHeader> {
    return {
      product: 'fairmark',
      format: BACKUP_FORMAT,
      version: productVersion,
      migrations: await this.catalogue.migrations(tx),
      created_at: new Date().toISOString(),
      time_zone: (await this.settings.calendar(tx)).timeZone,
      key_id: new FieldCipher(await loadFieldKey(this.environment)).keyId,
      tables: await Promise.all(
        tables.map(async (table) => ({ name: table.name, columns: table.columns, sequences: await sequencesOf(tx, table) })),
      ),
    };
  }
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
