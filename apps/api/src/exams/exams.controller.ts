import { Controller } from '@nestjs/common';
import { listExamResults, listExams, writeExamResults } from '@contracts/exams.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { ExamQueryService } from '@domain/exams/exam-query.service.js';
import { RowsService } from '@domain/imports/rows.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { restateReasonOf } from '../http/restate-reason.js';
import { writtenRows } from '../imports/written-rows.js';

@Controller()
export class ExamsController {
  constructor(
    private readonly exams: ExamQueryService,
    private readonly rows: RowsService,
  ) {}

  @Handle(listExams)
  list(@Input() { query }: RouteInput<typeof listExams>, @Caller() { scope }: CallerContext): Promise<RouteOutput<typeof listExams>> {
    return this.exams.exams(query, scope);
  }

  @Handle(listExamResults)
  listResults(
    @Input() { query }: RouteInput<typeof listExamResults>,
    @Caller() { scope }: CallerContext,
  ): Promise<RouteOutput<typeof listExamResults>> {
    return this.exams.results(query, scope);
  }

  @Handle(writeExamResults)
  async write(
    @Input() { body }: RouteInput<typeof writeExamResults>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof writeExamResults>> {
    const { actor, scope, language } = caller;
    const restateReason = restateReasonOf(caller, body.restate_reason);
    const request = { kind: 'exam-results', rows: body.rows, actor: actor.employeeNo, scope, restateReason } as const;
    return writtenRows(await this.rows.write(request), language);
  }
}
