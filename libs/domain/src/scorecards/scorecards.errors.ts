import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { MessageKey } from '@platform/i18n/translate.js';
import type { PublishCheck } from './publish-checks.js';

/** The text names no month. */
export class PeriodUnknownError extends FairmarkError {
  constructor(period: string) {
    super('scorecards.period_unknown', { period });
  }
}

/** The month is a possible one, but nothing has come in for it. */
export class PeriodEmptyError extends FairmarkError {
  constructor(period: string) {
    super('scorecards.period_empty', { period }, 404);
  }
}

/** A fact would change a month that stands. */
export class PeriodLockedError extends FairmarkError {
  constructor(readonly periods: readonly string[]) {
    super('scorecards.period_locked', { periods: periods.join(', ') }, 409);
  }
}

/** Nobody belonged to a team in that month: there is nobody to make a card for. */
export class NobodyInPeriodError extends FairmarkError {
  constructor(period: string) {
    super('scorecards.nobody_in_period', { period }, 409);
  }
}

/** A month closed before is closed again without saying why. */
export class RunNeedsReasonError extends FairmarkError {
  constructor(period: string, run: number) {
    super('scorecards.run_needs_reason', { period, run }, 409);
  }
}

/** There is no run to read: the month was never closed. */
export class NeverClosedError extends FairmarkError {
  constructor(period: string) {
    super('scorecards.never_closed', { period }, 404);
  }
}

/** An agent asks for a month of which no run is on notice or published. */
export class NotPublishedError extends FairmarkError {
  constructor(period: string) {
    super('scorecards.not_published', { period }, 404);
  }
}

/** There is nothing there, or nothing that the caller may see: which of the two is not told. */
export class NothingToSeeError extends FairmarkError {
  constructor() {
    super('scorecards.nothing_to_see', {}, 404);
  }
}

export class RunUnknownError extends FairmarkError {
  constructor(period: string, run: number, newest: number) {
    super('scorecards.run_unknown', { period, run, newest }, 404);
  }
}

export class SchemeUnknownError extends FairmarkError {
  constructor(code: string, known: readonly string[]) {
    super('scorecards.scheme_unknown', { code, known: known.join(', ') }, 404);
  }
}

export class CardUnknownError extends FairmarkError {
  constructor(period: string, run: number, agent: string) {
    super('scorecards.card_unknown', { period, run, agent }, 404);
  }
}

export class TeamUnknownError extends FairmarkError {
  constructor(period: string, run: number, team: string) {
    super('scorecards.team_unknown', { period, run, team }, 404);
  }
}

/** Checks stand in the way that nobody accepted, or that nobody can accept. */
export class PublishRefusedError extends FairmarkError {
  /**
   * @param blocking checks to be put right first
   * @param open checks that may be accepted and were not
   * @param accept every check to be accepted for the month to be published as it is
   * @param checks all of them, for a list beside the sentence
   */
  constructor(
    periodId: string,
    readonly blocking: readonly string[],
    readonly open: readonly string[],
    accept: readonly string[],
    readonly checks: readonly PublishCheck[],
  ) {
    super(
      refusalKey(blocking),
      { period: periodId, checks: (blocking.length > 0 ? blocking : open).join(', '), accept: accept.join(',') },
      409,
    );
  }
}

function refusalKey(blocking: readonly string[]): MessageKey {
  if (blocking.length === 0) return 'scorecards.publish_refused';
  return blocking.length === 1 && blocking[0] === 'stale_run' ? 'scorecards.publish_stale' : 'scorecards.publish_blocked';
}

/** A restatement of a month that stands takes effect at once. */
export class NoticeOnLockedError extends FairmarkError {
  constructor(period: string) {
    super('scorecards.notice_on_locked', { period }, 409);
  }
}

export class CheckUnknownError extends FairmarkError {
  constructor(unknown: readonly string[], known: readonly string[]) {
    super('scorecards.check_unknown', { unknown: unknown.join(', '), known: known.join(', ') });
  }
}

/** The newest run stands already. */
export class AlreadyPublishedError extends FairmarkError {
  constructor(period: string, run: number) {
    super('scorecards.already_published', { period, run }, 409);
  }
}

/** A notice length that is not a whole number of days from 0 to 60. */
export class NoticeDaysError extends FairmarkError {
  constructor(days: number) {
    super('scorecards.notice_days', { days });
  }
}

/** Others changed the month again and again while it was being closed. */
export class PeriodBusyError extends FairmarkError {
  constructor(period: string) {
    super('scorecards.period_busy', { period }, 503);
  }
}

/** There is no such version of a scheme, or no such scheme. */
export class SchemeVersionUnknownError extends FairmarkError {
  constructor(code: string, number?: number) {
    super(
      number === undefined ? 'scorecards.scheme_missing' : 'scorecards.scheme_version_missing',
      { code, ...(number === undefined ? {} : { number }) },
      404,
    );
  }
}

/** An approved version never changes. */
export class SchemeNotDraftError extends FairmarkError {
  constructor(code: string, number: number) {
    super('scorecards.scheme_not_draft', { code, number }, 409);
  }
}

/** Four eyes: somebody else approves. */
export class ApprovedByAuthorError extends FairmarkError {
  constructor() {
    super('scorecards.scheme_own', {}, 409);
  }
}

/** A version would come into force in months that are on notice or stand. */
export class SchemeMonthsSettledError extends FairmarkError {
  constructor(from: string, settled: readonly string[]) {
    super('scorecards.scheme_settled', { from, settled: settled.join(', ') }, 409);
  }
}

/** Months the wrong way round, or too many of them. */
export class TrendSpanError extends FairmarkError {
  constructor(longest: number) {
    super('scorecards.trend_span', { longest });
  }
}
