import { basename } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { loadFieldKeys } from '@platform/crypto/field-key.js';
import { errorCode } from '@platform/database/database.errors.js';
import type { Message } from '@platform/i18n/translate.js';
import { enqueue } from '@platform/queue/outbox.js';
import { AuditService } from '../../audit/audit.service.js';
import { findFiles } from '../stored-files.js';
import { quoted, TableCatalogue } from '../table-catalogue.js';
import type { TableReference } from '../table-order.js';
import { contentOf, readArchive, type ArchiveEntry } from './archive-reader.js';
import { FILES, TABLES, type BackupHeader } from './backup-format.js';
import { BackupDamagedError, BackupNewerError, BackupOlderError, RestoreNotEmptyError } from './backup.errors.js';
import { checkBackup, type CheckedBackup } from './check-backup.js';
import { TableFeed } from './copy-table.js';
import { planKey } from './restore-key.js';
import { StagedFiles } from './stage-files.js';

export interface RestoreRequest {
  file: string;
  /** Whatever is here goes, and what is in the file takes its place. */
  replace: boolean;
  actor: string;
  signal?: AbortSignal;
  /** Told as each table or file is begun. */
  progress?: (step: Message, done: number, total: number) => void;
}

export interface RestoreOutcome {
  header: BackupHeader;
  rows: number;
  storedFiles: number;
  /** False: the key here is another one, so customer numbers and kept files cannot be read until the old one is put back. */
  keyFits: boolean;
}

/** Puts a backup back, whole or not at all. */
@Injectable()
export class RestoreService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: TableCatalogue,
    private readonly audit: AuditService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * @throws RestoreNotEmptyError, KeyDiffersError, BackupNewerError, BackupOlderError, and all of checkBackup; then nothing has changed
   */
  async run(request: RestoreRequest): Promise<RestoreOutcome> {
    const backup = await checkBackup(request.file);
    const { manager } = this.dataSource;
    await this.checkSchema(manager, backup.header);
    const empty = await this.catalogue.isEmpty(manager);
    if (!empty && !request.replace) throw new RestoreNotEmptyError();
    const nothingSealed = empty && (await findFiles(this.environment.filesFolder)).length === 0;
    const key = await planKey(this.environment, backup.key, nothingSealed);
    const files = new StagedFiles(this.environment.filesFolder);
    try {
      await this.load(request, backup, files);
      await key.apply();
      await files.settle();
    } finally {
      await files.discard();
    }
    await this.dataSource.query('analyze');
    const { rows, entries } = backup.manifest;
    return {
      header: backup.header,
      rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
      storedFiles: entries.filter(({ name }) => name.startsWith(FILES)).length,
      keyFits: (await loadFieldKeys(this.environment)).some((one) => new FieldCipher(one).keyId === backup.header.key_id),
    };
  }

  /** The columns of a backup are those of its schema, so that must be the one that is here. */
  private async checkSchema(tx: EntityManager, { migrations, version }: BackupHeader): Promise<void> {
    const here = new Set(await this.catalogue.migrations(tx));
    if (migrations.some((name) => !here.has(name))) throw new BackupNewerError(version);
    if (migrations.length < here.size) throw new BackupOlderError(version);
  }

  private async load(request: RestoreRequest, backup: CheckedBackup, files: StagedFiles): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const { tables, backward } = await this.catalogue.read(runner.manager);
      const names = tables.map(({ name }) => name);
      await this.catalogue.hold(runner.manager, names);
      if (!request.replace && !(await this.catalogue.isEmpty(runner.manager))) throw new RestoreNotEmptyError();
      // What was here goes with its audit trail, and the trail of the backup takes its place.
      await runner.query(`set local fairmark.restoring = 'on'`);
      await this.catalogue.clear(runner.manager, names);
      await deferKeys(runner, backward);
      await this.takeIn(runner, request, backup, files);
      // Whoever was signed in then may have signed out since.
      await runner.query('delete from account_session');
      await enforceKeys(runner, backward);
      await advanceSequences(runner.manager, backup.header);
      await renewNudges(runner.manager);
      await this.audit.record(runner.manager, {
        actor: request.actor,
        action: 'backup.restore',
        subject: basename(request.file),
        detail: { createdAt: backup.header.created_at, replace: request.replace },
      });
      await runner.commitTransaction();
    } catch (error) {
      // Class 22 and 23: the rows themselves are wrong.
      throw /^2[23]/.test(errorCode(error)) ? new BackupDamagedError(request.file) : error;
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
    }
  }

  private async takeIn(
    runner: QueryRunner,
    request: RestoreRequest,
    { header, manifest }: CheckedBackup,
    files: StagedFiles,
  ): Promise<void> {
    const columns = new Map(header.tables.map((table) => [table.name, table.columns]));
    let feed: TableFeed | null = null;
    const endFeed = async () => {
      const rows = await feed?.end();
      if (feed !== null && rows !== manifest.rows[feed.table]) throw new BackupDamagedError(request.file);
      feed = null;
    };
    let done = 0;
    try {
      for await (const entry of readArchive(request.file)) {
        request.signal?.throwIfAborted();
        request.progress?.(stepOf(entry), done, manifest.entries.length);
        done += 1;
        const table = tableOf(entry);
        if (feed !== null && (feed as TableFeed).table !== table) await endFeed();
        if (table !== null) {
          feed ??= await TableFeed.open(runner, table, columns.get(table) ?? []);
          await feed.write(await contentOf(entry));
        } else if (entry.name.startsWith(FILES)) await files.add(entry.name.slice(FILES.length), entry);
        else await contentOf(entry);
      }
      await endFeed();
    } catch (error) {
      await (feed as TableFeed | null)?.abandon();
      throw error;
    }
  }
}

function stepOf(entry: ArchiveEntry): Message {
  const table = tableOf(entry);
  return table === null
    ? { key: 'maintenance.step_file', params: { name: entry.name } }
    : { key: 'maintenance.step_table', params: { name: table } };
}

/** Whose piece an entry is; null: it is no piece of a table. */
function tableOf({ name }: ArchiveEntry): string | null {
  return name.startsWith(TABLES) ? (name.split('/')[1] ?? null) : null;
}

/** The keys of a ring of tables cannot hold before all of them are in. */
async function deferKeys(runner: QueryRunner, keys: readonly TableReference[]): Promise<void> {
  for (const { from, constraint } of keys)
    await runner.query(`alter table ${quoted(from)} alter constraint ${quoted(constraint)} deferrable initially deferred`);
}

async function enforceKeys(runner: QueryRunner, keys: readonly TableReference[]): Promise<void> {
  await runner.query('set constraints all immediate');
  for (const { from, constraint } of keys)
    await runner.query(`alter table ${quoted(from)} alter constraint ${quoted(constraint)} not deferrable`);
}

/** Sequences only go forward: a queue may still remember jobs by numbers given out here. */
async function advanceSequences(tx: EntityManager, header: BackupHeader): Promise<void> {
  for (const { name, sequences } of header.tables) {
    for (const [column, last] of Object.entries(sequences)) {
      await tx.query(
        `select setval(s.name, greatest($3::bigint, coalesce(pg_sequence_last_value(s.name), 0)))
         from (select pg_get_serial_sequence($1, $2)::regclass as name) s
         where greatest($3::bigint, coalesce(pg_sequence_last_value(s.name), 0)) > 0`,
        [quoted(name), column, last],
      );
    }
  }
}

/**
 * Nudges that waited when the backup was made get new numbers, since a queue drops a job whose number it knows; a month with marks and
 * no such nudge gets one, since the job that was on its way is not here.
 */
async function renewNudges(tx: EntityManager): Promise<void> {
  const months: { period: string }[] = await tx.query(
    `select distinct d.period_id as period from dirty d
     where not exists (
       select from outbox o where o.relayed_at is null and o.queue = 'accumulate' and o.payload ->> 'period' = d.period_id)
     order by 1`,
  );
  await tx.query(
    `with waiting as (delete from outbox where relayed_at is null returning id, queue, name, payload)
     insert into outbox (queue, name, payload) select queue, name, payload from waiting order by id`,
  );
  for (const { period } of months) await enqueue(tx, 'accumulate', { period });
}
