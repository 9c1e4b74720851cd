import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { listMetrics, listMetricValues } from '@contracts/metrics.js';
import type { RouteOutput } from '@contracts/http.js';
import type { DataScope } from '@platform/auth/data-scope.js';
import { inTeamSql, PERSON_BY_NO } from '../organization/team-on-day.js';
import { periodDays } from '../scorecards/period-calendar.js';
import { SettingsService } from '../settings/settings.service.js';
import { MetricQueryStore, valueDaySql } from './metric-query.store.js';

/** Key figures as far as the caller may see them. */
@Injectable()
export class MetricQueryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: MetricQueryStore,
    private readonly settings: SettingsService,
  ) {}

  async catalogue(): Promise<RouteOutput<typeof listMetrics>> {
    return { items: await this.store.catalogue(this.dataSource.manager) };
  }

  async values(query: z.infer<typeof listMetricValues.query>, scope: DataScope): Promise<RouteOutput<typeof listMetricValues>> {
    const tx = this.dataSource.manager;
    const { monthStartsOn } = await this.settings.calendar(tx);
    const day = valueDaySql(monthStartsOn);
    const list = this.store
      .values(monthStartsOn)
      .filter(`v.agent_id = ${PERSON_BY_NO}`, query.agent)
      .filter('v.metric_code = ?', query.metric)
      .filter('v.grain = ?', query.grain)
      .within(scope, 'v.agent_id', day);
    if (query.period !== undefined) {
      const { firstDay, lastDay } = periodDays(query.period, monthStartsOn);
      const month = `${query.period}-01`;
      list.where('v.day between ? and ?', firstDay < month ? firstDay : month, lastDay);
      list.where(`case v.grain when 'day' then v.day between ? and ? else v.day = ? end`, firstDay, lastDay, month);
    }
    if (query.team !== undefined) list.where(inTeamSql('v.agent_id', day), query.team, query.team);
    const page = await list.page(tx, query);
    return {
      ...page,
      items: page.items.map(({ grain, day: first, value, ...row }) => ({
        ...row,
        date: grain === 'day' ? first : null,
        month: grain === 'month' ? first.slice(0, 7) : null,
        value: Number(value),
      })),
    };
  }
}
