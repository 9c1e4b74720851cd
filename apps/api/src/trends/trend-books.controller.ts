import { Controller, type StreamableFile } from '@nestjs/common';
import type { RouteInput } from '@contracts/http.js';
import {
  getMissedCriteriaWorkbook,
  getScoreDistributionWorkbook,
  getTrendComparisonWorkbook,
  getTrendHeatMapWorkbook,
  getTrendMonthsWorkbook,
} from '@contracts/trend-slices.js';
import { getAgentTrendWorkbook, getCenterTrendWorkbook, getSupervisorTrendWorkbook, getTeamTrendWorkbook } from '@contracts/trends.js';
import { TrendService } from '@domain/scorecards/trend.service.js';
import { SliceService } from '@domain/trends/slice.service.js';
import { SliceTrendService } from '@domain/trends/slice-trend.service.js';
import { TrendBookService, type Book, type BookWish } from '@domain/trends/trend-book.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { cardViewerOf } from '../scorecards/card-viewer.js';
import { fileAnswer } from '../http/file-answer.js';
import { Handle, Input } from '../http/handle.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The figures of the charts as files. */
@Controller()
export class TrendBooksController {
  constructor(
    private readonly cards: TrendService,
    private readonly slices: SliceService,
    private readonly trends: SliceTrendService,
    private readonly books: TrendBookService,
  ) {}

  @Handle(getCenterTrendWorkbook)
  async center(@Input() { query }: RouteInput<typeof getCenterTrendWorkbook>, @Caller() caller: CallerContext): Promise<StreamableFile> {
    const trend = await this.cards.center(query, cardViewerOf(caller));
    return fileOf(await this.books.trends([trend], query, wishOf(caller)));
  }

  @Handle(getSupervisorTrendWorkbook)
  async supervisor(
    @Input() { params, query }: RouteInput<typeof getSupervisorTrendWorkbook>,
    @Caller() caller: CallerContext,
  ): Promise<StreamableFile> {
    const trend = await this.cards.supervisor(query, params.employee_no, cardViewerOf(caller));
    return fileOf(await this.books.trends([trend], query, wishOf(caller)));
  }

  @Handle(getTeamTrendWorkbook)
  async team(
    @Input() { params, query }: RouteInput<typeof getTeamTrendWorkbook>,
    @Caller() caller: CallerContext,
  ): Promise<StreamableFile> {
    const trend = await this.cards.team(query, params.team_code, cardViewerOf(caller));
    return fileOf(await this.books.trends([trend], query, wishOf(caller)));
  }

  @Handle(getAgentTrendWorkbook)
  async agent(
    @Input() { params, query }: RouteInput<typeof getAgentTrendWorkbook>,
    @Caller() caller: CallerContext,
  ): Promise<StreamableFile> {
    const trend = await this.cards.agent(query, params.employee_no, cardViewerOf(caller));
    return fileOf(await this.books.trends([trend], query, wishOf(caller)));
  }

  @Handle(getTrendMonthsWorkbook)
  async months(@Input() { query }: RouteInput<typeof getTrendMonthsWorkbook>, @Caller() caller: CallerContext): Promise<StreamableFile> {
    const trends = await this.trends.months(query, cardViewerOf(caller));
    return fileOf(await this.books.trends(trends, query, wishOf(caller)));
  }

  @Handle(getTrendComparisonWorkbook)
  async comparison(
    @Input() { query }: RouteInput<typeof getTrendComparisonWorkbook>,
    @Caller() caller: CallerContext,
  ): Promise<StreamableFile> {
    const compared = await this.slices.comparison(query, cardViewerOf(caller));
    return fileOf(await this.books.comparison(compared, query, wishOf(caller)));
  }

  @Handle(getMissedCriteriaWorkbook)
  async criteria(
    @Input() { query }: RouteInput<typeof getMissedCriteriaWorkbook>,
    @Caller() caller: CallerContext,
  ): Promise<StreamableFile> {
    const criteria = await this.slices.criteria(query, cardViewerOf(caller));
    return fileOf(await this.books.criteria(criteria, query, wishOf(caller)));
  }

  @Handle(getTrendHeatMapWorkbook)
  async heatMap(@Input() { query }: RouteInput<typeof getTrendHeatMapWorkbook>, @Caller() caller: CallerContext): Promise<StreamableFile> {
    const map = await this.slices.heatMap(query, cardViewerOf(caller));
    return fileOf(await this.books.heatMap(map, query, wishOf(caller)));
  }

  @Handle(getScoreDistributionWorkbook)
  async distribution(
    @Input() { query }: RouteInput<typeof getScoreDistributionWorkbook>,
    @Caller() caller: CallerContext,
  ): Promise<StreamableFile> {
    const scores = await this.slices.distribution(query, cardViewerOf(caller));
    return fileOf(await this.books.distribution(scores, query, wishOf(caller)));
  }
}

function wishOf({ language, actor }: CallerContext): BookWish {
  return { language, author: `${actor.name} ${actor.employeeNo}` };
}

function fileOf({ name, bytes }: Book): StreamableFile {
  return fileAnswer(bytes, `${name}.xlsx`, WORKBOOK, bytes.length);
}
