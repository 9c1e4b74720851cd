import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { callSchema, listCalls } from '@contracts/calls.js';
import type { RouteOutput } from '@contracts/http.js';
import { covers, type DataScope } from '@platform/auth/data-scope.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { maskSealed } from '@platform/crypto/mask-number.js';
import { localDate } from '@platform/time/zone.js';
import { inTeamSql, PERSON_BY_NO } from '../organization/team-on-day.js';
import { askedDays, askedInstants } from '../scorecards/asked-days.js';
import { SettingsService } from '../settings/settings.service.js';
import { CallNotFoundError } from './calls.errors.js';
import { callDaySql, CallQueryStore, EVALUATED, type CallRow } from './call-query.store.js';

type Call = z.input<typeof callSchema>;

/** Calls as far as the caller may see them; customer numbers never whole. */
@Injectable()
export class CallQueryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CallQueryStore,
    private readonly settings: SettingsService,
    private readonly cipher: FieldCipher,
  ) {}

  async list(query: z.infer<typeof listCalls.query>, scope: DataScope): Promise<RouteOutput<typeof listCalls>> {
    const tx = this.dataSource.manager;
    const { timeZone, monthStartsOn } = await this.settings.calendar(tx);
    const { since, before } = askedInstants(askedDays(query, monthStartsOn), timeZone);
    const day = callDaySql(timeZone);
    const list = this.store
      .list(timeZone)
      .filter('c.started_at >= ?', since)
      .filter('c.started_at < ?', before)
      .filter(`c.agent_id = ${PERSON_BY_NO}`, query.agent)
      .filter('c.direction = ?', query.direction)
      .filter('c.channel = ?', query.channel)
      .filter('(c.agent_id, c.id) = (select k.agent_id, k.id from call_key k where k.recording_id = ?)', query.recording_id)
      .filter(
        'c.customer_index = any(?::bytea[])',
        query.customer_number === undefined ? undefined : this.cipher.indexes(query.customer_number),
      )
      .within(scope, 'c.agent_id', day);
    if (query.evaluated !== undefined) list.where(query.evaluated ? EVALUATED : `not ${EVALUATED}`);
    if (query.team !== undefined) list.where(inTeamSql('c.agent_id', day), query.team, query.team);
    const page = await list.page(tx, query);
    return { ...page, items: page.items.map((row) => this.shown(row)) };
  }

  /** @throws CallNotFoundError when there is none, or the scope does not cover its agent on its day */
  async get(recordingId: string, scope: DataScope): Promise<Call> {
    const tx = this.dataSource.manager;
    const { timeZone } = await this.settings.calendar(tx);
    const row = await this.store.find(tx, recordingId, timeZone);
    if (row === null || !covers(scope, row.agent_id, localDate(row.started_at, timeZone))) throw new CallNotFoundError(recordingId);
    return this.shown(row);
  }

  private shown({ customer_cipher, started_at, ...row }: CallRow): Call {
    const customer_number = customer_cipher === null ? null : maskSealed(this.cipher, customer_cipher);
    return { ...row, started_at: started_at.toISOString(), customer_number };
  }
}
