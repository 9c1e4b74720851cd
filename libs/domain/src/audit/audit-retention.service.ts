import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from './audit.service.js';

/** Forgets what old audit events say in detail; that they were, and the digest of what they said, stays. */
@Injectable()
export class AuditRetentionService {
  constructor(private readonly audit: AuditService) {}

  /**
   * Clears the details of chained events that are older than so many months, and records that it did.
   * @returns how many; 0: there was nothing to do, and nothing is recorded
   */
  async clear(tx: EntityManager, months: number, actor: string): Promise<number> {
    const [{ before }]: [{ before: string }] = await tx.query('select (now() - make_interval(months => $1))::text as before', [months]);
    const [, count]: [unknown, number] = await tx.query(
      `update audit_event set detail = '{}', cleared_at = now()
       where at < $1::timestamptz and chain_seq is not null and cleared_at is null and detail <> '{}'`,
      [before],
    );
    if (count > 0)
      await this.audit.record(tx, { actor, action: 'audit.retain', subject: 'audit trail', detail: { before, count, months } });
    return count;
  }
}
