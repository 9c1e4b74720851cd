import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ImportKind } from '@contracts/imports.js';
import { AuditService } from '../audit/audit.service.js';
import { ImportStore } from './import.store.js';

/** Stands where a file has its name. */
export const DIRECT = 'api';

export interface DirectChange {
  kind: ImportKind;
  actor: string;
  restateReason: string | null;
  /** What was sent, for the checksum. */
  content: unknown;
}

export interface BatchCounts {
  read: number;
  imported: number;
  unchanged: number;
}

/** What comes in without a file is a batch all the same: it takes its turn, is listed, and can be reverted. */
@Injectable()
export class DirectBatchService {
  constructor(
    private readonly store: ImportStore,
    private readonly audit: AuditService,
  ) {}

  /** Waits for its turn and opens a batch. */
  async open(tx: EntityManager, { kind, content, restateReason, actor }: DirectChange): Promise<number> {
    await this.store.takeTurn(tx);
    const checksum = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    return this.store.open(tx, kind, DIRECT, checksum, restateReason, actor);
  }

  /**
   * Closes the batch and writes the trail; one that changed nothing is dropped.
   * @returns its number; null: nothing changed
   */
  async settle(tx: EntityManager, batch: number, change: DirectChange, counts: BatchCounts): Promise<number | null> {
    if (counts.imported === 0) {
      await this.store.discard(tx, batch);
      return null;
    }
    await this.store.close(tx, batch, { ...counts, failed: 0 });
    await this.audit.record(tx, {
      actor: change.actor,
      action: 'import.commit',
      subject: `import ${batch}`,
      detail: { kind: change.kind, file: DIRECT, ...counts, failed: 0, restate: change.restateReason },
    });
    return batch;
  }
}
