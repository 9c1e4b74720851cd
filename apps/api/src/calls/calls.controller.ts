import { Controller } from '@nestjs/common';
import { getCall, listCalls, writeCalls } from '@contracts/calls.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { CallQueryService } from '@domain/calls/call-query.service.js';
import { RowsService } from '@domain/imports/rows.service.js';
import { reachOfActor } from '../http/access.guard.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { ForbiddenError } from '../http/http.errors.js';
import { restateReasonOf } from '../http/restate-reason.js';
import { writtenRows } from '../imports/written-rows.js';

@Controller()
export class CallsController {
  constructor(
    private readonly calls: CallQueryService,
    private readonly rows: RowsService,
  ) {}

  @Handle(listCalls)
  list(
    @Input() { query }: RouteInput<typeof listCalls>,
    @Caller() { actor, scope }: CallerContext,
  ): Promise<RouteOutput<typeof listCalls>> {
    // Whoever may search by a number can guess the digits that are masked.
    if (query.customer_number !== undefined && reachOfActor(actor, 'calls.reveal') === null) throw new ForbiddenError();
    return this.calls.list(query, scope);
  }

  @Handle(getCall)
  get(@Input() { params }: RouteInput<typeof getCall>, @Caller() { scope }: CallerContext): Promise<RouteOutput<typeof getCall>> {
    return this.calls.get(params.recording_id, scope);
  }

  @Handle(writeCalls)
  async write(@Input() { body }: RouteInput<typeof writeCalls>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof writeCalls>> {
    const { actor, scope, language } = caller;
    const restateReason = restateReasonOf(caller, body.restate_reason);
    return writtenRows(await this.rows.write({ kind: 'calls', rows: body.rows, actor: actor.employeeNo, scope, restateReason }), language);
  }
}
