import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { covers, type DataScope } from '@platform/auth/data-scope.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { localDate } from '@platform/time/zone.js';
import { AuditService } from '../audit/audit.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { CallNotFoundError, NoCustomerNumberError } from './calls.errors.js';

const callRow = z.object({ agentId: z.number(), startedAt: z.date(), sealed: z.instanceof(Buffer).nullable() });

export interface RevealRequest {
  recordingId: string;
  /** Why the whole number is needed; written down. */
  reason: string;
  actor: string;
  scope: DataScope;
}

/** Tells a customer's whole number to someone who says why, once that is written down. */
@Injectable()
export class CallRevealService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * @returns the number, after the record of it was committed
   * @throws CallNotFoundError also for a call outside the scope, NoCustomerNumberError, or FairmarkError when another key sealed it
   */
  async reveal({ recordingId, reason, actor, scope }: RevealRequest): Promise<string> {
    return this.dataSource.transaction(async (tx) => {
      const sealed = await this.findSealed(tx, recordingId, scope);
      const number = this.cipher.decrypt(sealed);
      await this.audit.record(tx, { actor, action: 'call.reveal', subject: `call ${recordingId}`, detail: { reason } });
      return number;
    });
  }

  private async findSealed(tx: EntityManager, recordingId: string, scope: DataScope): Promise<Buffer> {
    const rows: unknown = await tx.query(
      `select c.agent_id as "agentId", c.started_at as "startedAt", c.customer_cipher as sealed
       from call_key k join call c on c.agent_id = k.agent_id and c.id = k.id where k.recording_id = $1`,
      [recordingId],
    );
    const [call] = callRow.array().parse(rows);
    const { timeZone } = await this.settings.calendar(tx);
    if (call === undefined || !covers(scope, call.agentId, localDate(call.startedAt, timeZone))) throw new CallNotFoundError(recordingId);
    if (call.sealed === null) throw new NoCustomerNumberError(recordingId);
    return call.sealed;
  }
}
