import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NewEvaluation } from '@contracts/evaluations.js';
import { errorCode } from '@platform/database/database.errors.js';
import { GroupWrites } from '@platform/database/group-writes.js';
import { refuseStale, StaleWriteError } from '@platform/errors/stale-write.errors.js';
import { FieldErrors } from '@platform/errors/field-errors.errors.js';
import { encodeItems } from '@scoring/flags.js';
import { PeriodService } from '../scorecards/period.service.js';
import { PeriodLockedError } from '../scorecards/scorecards.errors.js';
import { DraftService, draftTag, type Written } from './draft.service.js';
import type { EvaluationSubject, FilledIn } from './draft.store.js';
import { callDiffers, EvaluationPlanner, type Evaluator, type PlannedEvaluation } from './evaluation-planner.js';
import {
  AlreadyEvaluatedError,
  DraftUnknownError,
  EvaluatedBeforeError,
  EvaluationNumberTakenError,
  RecordingTakenError,
  RestateForbiddenError,
} from './evaluations.errors.js';
import { scoreKeptAnswers, type ScoredAnswers } from './given-answers.js';
import { savedEvaluation } from './scored-facts.js';
import { SUBMIT_SIZES, SubmitStore, type StoredEvaluation, type Submission, type SubmitOutcome } from './submit.store.js';

/** Two that first evaluate the same call, or meet an import half way that moves it, try again; more often than this is a defect. */
const ATTEMPTS = 5;
/** The first attempt goes with a group, from this one on they go alone. */
const IN_GROUP = 1;
const ALONE = 2;
const UNIQUE_VIOLATION = '23505';
/** The call went to somebody else. */
const FOREIGN_KEY_VIOLATION = '23503';
const DEADLOCK = '40P01';
/** A group waited longer for somebody's lock than the others in it should. */
const LOCK_TIMEOUT = '55P03';
const PASSING: readonly string[] = [UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION, DEADLOCK, LOCK_TIMEOUT];
const GROUP_PATIENCE = '100ms';
const GROUPS_AT_ONCE = 2;

/** Why a month that stands is changed (null: it is not meant), and whether the caller may. */
export interface Restating {
  reason: string | null;
  allowed: boolean;
}

/** @throws RestateForbiddenError */
export function refuseRestating({ reason, allowed }: Restating): void {
  if (reason !== null && !allowed) throw new RestateForbiddenError();
}

/** Turns what an evaluator filled in into an evaluation: it is released to its agent and counts from then on. */
@Injectable()
export class SubmitService {
  /** Submits that come at the same moment are committed together. */
  private readonly together = new GroupWrites<Submission, SubmitOutcome>(
    (group) => this.store.submit(this.dataSource.manager, group, GROUP_PATIENCE),
    SUBMIT_SIZES,
    GROUPS_AT_ONCE,
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: SubmitStore,
    private readonly planner: EvaluationPlanner,
    private readonly drafts: DraftService,
    private readonly periods: PeriodService,
  ) {}

  /**
   * Begins and submits at once. The same again is answered the same.
   * @throws EvaluationNumberTakenError, AlreadyEvaluatedError, PeriodLockedError, RestateForbiddenError, and whatever
   *   `EvaluationPlanner.plan` refuses
   */
  async submitNew(body: NewEvaluation, evaluator: Evaluator, restating: Restating): Promise<Written> {
    refuseRestating(restating);
    const foreseen = await this.writeForeseen(body, evaluator, restating);
    if (foreseen !== null) return foreseen;
    const planned = await this.planner.plan(this.dataSource.manager, body, evaluator);
    return (await this.write(planned, evaluator, restating, null, ALONE)) ?? this.asBefore(planned);
  }

  /**
   * Submits a draft. Whoever submits it again, or in another window, gets the evaluation it has become.
   * @throws FieldErrors naming what is not answered, or that the call became known at another time
   * @throws AlreadyEvaluatedError, DraftUnknownError, DraftOfAnotherError, StaleWriteError, PeriodLockedError, RestateForbiddenError
   */
  async submitDraft(evaluationNo: string, evaluator: Evaluator, restating: Restating, ifMatch: string | null): Promise<Written> {
    refuseRestating(restating);
    const { manager } = this.dataSource;
    const draft = await this.drafts.own(manager, evaluationNo, evaluator).catch(async (error: unknown) => {
      const before = error instanceof DraftUnknownError ? await this.submittedBefore(evaluationNo, evaluator) : null;
      if (before === null) throw error;
      return before;
    });
    if ('tag' in draft) return draft;
    refuseStale(ifMatch, draftTag(draft.version));
    const version = await this.planner.versionOf(manager, draft.stamp, draft.form_version_id);
    const filled: FilledIn = {
      kept: draft.answers,
      criticalNamed: draft.critical_named,
      comment: draft.comment,
      secondsSpent: draft.seconds_spent,
    };
    const scored = scoreKeptAnswers(version, filled.kept, filled.criticalNamed, false);
    if ('problems' in scored) throw new FieldErrors(scored.problems);
    const subject = this.planner.subjectOf(draft, version);
    const written = await this.write({ subject, filled, scored }, evaluator, restating, draft.version, IN_GROUP);
    if (written !== null) return written;
    const before = (await this.drafts.exists(evaluationNo)) ? null : await this.submittedBefore(evaluationNo, evaluator);
    if (before === null) throw new EvaluationNumberTakenError(evaluationNo);
    return before;
  }

  /** Writes without asking first, as nearly every time nothing stands in the way. @returns null: something did, or not enough is known */
  private async writeForeseen(body: NewEvaluation, evaluator: Evaluator, restating: Restating): Promise<Written | null> {
    const foreseen = this.planner.foresee(body, evaluator);
    if (foreseen === null) return null;
    const reason = { actor: evaluator.actor.employeeNo, restateReason: restating.reason };
    try {
      const { revision } = await this.together.add({ ...foreseen, reason, draftVersion: null });
      return revision === null ? null : writtenAs(foreseen.subject.evaluationNo, revision, foreseen.scored);
    } catch (error) {
      if (PASSING.includes(errorCode(error))) return null;
      throw error;
    }
  }

  /**
   * @param first IN_GROUP, or ALONE for one that did not get through in a group
   * @returns null: an evaluation of that number is there already
   */
  private async write(
    planned: PlannedEvaluation,
    evaluator: Evaluator,
    restating: Restating,
    draftVersion: number | null,
    first: number,
  ): Promise<Written | null> {
    const { subject, scored } = planned;
    for (let attempt = first; ; attempt += 1) {
      try {
        const outcome = await this.attempt(planned, evaluator, restating, draftVersion, attempt < ALONE);
        if (outcome.revision !== null) return writtenAs(subject.evaluationNo, outcome.revision, scored);
        // In a group the one before it may come to nothing.
        if (outcome.already_evaluated && attempt < ALONE) continue;
        if (outcome.call_busy && attempt < ATTEMPTS) continue;
        refuseOutcome(subject, outcome);
        const present = await this.store.find(this.dataSource.manager, subject.evaluationNo);
        if (present !== null) return null;
        // Only a draft can have been in the way: one that was saved or thrown away since it was read, or one of that number.
        throw draftVersion === null ? new EvaluationNumberTakenError(subject.evaluationNo) : new StaleWriteError();
      } catch (error) {
        // In a group the number may be somebody else's.
        if (attempt >= ALONE && isNumberTaken(error)) return null;
        if (attempt === ATTEMPTS || !PASSING.includes(errorCode(error))) throw error;
      }
    }
  }

  /** With those that come at the same moment, or alone; where the month is not there yet, it is made in the same transaction. */
  private async attempt(
    planned: PlannedEvaluation,
    evaluator: Evaluator,
    restating: Restating,
    draftVersion: number | null,
    inGroup: boolean,
  ): Promise<SubmitOutcome> {
    const reason = { actor: evaluator.actor.employeeNo, restateReason: restating.reason };
    const submission = { ...planned, reason, draftVersion };
    const submit = async (tx: EntityManager) => (await this.store.submit(tx, [submission], '0'))[0]!;
    const outcome = inGroup ? await this.together.add(submission) : await submit(this.dataSource.manager);
    if (outcome.period_id !== null) return outcome;
    return this.dataSource.transaction(async (tx) => {
      await this.periods.ensureForInstants(tx, [planned.subject.calledAt]);
      return submit(tx);
    });
  }

  /** @throws EvaluationNumberTakenError when what stands under the number is something else */
  private async asBefore({ subject, filled, scored }: PlannedEvaluation): Promise<Written> {
    const present = await this.store.find(this.dataSource.manager, subject.evaluationNo);
    if (present === null || !isSame(present, subject, filled, scored)) throw new EvaluationNumberTakenError(subject.evaluationNo);
    return writtenAs(subject.evaluationNo, present.revision, scored);
  }

  private async submittedBefore(evaluationNo: string, { actor }: Evaluator): Promise<Written | null> {
    const present = await this.store.find(this.dataSource.manager, evaluationNo);
    return present === null || present.evaluator_id !== actor.personId ? null : writtenBefore(present);
  }
}

function refuseOutcome(subject: EvaluationSubject, outcome: SubmitOutcome): void {
  if (outcome.call_differs) throw callDiffers(subject.recordingId, subject.calledAt);
  if (outcome.month_stands) throw new PeriodLockedError([outcome.period_id!]);
  if (outcome.recording_taken) throw new RecordingTakenError(subject.recordingId);
  if (outcome.evaluated_before) throw new EvaluatedBeforeError(subject.formCode);
  if (outcome.already_evaluated) throw new AlreadyEvaluatedError(subject.recordingId, subject.formCode);
}

function isNumberTaken(error: unknown): boolean {
  return errorCode(error) === UNIQUE_VIOLATION && (error as { constraint?: string }).constraint === 'evaluation_key_pkey';
}

function isSame(present: StoredEvaluation, subject: EvaluationSubject, filled: FilledIn, { score, notes }: ScoredAnswers): boolean {
  const { points, flags } = encodeItems(score.items);
  const facts = [
    [present.agent_id, present.evaluator_id, present.form_version_id, present.recording_id, present.purpose, present.points, present.flags],
    [subject.agentId, subject.evaluatorId, subject.formVersionId, subject.recordingId, subject.purpose, points, flags],
  ];
  const words = [
    [present.called_at, present.critical_named, present.comment, present.notes],
    [subject.calledAt, filled.criticalNamed, filled.comment, notes],
  ];
  return [facts, words].every(([stored, given]) => JSON.stringify(stored) === JSON.stringify(given));
}

function writtenAs(evaluationNo: string, revision: number, { score }: ScoredAnswers): Written {
  return { tag: String(revision), saved: savedEvaluation(evaluationNo, 'released', revision, score) };
}

/** An evaluation as it stands, told as after a write. */
export function writtenBefore(present: StoredEvaluation): Written {
  const { evaluation_no, state, revision, raw_bp, final_bp, critical_failed } = present;
  const saved = {
    evaluation_no,
    state,
    revision,
    raw_score: raw_bp === null ? null : raw_bp / 100,
    final_score: final_bp === null ? null : final_bp / 100,
    critical_failed,
    unanswered: [],
  };
  return { tag: String(revision), saved };
}
