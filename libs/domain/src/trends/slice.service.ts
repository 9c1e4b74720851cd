import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type {
  ComparisonQuery,
  MissedCriteria,
  ScoreDistribution,
  SliceMeasure,
  SliceQuery,
  TrendComparison,
  TrendHeatMap,
} from '@contracts/trend-slices.js';
import { rateMeasures } from '@contracts/trends.js';
import { rateE6 } from '@scoring/rate-e6.js';
import { wilsonE6 } from '@scoring/wilson-interval.js';
import type { CardViewer } from '../scorecards/card-viewer.js';
import { NothingToSeeError } from '../scorecards/scorecards.errors.js';
import { isRate } from '../scorecards/trend-series.js';
import { spanOf } from '../scorecards/trend.service.js';
import { RunSumService } from './run-sum.service.js';
import { medianOf, scoreBars } from './score-bars.js';
import { compared, restOf, shownFigure, sumOf } from './slice-figures.js';
import { SliceStore } from './slice.store.js';

const MEASURES: readonly SliceMeasure[] = ['qa_score', ...rateMeasures];
const PER_RATE = 1_000_000;

/** Figures of chosen evaluations over months: pooled, compared, by team, by criterion, by score. Nobody is named in them. */
@Injectable()
export class SliceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sums: RunSumService,
    private readonly store: SliceStore,
  ) {}

  /** @throws NothingToSeeError for an agent, TrendSpanError */
  async comparison({ before_from, before_to, measure, ...query }: ComparisonQuery, viewer: CardViewer): Promise<TrendComparison> {
    const earlier = { ...query, from: before_from, to: before_to };
    for (const asked of [earlier, query]) await this.prepare(asked, viewer);
    const [before, now] = await Promise.all(
      [earlier, query].map((asked) => this.store.slices(this.dataSource.manager, asked, viewer, false, 'team')),
    );
    const byCode = new Map(before!.map((team) => [team.key, team]));
    return {
      before: { from: before_from, to: before_to },
      now: { from: query.from, to: query.to },
      measures: MEASURES.map((each) => ({ measure: each, unit: unitOf(each), ...compared(sumOf(before!), sumOf(now!), each) })),
      teams: now!.filter(ofTeam).map((team) => ({
        team_code: team.key,
        team_name: team.name ?? '',
        ...compared(sumOf([byCode.get(team.key) ?? []].flat()), team, measure),
      })),
    };
  }

  /** @throws NothingToSeeError for an agent, TrendSpanError */
  async criteria(query: SliceQuery, viewer: CardViewer): Promise<MissedCriteria> {
    await this.prepare(query, viewer);
    const items = await this.store.criteria(this.dataSource.manager, query, viewer, false, null);
    const missed = items.reduce((sum, item) => sum + item.missed, 0);
    const share = (count: number) => fraction(rateE6(count, missed));
    let soFar = 0;
    return {
      missed,
      items: items.map(({ form_code, code, name, n, missed: here }) => {
        const interval = wilsonE6(here, n);
        soFar += here;
        return {
          form_code,
          code,
          name,
          n,
          missed: here,
          rate: fraction(rateE6(here, n)),
          low: fraction(interval?.low ?? null),
          high: fraction(interval?.high ?? null),
          share: share(here),
          cumulative: share(soFar),
        };
      }),
    };
  }

  /** @throws NothingToSeeError for an agent, TrendSpanError */
  async heatMap(query: SliceQuery, viewer: CardViewer): Promise<TrendHeatMap> {
    await this.prepare(query, viewer);
    const slices = await this.store.slices(this.dataSource.manager, query, viewer, false, 'team');
    const teams = slices.filter(ofTeam);
    const all = sumOf(teams);
    return {
      teams: teams.map((team) => ({
        team_code: team.key,
        team_name: team.name ?? '',
        cells: MEASURES.map((measure) => {
          const { difference, verdict } = compared(restOf(all, team), team, measure);
          const real = verdict === 'real' && difference !== null && difference !== 0;
          return {
            measure,
            unit: unitOf(measure),
            ...shownFigure(team, measure),
            against_others: real ? (difference > 0 ? ('above' as const) : ('below' as const)) : null,
          };
        }),
      })),
    };
  }

  /** @throws NothingToSeeError for an agent, TrendSpanError */
  async distribution(query: SliceQuery, viewer: CardViewer): Promise<ScoreDistribution> {
    await this.prepare(query, viewer);
    const { manager } = this.dataSource;
    const [scores, slices, marks] = await Promise.all([
      this.store.scores(manager, query, viewer),
      this.store.slices(manager, query, viewer, false, 'all'),
      this.store.marks(manager, query),
    ]);
    const all = shownFigure(sumOf(slices), 'qa_score');
    return {
      n: all.n,
      mean: all.value,
      median: medianOf(scores),
      pass_mark: marks === null ? null : marks.pass_bp / 100,
      excellent_mark: marks === null ? null : marks.excellent_bp / 100,
      bars: scoreBars(scores),
    };
  }

  private async prepare(query: Pick<SliceQuery, 'from' | 'to'>, viewer: CardViewer): Promise<void> {
    if (viewer.reach === 'self') throw new NothingToSeeError();
    spanOf(query);
    await this.sums.ensure(query);
  }
}

function ofTeam({ key }: { key: string }): boolean {
  return key !== '';
}

function unitOf(measure: SliceMeasure): 'score' | 'rate' {
  return isRate(measure) ? 'rate' : 'score';
}

function fraction(millionths: number | null): number | null {
  return millionths === null ? null : millionths / PER_RATE;
}
