import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AuditAction } from '@contracts/audit-actions.js';
import { currentOrigin, type RequestOrigin } from '@platform/auth/request-origin.js';

export interface AuditEntry {
  /** Who did it: an employee number, or `cli:<system user>`. */
  actor: string;
  /** What was done, for example `import.commit` or `period.close`. */
  action: AuditAction;
  /** To what, for example `period 2026-10`. */
  subject: string;
  detail?: Record<string, unknown>;
  /** Where it was asked for; left out: the request at hand, if there is one. */
  origin?: RequestOrigin | null;
}

/** Writes the trail of who changed what, in the same transaction as the change. It is chained after the commit, so that nobody waits for it. */
@Injectable()
export class AuditService {
  async record(tx: EntityManager, entry: AuditEntry): Promise<void> {
    const origin = entry.origin === undefined ? currentOrigin() : entry.origin;
    const told = origin === null ? {} : { origin: { address: origin.address, request_id: origin.requestId } };
    await tx.query('insert into audit_event (actor, action, subject, detail) values ($1, $2, $3, $4)', [
      entry.actor,
      entry.action,
      entry.subject,
      JSON.stringify({ ...entry.detail, ...told }),
    ]);
  }
}
