import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { ImportStore, type ImportBatch } from './import.store.js';
import { BatchNotFoundError, BatchOvertakenError, BatchRevertedError } from './imports.errors.js';
import { KindImporters } from './kind-importers.js';

/** Takes an import back: its facts become what they were before, and the trail of both stays. */
@Injectable()
export class RevertService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ImportStore,
    private readonly importers: KindImporters,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * @param reason what to write beside the changes
   * @throws BatchNotFoundError, BatchRevertedError, BatchOvertakenError, or PeriodLockedError when a month it touches stands
   */
  async revert(batch: string, reason: (id: number) => string, actor: string): Promise<ImportBatch> {
    const id = /^[1-9]\d{0,8}$/.test(batch) ? Number(batch) : null;
    return this.dataSource.transaction(async (tx) => {
      await this.store.takeTurn(tx);
      const found = id === null ? null : await this.store.findForUpdate(tx, id);
      if (!found) throw new BatchNotFoundError(batch);
      if (found.state === 'reverted') throw new BatchRevertedError(found.id);
      const overtaken = await this.store.overtakenBy(tx, found.id);
      if (overtaken) throw new BatchOvertakenError(found.id, overtaken.batches, overtaken.key);
      const clock = await this.settings.calendar(tx);
      await this.importers.of(found.kind).revert({ tx, batchId: found.id, clock, actor, reason: reason(found.id), restateReason: null });
      await this.store.markReverted(tx, found.id, actor);
      await this.audit.record(tx, {
        actor,
        action: 'import.revert',
        subject: `import ${found.id}`,
        detail: { kind: found.kind, file: found.fileName },
      });
      return { ...found, state: 'reverted' };
    });
  }
}
