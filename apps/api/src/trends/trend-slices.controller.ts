import { Controller } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { getMissedCriteria, getScoreDistribution, getTrendComparison, getTrendHeatMap, getTrendMonths } from '@contracts/trend-slices.js';
import { SliceService } from '@domain/trends/slice.service.js';
import { SliceTrendService } from '@domain/trends/slice-trend.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { cardViewerOf } from '../scorecards/card-viewer.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class TrendSlicesController {
  constructor(
    private readonly slices: SliceService,
    private readonly trends: SliceTrendService,
  ) {}

  @Handle(getTrendMonths)
  async months(
    @Input() { query }: RouteInput<typeof getTrendMonths>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getTrendMonths>> {
    return { items: await this.trends.months(query, cardViewerOf(caller)) };
  }

  @Handle(getTrendComparison)
  comparison(
    @Input() { query }: RouteInput<typeof getTrendComparison>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getTrendComparison>> {
    return this.slices.comparison(query, cardViewerOf(caller));
  }

  @Handle(getMissedCriteria)
  criteria(
    @Input() { query }: RouteInput<typeof getMissedCriteria>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getMissedCriteria>> {
    return this.slices.criteria(query, cardViewerOf(caller));
  }

  @Handle(getTrendHeatMap)
  heatMap(
    @Input() { query }: RouteInput<typeof getTrendHeatMap>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getTrendHeatMap>> {
    return this.slices.heatMap(query, cardViewerOf(caller));
  }

  @Handle(getScoreDistribution)
  distribution(
    @Input() { query }: RouteInput<typeof getScoreDistribution>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getScoreDistribution>> {
    return this.slices.distribution(query, cardViewerOf(caller));
  }
}
