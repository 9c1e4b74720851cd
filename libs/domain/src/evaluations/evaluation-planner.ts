import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DraftContent, NewEvaluation } from '@contracts/evaluations.js';
import type { Actor } from '@platform/auth/actor.js';
import { covers, type DataScope } from '@platform/auth/data-scope.js';
import { FieldErrors, type FieldProblem } from '@platform/errors/field-errors.errors.js';
import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';
import { localDate } from '@platform/time/zone.js';
import { FormCatalogueCache } from '../forms/form-catalogue-cache.js';
import type { FormCatalogue, FormVersion } from '../forms/form-catalogue.js';
import type { EvaluationDraft, EvaluationSubject, FilledIn, ForeseenSubject } from './draft.store.js';
import { EvaluatedBeforeError, NotAPersonError, OwnCallError, RecordingTakenError } from './evaluations.errors.js';
import { readGivenAnswers, scoreKeptAnswers, type ScoredAnswers } from './given-answers.js';
import { SubmitStore, type EvaluationGrounds } from './submit.store.js';

/** Calls are taken from then on. */
const EARLIEST = Date.UTC(2000, 0, 1);
/** Clocks of call platforms may be ahead of ours. */
const AHEAD_MS = 24 * 60 * 60 * 1000;

/** Who writes evaluations and how far they may. */
export interface Evaluator {
  actor: Actor;
  scope: DataScope;
}

export interface PlannedEvaluation {
  subject: EvaluationSubject;
  filled: FilledIn;
  scored: ScoredAnswers;
}

/** One that was planned without asking the database: it holds if what is known here still does. */
export interface ForeseenEvaluation {
  subject: ForeseenSubject;
  filled: FilledIn;
  scored: ScoredAnswers;
}

/** Finds out what a new evaluation is about and whether this evaluator may make it. */
@Injectable()
export class EvaluationPlanner {
  /** As last read; it does not change once there are months. */
  private timeZone: string | null = null;

  constructor(
    private readonly store: SubmitStore,
    private readonly forms: FormCatalogueCache,
  ) {}

  /**
   * @throws FieldErrors naming what does not fit
   * @throws NotAPersonError, OwnCallError, EvaluatedBeforeError, RecordingTakenError
   */
  async plan(tx: EntityManager, body: NewEvaluation, { actor, scope }: Evaluator): Promise<PlannedEvaluation> {
    const evaluatorId = evaluatorOf(actor);
    const recordingId = body.call?.recording_id ?? body.recording_id!;
    const grounds = await this.store.grounds(tx, recordingId, body.call?.employee_no ?? null, body.form_code);
    this.timeZone = grounds.time_zone;
    const call = callOf(body, grounds, scope);
    if (call.agentId === evaluatorId) throw new OwnCallError();
    const version = versionOf(await this.forms.at(tx, grounds.stamp), body, localDate(call.calledAt, grounds.time_zone));
    const subject: EvaluationSubject = { ...call, ...named(body, actor, version), evaluatorId };
    if (hasEvaluatedBefore(subject, grounds.evaluations)) throw new EvaluatedBeforeError(version.code);
    return { subject, ...fillIn(version, body, !body.submit) };
  }

  /**
   * The same from what is in memory, for whoever may evaluate everybody: it saves asking before writing, which checks it all again.
   * @returns null: more must be known, or something does not fit; `plan` finds out what
   */
  foresee(body: NewEvaluation, { actor, scope }: Evaluator): ForeseenEvaluation | null {
    const known = this.forms.last;
    const { personId: evaluatorId } = actor;
    if (known === null || this.timeZone === null || evaluatorId === null || scope.kind !== 'all') return null;
    const calledAt = body.call === undefined ? null : new Date(body.call.started_at);
    if (calledAt !== null && !isPossible(calledAt)) return null;
    const version = foreseenVersion(known.catalogue, body, calledAt === null ? null : localDate(calledAt, this.timeZone));
    const read = version === null ? null : readContent(version, body, false);
    if (version === null || read === null || 'problems' in read) return null;
    const { employee_no: employeeNo = null, direction = null } = body.call ?? {};
    const { stamp } = known;
    return { ...read, subject: { agentId: null, employeeNo, calledAt, direction, stamp, ...named(body, actor, version), evaluatorId } };
  }

  /** The form version of something stored. */
  async versionOf(tx: EntityManager, stamp: string, formVersionId: number): Promise<FormVersion> {
    const catalogue = await this.forms.at(tx, stamp);
    const version = catalogue.versions.find((each) => each.id === formVersionId);
    if (version === undefined) throw new Error(`The form version ${formVersionId} is missing`);
    return version;
  }

  subjectOf(draft: EvaluationDraft, version: FormVersion): EvaluationSubject {
    return {
      evaluationNo: draft.evaluation_no,
      agentId: draft.agent_id,
      evaluatorId: draft.evaluator_id,
      formVersionId: version.id,
      formId: version.formId,
      formCode: version.code,
      recordingId: draft.recording_id,
      calledAt: draft.called_at,
      direction: draft.direction,
      purpose: draft.purpose,
    };
  }
}

/** @throws NotAPersonError */
export function evaluatorOf(actor: Actor): number {
  if (actor.personId === null) throw new NotAPersonError();
  return actor.personId;
}

/**
 * Reads and scores what an evaluator filled in.
 * @param draft tolerates what is not answered yet
 * @throws FieldErrors naming each answer that does not fit
 */
export function fillIn(version: FormVersion, content: DraftContent, draft: boolean): { filled: FilledIn; scored: ScoredAnswers } {
  const read = readContent(version, content, draft);
  if ('problems' in read) throw new FieldErrors(read.problems);
  return read;
}

function readContent(
  version: FormVersion,
  content: DraftContent,
  draft: boolean,
): { filled: FilledIn; scored: ScoredAnswers } | { problems: FieldProblem[] } {
  const criticalNamed = [...new Set(content.critical_named)].toSorted();
  const { kept, problems } = readGivenAnswers(version, content.answers);
  const scored = scoreKeptAnswers(version, kept, criticalNamed, draft);
  const told = new Set(problems.map(({ pointer }) => pointer));
  if ('problems' in scored) return { problems: [...problems, ...scored.problems.filter(({ pointer }) => !told.has(pointer))] };
  return problems.length > 0
    ? { problems }
    : { filled: { kept, criticalNamed, comment: content.comment ?? null, secondsSpent: content.seconds_spent ?? null }, scored };
}

/** The number it goes by, its form and its purpose. */
function named(
  body: NewEvaluation,
  actor: Actor,
  version: FormVersion,
): Pick<EvaluationSubject, 'evaluationNo' | 'recordingId' | 'purpose' | 'formVersionId' | 'formId' | 'formCode'> {
  const recordingId = body.call?.recording_id ?? body.recording_id!;
  return {
    evaluationNo: body.evaluation_no ?? `${recordingId}/${version.code}/${actor.employeeNo}`,
    recordingId,
    purpose: body.purpose,
    formVersionId: version.id,
    formId: version.formId,
    formCode: version.code,
  };
}

function isPossible(calledAt: Date): boolean {
  return calledAt.getTime() >= EARLIEST && calledAt.getTime() <= Date.now() + AHEAD_MS;
}

/** A second opinion must be somebody else's: a double not of who came first, a re-check of nobody who has scored the call by the form. */
function hasEvaluatedBefore(subject: EvaluationSubject, evaluations: EvaluationGrounds['evaluations']): boolean {
  const { evaluationNo, evaluatorId, purpose } = subject;
  // The same again, as when an answer got lost, is no other evaluation.
  const others = evaluations.filter((each) => each.evaluation_no !== evaluationNo || each.purpose !== purpose);
  if (purpose === 'double') return others[0]?.evaluator_id === evaluatorId;
  return purpose === 'recheck' && others.some((each) => each.evaluator_id === evaluatorId);
}

function callOf(
  body: NewEvaluation,
  grounds: EvaluationGrounds,
  scope: DataScope,
): Pick<EvaluationSubject, 'agentId' | 'calledAt' | 'direction'> {
  const visible = (agentId: number, calledAt: Date) => covers(scope, agentId, localDate(calledAt, grounds.time_zone));
  const { agent_id, started_at, direction } = grounds;
  if (body.call === undefined) {
    if (agent_id === null || started_at === null || direction === null || !visible(agent_id, started_at))
      throw refused('/recording_id', 'evaluations.unknown_recording', { recording: body.recording_id! });
    return { agentId: agent_id, calledAt: started_at, direction };
  }
  const given = new Date(body.call.started_at);
  if (!isPossible(given)) throw refused('/call/started_at', 'evaluations.call_time_impossible', { at: body.call.started_at });
  // What is known of the call decides who may see it, not what the caller says of it.
  const calledAt = started_at ?? given;
  if (grounds.person_id === null || !visible(grounds.person_id, calledAt))
    throw refused('/call/employee_no', 'organization.unknown_employee_no', { no: body.call.employee_no });
  if (agent_id !== null && agent_id !== grounds.person_id) throw new RecordingTakenError(body.call.recording_id);
  if (calledAt.getTime() !== given.getTime()) throw callDiffers(body.call.recording_id, given);
  return { agentId: grounds.person_id, calledAt, direction: direction ?? body.call.direction };
}

function versionOf(catalogue: FormCatalogue, { form_code: word, version: asked }: NewEvaluation, day: string): FormVersion {
  const code = catalogue.find(word);
  if (code === null) throw refused('/form_code', 'evaluations.unknown_form', { form: word });
  const version = asked === undefined ? catalogue.inForce(code, day) : catalogue.version(code, asked);
  if (version !== null) return version;
  if (asked === undefined) throw refused('/form_code', 'evaluations.no_version_in_force', { form: code, day });
  throw refused('/version', 'evaluations.unknown_version', { form: code, version: asked });
}

/** @param day of the call; null: not known, and then only a version that would do on any day is sure */
function foreseenVersion(
  catalogue: FormCatalogue,
  { form_code: word, version: asked }: NewEvaluation,
  day: string | null,
): FormVersion | null {
  const code = catalogue.find(word);
  if (code === null) return null;
  if (asked !== undefined) return catalogue.version(code, asked);
  if (day !== null) return catalogue.inForce(code, day);
  const [only, other] = catalogue.versions.filter((each) => each.code === code && each.state === 'published');
  return only !== undefined && other === undefined && only.effectiveFrom === null ? only : null;
}

/** The recording's call is known and began at another time than was given. */
export function callDiffers(recording: string, given: Date): FieldErrors {
  return refused('/call/started_at', 'evaluations.call_differs', { recording, at: given.toISOString() });
}

function refused(pointer: string, key: MessageKey, params: MessageParams): FieldErrors {
  const problem: FieldProblem = { pointer, in: 'body', message: { key, params } };
  return new FieldErrors([problem]);
}
