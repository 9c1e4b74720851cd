import { Controller } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { listMetrics, listMetricValues, writeMetricValues } from '@contracts/metrics.js';
import { RowsService } from '@domain/imports/rows.service.js';
import { MetricQueryService } from '@domain/metrics/metric-query.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { restateReasonOf } from '../http/restate-reason.js';
import { writtenRows } from '../imports/written-rows.js';

/** Key figures of people; the server's own figures for Prometheus are another feature. */
@Controller()
export class MetricValuesController {
  constructor(
    private readonly metrics: MetricQueryService,
    private readonly rows: RowsService,
  ) {}

  @Handle(listMetrics)
  catalogue(): Promise<RouteOutput<typeof listMetrics>> {
    return this.metrics.catalogue();
  }

  @Handle(listMetricValues)
  list(
    @Input() { query }: RouteInput<typeof listMetricValues>,
    @Caller() { scope }: CallerContext,
  ): Promise<RouteOutput<typeof listMetricValues>> {
    return this.metrics.values(query, scope);
  }

  @Handle(writeMetricValues)
  async write(
    @Input() { body }: RouteInput<typeof writeMetricValues>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof writeMetricValues>> {
    const { actor, scope, language } = caller;
    const restateReason = restateReasonOf(caller, body.restate_reason);
    return writtenRows(
      await this.rows.write({ kind: 'metrics', rows: body.rows, actor: actor.employeeNo, scope, restateReason }),
      language,
    );
  }
}
