import { Controller } from '@nestjs/common';
import { drawEvaluation, getEvaluationDraw, getEvaluationQuota, listFormsOfCall, listOwnComments } from '@contracts/evaluation-draws.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { DrawService } from '@domain/evaluations/draw.service.js';
import { FormChoiceService } from '@domain/evaluations/form-choice.service.js';
import { QuotaProgressService } from '@domain/evaluations/quota-progress.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class EvaluationDrawsController {
  constructor(
    private readonly draws: DrawService,
    private readonly quota: QuotaProgressService,
    private readonly choice: FormChoiceService,
  ) {}

  @Handle(drawEvaluation)
  draw(@Input() { body }: RouteInput<typeof drawEvaluation>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof drawEvaluation>> {
    return this.draws.draw(body, caller);
  }

  @Handle(getEvaluationDraw)
  get(
    @Input() { params }: RouteInput<typeof getEvaluationDraw>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getEvaluationDraw>> {
    return this.draws.get(params.draw, caller);
  }

  @Handle(getEvaluationQuota)
  progress(
    @Input() { query }: RouteInput<typeof getEvaluationQuota>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getEvaluationQuota>> {
    return this.quota.progress(query.period, caller);
  }

  @Handle(listFormsOfCall)
  forms(
    @Input() { params }: RouteInput<typeof listFormsOfCall>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof listFormsOfCall>> {
    return this.choice.ofCall(params.recording_id, caller);
  }

  @Handle(listOwnComments)
  comments(
    @Input() { params }: RouteInput<typeof listOwnComments>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof listOwnComments>> {
    return this.choice.ownComments(params.code, caller);
  }
}
