import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { getCase, listCases } from '@contracts/cases.js';
import type { RouteOutput } from '@contracts/http.js';
import type { DataScope } from '@platform/auth/data-scope.js';
import { refuseStale } from '@platform/errors/stale-write.errors.js';
import { anywhereIn } from '@platform/paging/text-filter.js';
import { stateTag } from '@platform/versioning/state-tag.js';
import { inTeamSql, PERSON_BY_NO } from '../organization/team-on-day.js';
import { askedDays, askedInstants } from '../scorecards/asked-days.js';
import { SettingsService } from '../settings/settings.service.js';
import { CaseNotFoundError } from './cases.errors.js';
import { caseDaySql, CaseQueryStore, type CaseRow } from './case-query.store.js';

/** More people are never concerned by one case. */
const MOST_RECORDS = 200;

type Case = RouteOutput<typeof getCase>;
type CaseRecord = Case['records'][number];

/** A case with the tag that it is written over with. */
export interface TaggedCase {
  tag: string;
  found: Case;
}

/** Complaints and commendations as far as the caller may see them; those about the centre only with a reach of everything. */
@Injectable()
export class CaseQueryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CaseQueryStore,
    private readonly settings: SettingsService,
  ) {}

  async list(query: z.infer<typeof listCases.query>, scope: DataScope): Promise<RouteOutput<typeof listCases>> {
    const tx = this.dataSource.manager;
    const { timeZone, monthStartsOn } = await this.settings.calendar(tx);
    const month = askedInstants(askedDays({ period: query.period }, monthStartsOn), timeZone);
    const received = askedInstants(query, timeZone);
    const decides = query.period_by === 'confirmed' ? 'c.confirmed_at' : 'c.received_at';
    const day = caseDaySql(timeZone);
    const list = this.store
      .list(timeZone)
      .filter(`${decides} >= ?`, month.since)
      .filter(`${decides} < ?`, month.before)
      .filter('c.received_at >= ?', received.since)
      .filter('c.received_at < ?', received.before)
      .filter('c.kind = ?', query.kind)
      .filter(`c.agent_id = ${PERSON_BY_NO}`, query.agent)
      .filter('c.content ilike ?', query.q === undefined ? undefined : anywhereIn(query.q))
      .within(scope, 'c.agent_id', day);
    if (query.team !== undefined) list.where(inTeamSql('c.agent_id', day), query.team, query.team);
    if (query.state !== undefined) list.where(query.state === 'open' ? 'c.confirmed_at is null' : 'c.confirmed_at is not null');
    const page = await list.page(tx, query);
    return { ...page, items: page.items.map(shown) };
  }

  /**
   * A case with the people it concerns whom the scope covers on the day it was received.
   * @throws CaseNotFoundError when there are none
   */
  async get(caseNo: string, scope: DataScope, tx: EntityManager = this.dataSource.manager): Promise<TaggedCase> {
    const { timeZone } = await this.settings.calendar(tx);
    const list = this.store.list(timeZone).where('c.case_no = ?', caseNo).within(scope, 'c.agent_id', caseDaySql(timeZone));
    const { items } = await list.page(tx, { page_size: MOST_RECORDS, sort: 'received_at', total: 'none' });
    if (items.length === 0) throw new CaseNotFoundError(caseNo);
    const found = { case_no: caseNo, records: items.map(shown) };
    return { tag: stateTag(found), found };
  }

  /**
   * @param tag what the cases were read with; several cases never have the same
   * @throws StaleWriteError, CaseNotFoundError
   */
  async refuseChanged(caseNos: readonly string[], tag: string, scope: DataScope, tx: EntityManager): Promise<void> {
    for (const caseNo of new Set(caseNos)) refuseStale(tag, (await this.get(caseNo, scope, tx)).tag);
  }
}

function shown({ received_at, closed_at, confirmed_at, ...row }: CaseRow): CaseRecord {
  return {
    ...row,
    received_at: received_at.toISOString(),
    closed_at: closed_at?.toISOString() ?? null,
    confirmed_at: confirmed_at?.toISOString() ?? null,
  };
}
