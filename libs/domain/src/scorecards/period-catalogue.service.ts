import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { periodStates, type PeriodSummary, type RunHistory } from '@contracts/periods.js';
import { ListQuery, type ListShape, type Page, type PageRequest } from '@platform/paging/list-query.js';
import type { CardViewer } from './card-viewer.js';
import { PeriodService } from './period.service.js';
import { PeriodEmptyError } from './scorecards.errors.js';
import { runHistory, VisibleRunService } from './visible-run.service.js';

const instant = z.date().transform((at) => at.toISOString());

const PERIODS: ListShape<PeriodSummary> = {
  select: `p.id as period, p.first_day::text, p.last_day::text, p.state, p.notice_until::text, runs.runs, runs.newest_run,
    stands.number as published_run, p.published_at, p.locked_at`,
  from: `from period p
    cross join lateral (select count(*)::int as runs, max(r.number) as newest_run from scorecard_run r where r.period_id = p.id) runs
    left join scorecard_run stands on stands.id = p.published_run_id`,
  sorts: { period: { sql: 'p.id', type: 'text' } },
  key: [{ sql: 'p.id', type: 'text' }],
  row: z.object({
    period: z.string(),
    first_day: z.string(),
    last_day: z.string(),
    state: z.enum(periodStates),
    notice_until: z.string().nullable(),
    runs: z.number(),
    newest_run: z.number().nullable(),
    published_run: z.number().nullable(),
    published_at: instant.nullable(),
    locked_at: instant.nullable(),
  }),
};

/** Months and their runs, for people who look for one. */
@Injectable()
export class PeriodCatalogueService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly periods: PeriodService,
    private readonly runs: VisibleRunService,
  ) {}

  async list(query: PageRequest & { state?: string | undefined }): Promise<Page<PeriodSummary>> {
    return new ListQuery(PERIODS).filter('p.state = ?', query.state).page(this.dataSource.manager, query);
  }

  /** @throws PeriodEmptyError when nothing has come in for the month */
  async get(periodId: string): Promise<PeriodSummary> {
    const one: PageRequest = { page_size: 1, sort: 'period', total: 'none' };
    const { items } = await new ListQuery(PERIODS).where('p.id = ?', periodId).page(this.dataSource.manager, one);
    if (items[0] === undefined) throw new PeriodEmptyError(periodId);
    return items[0];
  }

  /**
   * Newest first; none: the month was never closed, or the viewer may see none of its runs yet.
   * @throws PeriodEmptyError when nothing has come in for the month
   */
  async runsOf(periodId: string, viewer: CardViewer): Promise<RunHistory[]> {
    const { manager } = this.dataSource;
    await this.periods.get(manager, periodId);
    return (await this.runs.list(manager, periodId, viewer)).map(runHistory);
  }
}
