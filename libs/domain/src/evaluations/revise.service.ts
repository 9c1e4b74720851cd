import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RevisionContent } from '@contracts/evaluations.js';
import { covers } from '@platform/auth/data-scope.js';
import { refuseStale, StaleWriteError } from '@platform/errors/stale-write.errors.js';
import { localDate } from '@platform/time/zone.js';
import { encodeItems } from '@scoring/flags.js';
import { PeriodLockedError } from '../scorecards/scorecards.errors.js';
import type { Written } from './draft.service.js';
import type { FilledIn } from './draft.store.js';
import { EvaluationPlanner, fillIn, type Evaluator } from './evaluation-planner.js';
import { AppealUnderWayError, EvaluationUnknownError, OwnCallError } from './evaluations.errors.js';
import type { ScoredAnswers } from './given-answers.js';
import { savedEvaluation } from './scored-facts.js';
import { refuseRestating, writtenBefore, type Restating } from './submit.service.js';
import { SubmitStore, type StoredEvaluation } from './submit.store.js';

/** Corrects evaluations that are out: each correction is a new revision, and what was before is kept. */
@Injectable()
export class ReviseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: SubmitStore,
    private readonly planner: EvaluationPlanner,
  ) {}

  /**
   * Content that changes nothing makes no revision.
   * @param ifMatch the revision that was read; null: whatever stands there now
   * @throws EvaluationUnknownError, also for one the caller's scope does not cover
   * @throws FieldErrors, StaleWriteError, OwnCallError, AppealUnderWayError, PeriodLockedError, RestateForbiddenError
   */
  async revise(
    evaluationNo: string,
    content: RevisionContent,
    evaluator: Evaluator,
    restating: Restating,
    ifMatch: string | null,
  ): Promise<Written> {
    refuseRestating(restating);
    const { manager } = this.dataSource;
    const present = await this.store.find(manager, evaluationNo);
    if (present === null || !isOut(present) || !covers(evaluator.scope, present.agent_id, localDate(present.called_at, present.time_zone)))
      throw new EvaluationUnknownError(evaluationNo);
    if (present.agent_id === evaluator.actor.personId) throw new OwnCallError();
    if (present.state === 'appealed') throw new AppealUnderWayError(evaluationNo);
    refuseStale(ifMatch, present.revision);
    const version = await this.planner.versionOf(manager, present.stamp, present.form_version_id);
    const { filled, scored } = fillIn(version, content, false);
    if (isUnchanged(present, filled, scored)) return writtenBefore(present);
    const reason = { actor: evaluator.actor.employeeNo, restateReason: restating.reason };
    const outcome = await this.store.revise(manager, present, filled, scored, reason, content.reason);
    if (outcome.month_stands) throw new PeriodLockedError([outcome.period_id!]);
    if (outcome.revision === null) throw new StaleWriteError();
    return { tag: String(outcome.revision), saved: savedEvaluation(evaluationNo, present.state, outcome.revision, scored.score) };
  }
}

function isOut({ state }: StoredEvaluation): boolean {
  return state !== 'draft' && state !== 'submitted';
}

function isUnchanged(present: StoredEvaluation, filled: FilledIn, { score, notes }: ScoredAnswers): boolean {
  const { points, flags } = encodeItems(score.items);
  const stored = [present.points, present.flags, present.critical_named, present.comment, present.notes];
  return JSON.stringify(stored) === JSON.stringify([points, flags, filled.criticalNamed, filled.comment, notes]);
}
