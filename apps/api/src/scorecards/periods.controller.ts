import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import type { RouteDefinition, RouteInput, RouteOutput } from '@contracts/http.js';
import { closePeriod, getPeriod, getRunDifference, listPeriods, listRuns, publishPeriod, requestChecks } from '@contracts/periods.js';
import { PeriodCatalogueService } from '@domain/scorecards/period-catalogue.service.js';
import { CloseService } from '@domain/scorecards/close.service.js';
import { CLOSE_JOB, type closePayload } from '@domain/scorecards/close.performer.js';
import { CHECKS_JOB, PUBLISH_JOB, type checksPayload, type publishPayload } from '@domain/scorecards/publish.performer.js';
import { PublishService } from '@domain/scorecards/publish.service.js';
import { VisibleDifferenceService } from '@domain/scorecards/visible-difference.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { JobDeskService } from '../jobs/job-desk.service.js';
import { cardViewerOf } from './card-viewer.js';

type Job<Route extends RouteDefinition> = Promise<RouteOutput<Route>>;

@Controller()
export class PeriodsController {
  constructor(
    private readonly periods: PeriodCatalogueService,
    private readonly differences: VisibleDifferenceService,
    private readonly closing: CloseService,
    private readonly publishing: PublishService,
    private readonly desk: JobDeskService,
  ) {}

  @Handle(listPeriods)
  list(@Input() { query }: RouteInput<typeof listPeriods>): Promise<RouteOutput<typeof listPeriods>> {
    return this.periods.list(query);
  }

  @Handle(getPeriod)
  get(@Input() { params }: RouteInput<typeof getPeriod>): Promise<RouteOutput<typeof getPeriod>> {
    return this.periods.get(params.period);
  }

  @Handle(listRuns)
  async runs(@Input() { params }: RouteInput<typeof listRuns>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof listRuns>> {
    return { items: await this.periods.runsOf(params.period, cardViewerOf(caller)) };
  }

  @Handle(getRunDifference)
  difference(
    @Input() { params }: RouteInput<typeof getRunDifference>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getRunDifference>> {
    return this.differences.difference(params.period, params.run, cardViewerOf(caller));
  }

  @Handle(requestChecks)
  async checks(@Input() { params, body }: RouteInput<typeof requestChecks>, @Caller() caller: CallerContext): Job<typeof requestChecks> {
    await this.publishing.refuseUnknownRun(params.period, body.run ?? undefined);
    const payload: z.input<typeof checksPayload> = { period: params.period, run: body.run };
    return this.desk.request(CHECKS_JOB, payload, caller);
  }

  @Handle(publishPeriod)
  async publish(@Input() { params, body }: RouteInput<typeof publishPeriod>, @Caller() caller: CallerContext): Job<typeof publishPeriod> {
    await this.publishing.check({ periodId: params.period, noticeDays: body.notice_days, accept: body.accept });
    const payload: z.input<typeof publishPayload> = { period: params.period, ...body };
    return this.desk.request(PUBLISH_JOB, payload, caller);
  }

  @Handle(closePeriod)
  async close(@Input() { params, body }: RouteInput<typeof closePeriod>, @Caller() caller: CallerContext): Job<typeof closePeriod> {
    await this.closing.check({ periodId: params.period, schemeCode: body.scheme ?? undefined, reason: body.reason });
    const payload: z.input<typeof closePayload> = { period: params.period, ...body };
    return this.desk.request(CLOSE_JOB, payload, caller);
  }
}
