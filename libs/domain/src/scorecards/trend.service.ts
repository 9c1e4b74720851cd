import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RouteOutput } from '@contracts/http.js';
import type { getAgentExams, Trend, TrendMeasure } from '@contracts/trends.js';
import type { CardViewer } from './card-viewer.js';
import { explainedExam, scoreOf } from './explain-parts.js';
import { monthsBetween } from './period-calendar.js';
import { NothingToSeeError, TrendSpanError } from './scorecards.errors.js';
import { trendSeries } from './trend-series.js';
import { TrendStore, type TrendMonth } from './trend.store.js';

/** Ten years. */
const LONGEST_SPAN = 120;

export interface TrendAsked {
  /** Left out: 23 months before the last. */
  from?: string | undefined;
  /** Left out: the newest closed month. */
  to?: string | undefined;
  measure: TrendMeasure;
}

/** Figures month by month, by the published runs and, where none stands, the newest. */
@Injectable()
export class TrendService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: TrendStore,
  ) {}

  /** @throws NothingToSeeError for an agent */
  async center(asked: TrendAsked, viewer: CardViewer): Promise<Trend> {
    if (viewer.reach === 'self') throw new NothingToSeeError();
    return present({ kind: 'center', code: '' }, asked, await this.store.center(this.dataSource.manager, spanOf(asked)));
  }

  /** @throws NothingToSeeError for an agent, and when there is no card in those months that the viewer may see */
  async supervisor(asked: TrendAsked, employeeNo: string, viewer: CardViewer): Promise<Trend> {
    const months = viewer.reach === 'self' ? [] : await this.store.supervisor(this.dataSource.manager, spanOf(asked), employeeNo, viewer);
    if (months.length === 0) throw new NothingToSeeError();
    return present({ kind: 'supervisor', code: employeeNo }, asked, months);
  }

  /** @throws NothingToSeeError for an agent, and for a team without a card in those months */
  async team(asked: TrendAsked, code: string, viewer: CardViewer): Promise<Trend> {
    const months = viewer.reach === 'self' ? [] : await this.store.team(this.dataSource.manager, spanOf(asked), code);
    if (months.length === 0) throw new NothingToSeeError();
    return present({ kind: 'team', code }, asked, months);
  }

  /** @throws NothingToSeeError when there is no card in those months that the viewer may see */
  async agent(asked: TrendAsked, employeeNo: string, viewer: CardViewer): Promise<Trend> {
    const months = await this.store.agent(this.dataSource.manager, spanOf(asked), employeeNo, viewer);
    if (months.length === 0) throw new NothingToSeeError();
    return present({ kind: 'agent', code: employeeNo }, asked, months);
  }

  /** @throws NothingToSeeError when there is no card in those months that the viewer may see */
  async exams(asked: Omit<TrendAsked, 'measure'>, employeeNo: string, viewer: CardViewer): Promise<RouteOutput<typeof getAgentExams>> {
    const months = await this.store.exams(this.dataSource.manager, spanOf(asked), employeeNo, viewer);
    if (months.length === 0) throw new NothingToSeeError();
    const items = months
      .filter(({ exams }) => exams.length > 0)
      .map(({ exam_score_bp, exams, ...month }) => ({ ...month, exam_score: scoreOf(exam_score_bp), exams: exams.map(explainedExam) }));
    return { items };
  }
}

/** @throws TrendSpanError for months the wrong way round, or too many */
export function spanOf({ from, to }: Omit<TrendAsked, 'measure'>): { from: string | null; to: string | null } {
  if (from !== undefined && to !== undefined) {
    const months = monthsBetween(from, to).length;
    if (months === 0 || months > LONGEST_SPAN) throw new TrendSpanError(LONGEST_SPAN);
  }
  return { from: from ?? null, to: to ?? null };
}

function present(subject: Pick<Trend['subject'], 'kind' | 'code'>, { measure }: TrendAsked, months: readonly TrendMonth[]): Trend {
  return { subject: { ...subject, name: months.at(-1)?.name ?? '' }, measure, ...trendSeries(months, measure) };
}
