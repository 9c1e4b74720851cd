import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TrendMonthsQuery } from '@contracts/trend-slices.js';
import type { Trend } from '@contracts/trends.js';
import type { CardViewer } from '../scorecards/card-viewer.js';
import { NothingToSeeError } from '../scorecards/scorecards.errors.js';
import { groupBy } from '../scorecards/group-by.js';
import { trendSeries } from '../scorecards/trend-series.js';
import { spanOf } from '../scorecards/trend.service.js';
import type { TrendMonth } from '../scorecards/trend.store.js';
import { RunSumService } from './run-sum.service.js';
import { monthOf, sumOf } from './slice-figures.js';
import { SliceStore, type Slice, type SliceMonth } from './slice.store.js';

/** Figures of chosen evaluations month by month. */
@Injectable()
export class SliceTrendService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sums: RunSumService,
    private readonly store: SliceStore,
  ) {}

  /** One trend for each slice. @throws NothingToSeeError for an agent, TrendSpanError */
  async months(query: TrendMonthsQuery, viewer: CardViewer): Promise<Trend[]> {
    if (viewer.reach === 'self') throw new NothingToSeeError();
    spanOf(query);
    await this.sums.ensure(query);
    const { manager } = this.dataSource;
    const read = this.store.months(manager, query, viewer).then((rows) => new Map(rows.map((month) => [month.period_id, month])));
    if (query.criterion !== undefined) return this.criterion(query, viewer, await read);
    const [months, slices] = await Promise.all([read, this.store.slices(manager, query, viewer, true, query.by)]);
    return [...groupBy(slices, ({ key }) => key)].map(([key, own]): Trend => {
      const kind = query.by === 'all' ? 'selection' : query.by;
      const series = trendSeries(
        own.flatMap((slice) => monthOfSlice(slice, months)),
        query.measure,
      );
      return { subject: { kind, code: key, name: own[0]?.name ?? '' }, measure: query.measure, ...series };
    });
  }

  /** How often a criterion was missed, by the arithmetic of the errors of all criteria. */
  private async criterion(query: TrendMonthsQuery, viewer: CardViewer, months: Map<string, SliceMonth>): Promise<Trend[]> {
    const rows = await this.store.criteria(this.dataSource.manager, query, viewer, true, query.criterion ?? null);
    return [...groupBy(rows, ({ form_code }) => form_code)].map(([form, own]): Trend => {
      const counted = own.flatMap(({ period_id, n, missed }): TrendMonth[] => {
        const month = months.get(period_id ?? '');
        const sums = { ...sumOf([]), n, missed_non_critical: missed, applicable_non_critical: n };
        return month === undefined ? [] : [monthOf(sums, { ...month, name: '' })];
      });
      const subject = { kind: 'criterion', code: `${form} ${query.criterion}`, name: own.at(-1)?.name ?? '' } as const;
      return { subject, ...trendSeries(counted, 'non_critical_error_rate'), measure: 'missed_rate' };
    });
  }
}

function monthOfSlice(slice: Slice, months: Map<string, SliceMonth>): TrendMonth[] {
  const month = months.get(slice.period_id ?? '');
  return month === undefined ? [] : [monthOf(slice, { ...month, name: slice.name ?? '' })];
}
