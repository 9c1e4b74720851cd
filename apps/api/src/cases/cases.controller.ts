import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { getCase, listCases, writeCases } from '@contracts/cases.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { CaseQueryService } from '@domain/cases/case-query.service.js';
import { RowsService } from '@domain/imports/rows.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { restateReasonOf } from '../http/restate-reason.js';
import { tagged, type Tagged } from '../http/tagged.js';
import { writtenRows } from '../imports/written-rows.js';

@Controller()
export class CasesController {
  constructor(
    private readonly cases: CaseQueryService,
    private readonly rows: RowsService,
  ) {}

  @Handle(listCases)
  list(@Input() { query }: RouteInput<typeof listCases>, @Caller() { scope }: CallerContext): Promise<RouteOutput<typeof listCases>> {
    return this.cases.list(query, scope);
  }

  @Handle(getCase)
  async get(
    @Input() { params }: RouteInput<typeof getCase>,
    @Caller() { scope }: CallerContext,
  ): Promise<Tagged<RouteOutput<typeof getCase>>> {
    const { tag, found } = await this.cases.get(params.case_no, scope);
    return tagged(tag, found);
  }

  @Handle(writeCases)
  async write(@Input() { body }: RouteInput<typeof writeCases>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof writeCases>> {
    const { actor, scope, language, ifMatch } = caller;
    const caseNos = body.rows.map((row) => String(row.case_no));
    const basis = ifMatch === null ? undefined : (tx: EntityManager) => this.cases.refuseChanged(caseNos, ifMatch, scope, tx);
    const restateReason = restateReasonOf(caller, body.restate_reason);
    const request = { kind: 'cases', rows: body.rows, actor: actor.employeeNo, scope, restateReason, basis } as const;
    return writtenRows(await this.rows.write(request), language);
  }
}
