import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** No evaluation of that number ever came in. */
export class EvaluationUnknownError extends FairmarkError {
  constructor(evaluationNo: string) {
    super('explain.evaluation_unknown', { evaluation: evaluationNo }, 404);
  }
}

export class EvaluationNumberTakenError extends FairmarkError {
  constructor(evaluationNo: string) {
    super('evaluations.number_taken', { evaluation: evaluationNo }, 409);
  }
}

export class RecordingTakenError extends FairmarkError {
  constructor(recording: string) {
    super('evaluations.recording_taken', { recording }, 409);
  }
}

export class OwnCallError extends FairmarkError {
  constructor() {
    super('evaluations.own_call', {}, 422);
  }
}

/** A double is not for whoever evaluated the call first, nor a re-check for anyone who has evaluated it. */
export class EvaluatedBeforeError extends FairmarkError {
  constructor(form: string) {
    super('evaluations.evaluated_before', { form }, 422);
  }
}

/** A sampled call counts once by each form. */
export class AlreadyEvaluatedError extends FairmarkError {
  constructor(recording: string, form: string) {
    super('evaluations.already_evaluated', { recording, form }, 409);
  }
}

export class NotAPersonError extends FairmarkError {
  constructor() {
    super('evaluations.not_a_person', {}, 422);
  }
}

export class DraftUnknownError extends FairmarkError {
  constructor(evaluationNo: string) {
    super('evaluations.draft_unknown', { evaluation: evaluationNo }, 404);
  }
}

export class DraftOfAnotherError extends FairmarkError {
  constructor() {
    super('evaluations.draft_of_another', {}, 409);
  }
}

export class AppealUnderWayError extends FairmarkError {
  constructor(evaluationNo: string) {
    super('evaluations.appeal_under_way', { evaluation: evaluationNo }, 409);
  }
}

/** A reason was given to change a month that stands, by someone who may not close months. */
export class RestateForbiddenError extends FairmarkError {
  constructor() {
    super('evaluations.restate_forbidden', {}, 403);
  }
}

export class EvaluationRevisionUnknownError extends FairmarkError {
  constructor(evaluationNo: string, revision: number) {
    super('evaluations.revision_unknown', { evaluation: evaluationNo, revision }, 404);
  }
}

/** Everybody has their number, or no call that fits is left. */
export class NothingToDrawError extends FairmarkError {
  constructor(period: string) {
    super('evaluations.nothing_to_draw', { period }, 409);
  }
}

/** Nothing was drawn under that number, or the caller may not see it. */
export class DrawUnknownError extends FairmarkError {
  constructor(draw: number) {
    super('evaluations.draw_unknown', { draw }, 404);
  }
}

export class NoFormInForceError extends FairmarkError {
  constructor(day: string) {
    super('evaluations.no_form_in_force', { day }, 409);
  }
}

/** A list is too long for one file. */
export class TooManyToExportError extends FairmarkError {
  constructor(count: number, limit: number) {
    super('evaluations.too_many_to_export', { count, limit }, 422);
  }
}

/** It is appealed against, or over. */
export class NotToAcknowledgeError extends FairmarkError {
  constructor(evaluation: string) {
    super('evaluations.not_to_acknowledge', { evaluation }, 409);
  }
}
