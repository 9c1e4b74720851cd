import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { listExamResults, listExams } from '@contracts/exams.js';
import type { RouteOutput } from '@contracts/http.js';
import type { DataScope } from '@platform/auth/data-scope.js';
import { inTeamSql, PERSON_BY_NO } from '../organization/team-on-day.js';
import { periodDays } from '../scorecards/period-calendar.js';
import { SettingsService } from '../settings/settings.service.js';
import { EXAM_DAY, ExamQueryStore } from './exam-query.store.js';

/** Exams and results as far as the caller may see them. */
@Injectable()
export class ExamQueryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ExamQueryStore,
    private readonly settings: SettingsService,
  ) {}

  /** All exams, with how many results the scope covers. */
  async exams(query: z.infer<typeof listExams.query>, scope: DataScope): Promise<RouteOutput<typeof listExams>> {
    const tx = this.dataSource.manager;
    const list = this.store.exams();
    if (query.period !== undefined) list.where('d.held_on between ? and ?', ...(await this.daysOf(query.period)));
    const page = await list.page(tx, query);
    const counts = await this.store.counts(
      tx,
      page.items.map(({ id }) => id),
      scope,
    );
    return { ...page, items: page.items.map(({ id, ...exam }) => ({ ...exam, results: counts.get(id) ?? 0 })) };
  }

  async results(query: z.infer<typeof listExamResults.query>, scope: DataScope): Promise<RouteOutput<typeof listExamResults>> {
    const list = this.store
      .results()
      .filter('x.code = ?', query.exam)
      .filter(`r.agent_id = ${PERSON_BY_NO}`, query.agent)
      .filter('r.status = ?', query.status)
      .within(scope, 'r.agent_id', 'r.held_on');
    if (query.team !== undefined) list.where(inTeamSql('r.agent_id', 'r.held_on'), query.team, query.team);
    if (query.period !== undefined)
      list.where(`r.exam_id in (select x.id from exam x where ${EXAM_DAY} between ? and ?)`, ...(await this.daysOf(query.period)));
    const page = await list.page(this.dataSource.manager, query);
    return {
      ...page,
      items: page.items.map(({ theory_bp, practical_bp, ...row }) => ({
        ...row,
        theory: scoreOf(theory_bp),
        practical: scoreOf(practical_bp),
      })),
    };
  }

  private async daysOf(period: string): Promise<[string, string]> {
    const { monthStartsOn } = await this.settings.calendar(this.dataSource.manager);
    const { firstDay, lastDay } = periodDays(period, monthStartsOn);
    return [firstDay, lastDay];
  }
}

const scoreOf = (bp: number | null): number | null => (bp === null ? null : bp / 100);
