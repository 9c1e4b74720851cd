import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface AuditEntry {
  /** Who did it: an employee number, or `cli:<system user>`. */
  actor: string;
  /** What was done, for example `import.commit` or `period.close`. */
  action: string;
  /** To what, for example `period 2026-10`. */
  subject: string;
  detail?: Record<string, unknown>;
}

/** Writes the trail of who changed what, in the same transaction as the change. */
@Injectable()
export class AuditService {
  async record(tx: EntityManager, entry: AuditEntry): Promise<void> {
    await tx.query('insert into audit_event (actor, action, subject, detail) values ($1, $2, $3, $4)', [
      entry.actor,
      entry.action,
      entry.subject,
      JSON.stringify(entry.detail ?? {}),
    ]);
  }
}
