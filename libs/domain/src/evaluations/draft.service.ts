import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DraftContent, NewEvaluation, SavedEvaluation } from '@contracts/evaluations.js';
import { covers } from '@platform/auth/data-scope.js';
import { refuseStale, StaleWriteError } from '@platform/errors/stale-write.errors.js';
import { localDate } from '@platform/time/zone.js';
import { DraftStore, type EvaluationDraft } from './draft.store.js';
import { EvaluationPlanner, fillIn, type Evaluator } from './evaluation-planner.js';
import { DraftOfAnotherError, DraftUnknownError, EvaluationNumberTakenError } from './evaluations.errors.js';
import { savedEvaluation } from './scored-facts.js';

/** What was written, with the tag that the next write must carry. */
export interface Written {
  tag: string;
  saved: SavedEvaluation;
}

/** Evaluations that are still being filled in. They count nowhere and are no evaluations yet. */
@Injectable()
export class DraftService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drafts: DraftStore,
    private readonly planner: EvaluationPlanner,
  ) {}

  /** @throws EvaluationNumberTakenError, and whatever `EvaluationPlanner.plan` refuses */
  async create(body: NewEvaluation, evaluator: Evaluator): Promise<Written> {
    return this.createIn(this.dataSource.manager, body, evaluator);
  }

  /** The same as part of something larger. */
  async createIn(tx: EntityManager, body: NewEvaluation, evaluator: Evaluator): Promise<Written> {
    const { subject, filled, scored } = await this.planner.plan(tx, body, evaluator);
    const version = await this.drafts.insert(tx, subject, filled, scored.score);
    if (version === null) throw new EvaluationNumberTakenError(subject.evaluationNo);
    return { tag: draftTag(version), saved: savedEvaluation(subject.evaluationNo, 'draft', null, scored.score) };
  }

  /**
   * @param ifMatch the tag of the draft that was read; null: whatever stands there now
   * @throws StaleWriteError when somebody saved it since, as another window of the same person does
   */
  async save(evaluationNo: string, content: DraftContent, evaluator: Evaluator, ifMatch: string | null): Promise<Written> {
    const { manager } = this.dataSource;
    const draft = await this.own(manager, evaluationNo, evaluator);
    refuseStale(ifMatch, draftTag(draft.version));
    const version = await this.planner.versionOf(manager, draft.stamp, draft.form_version_id);
    const { filled, scored } = fillIn(version, content, true);
    const saved = await this.drafts.save(manager, draft, filled, scored.score);
    if (saved === null) throw new StaleWriteError();
    return { tag: draftTag(saved), saved: savedEvaluation(evaluationNo, 'draft', null, scored.score) };
  }

  /** A draft is thrown away by its evaluator, or by a manager once that person is gone. */
  async remove(evaluationNo: string, evaluator: Evaluator, ifMatch: string | null): Promise<void> {
    const { manager } = this.dataSource;
    const draft = await this.visible(manager, evaluationNo, evaluator);
    const isManager = evaluator.actor.roles.some(({ role }) => role === 'manager');
    if (draft.evaluator_id !== evaluator.actor.personId && !isManager) throw new DraftOfAnotherError();
    refuseStale(ifMatch, draftTag(draft.version));
    if (!(await this.drafts.remove(manager, draft))) throw new StaleWriteError();
  }

  /**
   * A draft that its evaluator is about to change or submit.
   * @throws DraftUnknownError, also for a draft the caller may not see
   * @throws DraftOfAnotherError
   */
  async own(tx: EntityManager, evaluationNo: string, evaluator: Evaluator): Promise<EvaluationDraft> {
    const draft = await this.visible(tx, evaluationNo, evaluator);
    if (draft.evaluator_id !== evaluator.actor.personId) throw new DraftOfAnotherError();
    return draft;
  }

  async exists(evaluationNo: string): Promise<boolean> {
    return (await this.drafts.find(this.dataSource.manager, evaluationNo)) !== null;
  }

  private async visible(tx: EntityManager, evaluationNo: string, { actor, scope }: Evaluator): Promise<EvaluationDraft> {
    const draft = await this.drafts.find(tx, evaluationNo);
    const mine = draft?.evaluator_id === actor.personId;
    if (draft === null || !(mine || scope.kind === 'all')) throw new DraftUnknownError(evaluationNo);
    if (!covers(scope, draft.agent_id, localDate(draft.called_at, draft.time_zone))) throw new DraftUnknownError(evaluationNo);
    return draft;
  }
}

/** Never the same as the tag of an evaluation, which is its revision, nor as that of an earlier draft of the number. */
export function draftTag(version: number): string {
  return `draft-${version}`;
}
