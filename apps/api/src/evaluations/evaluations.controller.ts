import { Controller, StreamableFile } from '@nestjs/common';
import {
  acknowledgeEvaluation,
  createEvaluation,
  deleteEvaluationDraft,
  exportEvaluations,
  getEvaluation,
  getEvaluationRevision,
  listEvaluations,
  reviseEvaluation,
  saveEvaluationDraft,
  submitEvaluation,
} from '@contracts/evaluations.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { AcknowledgeService } from '@domain/evaluations/acknowledge.service.js';
import { DraftService, type Written } from '@domain/evaluations/draft.service.js';
import { EvaluationDetailService, revisionOfTag } from '@domain/evaluations/evaluation-detail.service.js';
import { EvaluationExportService } from '@domain/evaluations/evaluation-export.service.js';
import { EvaluationListService } from '@domain/evaluations/evaluation-list.service.js';
import { ReviseService } from '@domain/evaluations/revise.service.js';
import { SubmitService, type Restating } from '@domain/evaluations/submit.service.js';
import { reachOfActor } from '../http/access.guard.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { fileAnswer } from '../http/file-answer.js';
import { Handle, Input } from '../http/handle.js';
import { tagged, type Tagged } from '../http/tagged.js';

@Controller()
export class EvaluationsController {
  constructor(
    private readonly evaluations: EvaluationListService,
    private readonly exports: EvaluationExportService,
    private readonly details: EvaluationDetailService,
    private readonly drafts: DraftService,
    private readonly submits: SubmitService,
    private readonly revisions: ReviseService,
    private readonly acknowledgements: AcknowledgeService,
  ) {}

  @Handle(listEvaluations)
  list(
    @Input() { query }: RouteInput<typeof listEvaluations>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof listEvaluations>> {
    return this.evaluations.list(query, caller);
  }

  @Handle(exportEvaluations)
  async export(@Input() { query }: RouteInput<typeof exportEvaluations>, @Caller() caller: CallerContext): Promise<StreamableFile> {
    const { content, name } = await this.exports.file(query, caller, caller.language);
    return fileAnswer(content, name, 'application/octet-stream');
  }

  @Handle(createEvaluation)
  async create(@Input() { body }: RouteInput<typeof createEvaluation>, @Caller() caller: CallerContext): Promise<Tagged<Written['saved']>> {
    const written = body.submit
      ? this.submits.submitNew(body, caller, restating(caller, body.restate_reason))
      : this.drafts.create(body, caller);
    return answer(await written);
  }

  @Handle(getEvaluation)
  async get(
    @Input() { params }: RouteInput<typeof getEvaluation>,
    @Caller() caller: CallerContext,
  ): Promise<Tagged<RouteOutput<typeof getEvaluation>>> {
    const { tag, detail } = await this.details.present(params.evaluation_no, caller);
    return tagged(tag, detail);
  }

  @Handle(getEvaluationRevision)
  getRevision(
    @Input() { params }: RouteInput<typeof getEvaluationRevision>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getEvaluationRevision>> {
    return this.details.revision(params.evaluation_no, params.revision, caller);
  }

  @Handle(saveEvaluationDraft)
  async save(
    @Input() { params, body }: RouteInput<typeof saveEvaluationDraft>,
    @Caller() caller: CallerContext,
  ): Promise<Tagged<Written['saved']>> {
    return answer(await this.drafts.save(params.evaluation_no, body, caller, caller.ifMatch));
  }

  @Handle(deleteEvaluationDraft)
  remove(@Input() { params }: RouteInput<typeof deleteEvaluationDraft>, @Caller() caller: CallerContext): Promise<void> {
    return this.drafts.remove(params.evaluation_no, caller, caller.ifMatch);
  }

  @Handle(submitEvaluation)
  async submit(
    @Input() { params, body }: RouteInput<typeof submitEvaluation>,
    @Caller() caller: CallerContext,
  ): Promise<Tagged<Written['saved']>> {
    return answer(await this.submits.submitDraft(params.evaluation_no, caller, restating(caller, body.restate_reason), caller.ifMatch));
  }

  @Handle(acknowledgeEvaluation)
  acknowledge(
    @Input() { params }: RouteInput<typeof acknowledgeEvaluation>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof acknowledgeEvaluation>> {
    return this.acknowledgements.acknowledge(params.evaluation_no, caller, revisionOfTag(caller.ifMatch));
  }

  @Handle(reviseEvaluation)
  async revise(
    @Input() { params, body }: RouteInput<typeof reviseEvaluation>,
    @Caller() caller: CallerContext,
  ): Promise<Tagged<Written['saved']>> {
    return answer(
      await this.revisions.revise(
        params.evaluation_no,
        body,
        caller,
        restating(caller, body.restate_reason),
        revisionOfTag(caller.ifMatch),
      ),
    );
  }
}

function restating({ actor }: CallerContext, reason: string | null | undefined): Restating {
  return { reason: reason ?? null, allowed: reachOfActor(actor, 'periods.close') !== null };
}

function answer({ tag, saved }: Written): Tagged<Written['saved']> {
  return tagged(tag, saved);
}
