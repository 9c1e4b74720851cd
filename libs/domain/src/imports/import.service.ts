import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ImportKind, ImportMap } from '@contracts/imports.js';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import { inspectFile } from '@platform/spreadsheet/read/inspect-file.js';
import { ImportSession } from '@platform/intake/import-session.js';
import type { RowRemark } from '@platform/intake/row-problem.js';
import { AuditService } from '../audit/audit.service.js';
import { PeriodService } from '../scorecards/period.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { shiftDay } from '../organization/roster-state.js';
import { importTable } from './import-table.js';
import { ImportStore } from './import.store.js';
import { KindImporters } from './kind-importers.js';
import { MapKindError, MapNotFoundError } from './imports.errors.js';
import type { FileOutcome, ImportOutcome, ImportRequest } from './import-outcome.js';

/** Ends the transaction of an import that is not to be written, and carries what was found out of it. */
class NothingWritten extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('Nothing is written');
  }
}

/** Files in: every row is checked before anything is written, and all files of a request come in together or not at all. */
@Injectable()
export class ImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ImportStore,
    private readonly importers: KindImporters,
    private readonly settings: SettingsService,
    private readonly periods: PeriodService,
    private readonly audit: AuditService,
    private readonly files: EncryptedFiles,
  ) {}

  /**
   * @throws FairmarkError when a file cannot be read, its columns cannot be found, or a month that stands would change
   */
  async run(request: ImportRequest): Promise<ImportOutcome> {
    const checksums = await Promise.all(request.files.map(checksumOf));
    const kept: string[] = [];
    try {
      return await this.dataSource.transaction(async (tx) => {
        await this.store.takeTurn(tx);
        const map = request.mapName === null ? null : await this.map(tx, request.mapName, request.kind);
        const files: FileOutcome[] = [];
        for (const [index, file] of request.files.entries()) files.push(await this.file(tx, request, file, checksums[index]!, map));
        const accepted = request.skipBad || files.every((file) => file.rowsFailed === 0);
        const result: ImportOutcome = { kind: request.kind, dryRun: request.dryRun, accepted, files };
        if (request.dryRun || !accepted) throw new NothingWritten(withoutBatches(result));
        await this.keepFiles(tx, request.files, result, kept);
        await request.committing?.(tx, result);
        return result;
      });
    } catch (error) {
      for (const name of kept) await this.files.remove(name);
      if (error instanceof NothingWritten) return error.outcome;
      throw error;
    }
  }

  private async map(tx: EntityManager, name: string, kind: ImportKind): Promise<ImportMap> {
    const saved = await this.store.findMap(tx, name);
    if (!saved) throw new MapNotFoundError(name);
    if (saved.kind !== kind) throw new MapKindError(name, saved.kind, kind);
    return saved.map;
  }

  private async file(
    tx: EntityManager,
    request: ImportRequest,
    path: string,
    checksum: string,
    map: ImportMap | null,
  ): Promise<FileOutcome> {
    const file = basename(path);
    const { options, actor, kind } = request;
    const batch = await this.store.open(tx, kind, file, checksum, options.restateReason, actor);
    const clock = await this.settings.calendar(tx);
    const session = new ImportSession(tx, kind, file, batch, clock, actor, options);
    const importer = await this.importers.of(kind).start(session);
    const open = await this.periods.earliestOpen(tx);
    const read = await importTable(path, session, importer, {
      map,
      nearDay: open ? shiftDay(open.firstDay, 15) : new Date().toISOString().slice(0, 10),
      format: (await inspectFile(path)).format,
      signal: request.signal,
      progress: (rows) => request.progress?.(file, rows),
    });
    await importer.complete();
    const apply = request.skipBad || session.failedRows === 0;
    const counts = apply ? await importer.apply() : { imported: 0, unchanged: 0 };
    await this.settle(tx, session, { read, failed: session.failedRows, ...counts });
    return {
      file,
      batch: counts.imported > 0 ? batch : null,
      rowsRead: read,
      rowsImported: counts.imported,
      rowsUnchanged: counts.unchanged,
      rowsFailed: session.failedRows,
      problems: session.problems.toSorted(byPlace),
      warnings: session.warnings,
      matches: session.matches,
      ignoredColumns: session.plan.ignored,
      table: { sheet: session.plan.sheet, headerRow: session.plan.headerRow, lastHeaderRow: session.plan.lastHeaderRow },
    };
  }

  /** A file that changed nothing leaves no batch. */
  private async settle(
    tx: EntityManager,
    session: ImportSession,
    counts: { read: number; imported: number; unchanged: number; failed: number },
  ): Promise<void> {
    if (counts.imported === 0) return this.store.discard(tx, session.batchId);
    await this.store.close(tx, session.batchId, counts);
    await this.audit.record(tx, {
      actor: session.actor,
      action: 'import.commit',
      subject: `import ${session.batchId}`,
      detail: { kind: session.kind, file: session.file, ...counts, restate: session.options.restateReason },
    });
  }

  /**
   * The files are kept, encrypted, as evidence of where the figures come from: before the commit, for figures without it would be worse
   * than a refusal. Names go to `kept`, to be taken away when nothing is committed after all.
   */
  private async keepFiles(tx: EntityManager, paths: readonly string[], outcome: ImportOutcome, kept: string[]): Promise<void> {
    for (const [index, { batch }] of outcome.files.entries()) {
      if (batch === null) continue;
      const name = `imports/${batch}`;
      await this.files.keep(paths[index]!, name);
      kept.push(name);
      await this.store.storedAs(tx, batch, name);
    }
  }
}

const byPlace = (left: RowRemark, right: RowRemark): number => left.row - right.row || (left.columnIndex ?? 0) - (right.columnIndex ?? 0);

function withoutBatches(outcome: ImportOutcome): ImportOutcome {
  return {
    ...outcome,
    files: outcome.files.map((file) => ({ ...file, batch: null, ...(outcome.accepted ? {} : { rowsImported: 0, rowsUnchanged: 0 }) })),
  };
}

async function checksumOf(path: string): Promise<string> {
  await inspectFile(path);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
