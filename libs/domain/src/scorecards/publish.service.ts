import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction } from '@contracts/audit-actions.js';
import { localDate } from '@platform/time/zone.js';
import { AuditChainService } from '../audit/audit-chain.service.js';
import { AuditService } from '../audit/audit.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { AccumulateService } from './accumulate.service.js';
import { withPeriodLock } from './period-lock.js';
import type { Period } from './period.store.js';
import { ACCEPTABLE_CHECKS, type GradeCount, type PublishCheck } from './publish-checks.js';
import { PublishPeriodStore } from './publish-period.store.js';
import { PublishReviewer, type PublishReview } from './publish-reviewer.js';
import {
  AlreadyPublishedError,
  CheckUnknownError,
  NoticeDaysError,
  NoticeOnLockedError,
  PublishRefusedError,
} from './scorecards.errors.js';
import { addWorkingDays } from './working-days.js';

const LONGEST_NOTICE = 60;

export interface PublishRequest {
  periodId: string;
  /** Working days of the notice period; 0: the month is locked at once. */
  noticeDays: number;
  /** The checks that may stand, by code. */
  accept: readonly string[];
  actor: string;
  /** Writes what is to be committed with the new state of the month, or not at all. */
  committing?: (tx: EntityManager, result: PublishResult) => Promise<void>;
}

export interface ChecksReport {
  period: string;
  run: number;
  checksum: string;
  checks: PublishCheck[];
  grade_histogram: GradeCount[];
}

export interface PublishResult extends ChecksReport {
  state: 'notice' | 'locked';
  /** The last day of the notice period; null: the month is locked. */
  notice_until: string | null;
  /** The checks that found something and were accepted, now or when the notice period opened. */
  accepted: string[];
}

/** Puts a month's newest run on notice, or makes it stand. */
@Injectable()
export class PublishService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: PublishPeriodStore,
    private readonly reviewer: PublishReviewer,
    private readonly accumulate: AccumulateService,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
    private readonly chain: AuditChainService,
  ) {}

  /** Refuses checks of what is not there, before anybody waits for them. @throws what `checks` throws */
  async refuseUnknownRun(periodId: string, run?: number): Promise<void> {
    await this.reviewer.refuseUnknownRun(this.dataSource.manager, periodId, run);
  }

  /**
   * Refuses a wish that nothing could fulfil, before anybody waits for it. Whether there is a run to publish is found out when it is
   * done: the job that closes the month may come first.
   * @throws CheckUnknownError, NoticeDaysError, PeriodUnknownError, PeriodEmptyError
   */
  async check({ periodId, noticeDays, accept }: Pick<PublishRequest, 'periodId' | 'noticeDays' | 'accept'>): Promise<void> {
    refuseMeaningless(noticeDays, accept);
    await this.reviewer.refuseUnknown(this.dataSource.manager, periodId);
  }

  /**
   * What publishing would be held up by, as if it were published without notice now.
   * @throws PeriodUnknownError, PeriodEmptyError, NeverClosedError, RunUnknownError
   */
  async checks(periodId: string, run?: number): Promise<ChecksReport> {
    return this.locked(periodId, async (tx, period) => {
      const review = await this.reviewer.review(tx, period, { accept: [], today: await this.today(tx), run });
      return report(review);
    });
  }

  /**
   * Publishes the newest run: with notice days agents and leaders check first, without them the month is locked. A restatement of a
   * locked month is published the same way.
   * @throws PublishRefusedError when a check stands in the way that is not accepted
   * @throws CheckUnknownError for a name that is no acceptable check
   * @throws AlreadyPublishedError, NoticeOnLockedError, NoticeDaysError, NeverClosedError, PeriodUnknownError, PeriodEmptyError
   */
  async publish(request: PublishRequest): Promise<PublishResult> {
    const { noticeDays, accept } = request;
    refuseMeaningless(noticeDays, accept);
    return this.locked(request.periodId, async (tx, period) => {
      const today = await this.today(tx);
      const review = await this.reviewer.review(tx, period, { accept, today: noticeDays > 0 ? null : today });
      refuse(period, review, noticeDays);
      const result = await (noticeDays > 0 ? this.openNotice(tx, review, request, today) : this.lock(tx, review, request));
      await request.committing?.(tx, result);
      return result;
    });
  }

  private async openNotice(tx: EntityManager, review: PublishReview, request: PublishRequest, today: string): Promise<PublishResult> {
    const { run } = review;
    const accepted = acceptedOf(review);
    const until = addWorkingDays(today, request.noticeDays, await this.store.calendarExceptions(tx));
    await this.store.openNotice(tx, run, until, accepted);
    await this.record(tx, 'period.notice', review, request.actor, { notice_until: until, accepted });
    return { ...report(review), state: 'notice', notice_until: until, accepted };
  }

  private async lock(tx: EntityManager, review: PublishReview, request: PublishRequest): Promise<PublishResult> {
    const accepted = acceptedOf(review);
    await this.record(tx, 'period.publish', review, request.actor, { accepted });
    // What led to this run, and its publishing, are under the head that it takes down.
    await this.store.lock(tx, review.run, request.actor, accepted, await this.chain.advanceIn(tx));
    return { ...report(review), state: 'locked', notice_until: null, accepted };
  }

  private async record(
    tx: EntityManager,
    action: AuditAction,
    { run }: PublishReview,
    actor: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action,
      subject: `period ${run.periodId}`,
      detail: { run: run.number, checksum: run.checksum, ...detail },
    });
  }

  /**
   * Runs work on a month that nobody sums, closes or publishes meanwhile, and whose row is held: whoever adds facts to the month has
   * either committed, and is seen, or waits and then finds the month as this work left it.
   */
  private async locked<Result>(periodId: string, work: (tx: EntityManager, period: Period) => Promise<Result>): Promise<Result> {
    await this.reviewer.refuseUnknown(this.dataSource.manager, periodId);
    return withPeriodLock(this.dataSource, periodId, async (manager) => {
      await this.accumulate.drainLocked(manager, periodId);
      return manager.transaction('READ COMMITTED', async (tx) => work(tx, await this.store.hold(tx, periodId)));
    });
  }

  private async today(tx: EntityManager): Promise<string> {
    return localDate(new Date(), (await this.settings.calendar(tx)).timeZone);
  }
}

function refuseMeaningless(noticeDays: number, accept: readonly string[]): void {
  const unknown = accept.filter((code) => !(ACCEPTABLE_CHECKS as readonly string[]).includes(code));
  if (unknown.length > 0) throw new CheckUnknownError(unknown, ACCEPTABLE_CHECKS);
  if (!Number.isInteger(noticeDays) || noticeDays < 0 || noticeDays > LONGEST_NOTICE) throw new NoticeDaysError(noticeDays);
}

function refuse(period: Period, { run, checks }: PublishReview, noticeDays: number): void {
  if (period.publishedRunId === run.id) throw new AlreadyPublishedError(period.id, run.number);
  if (noticeDays > 0 && period.publishedRunId !== null) throw new NoticeOnLockedError(period.id);
  const found = checks.filter((check) => check.count > 0);
  const blocking = found.filter((check) => check.blocking).map((check) => check.code);
  const open = found.filter((check) => !check.blocking && !check.accepted).map((check) => check.code);
  if (blocking.length + open.length === 0) return;
  const accept = found.filter((check) => !check.blocking).map((check) => check.code);
  throw new PublishRefusedError(period.id, blocking, open, accept, checks);
}

function acceptedOf({ checks }: PublishReview): string[] {
  return checks.filter((check) => check.count > 0 && check.accepted).map((check) => check.code);
}

function report({ run, checks, histogram }: PublishReview): ChecksReport {
  return { period: run.periodId, run: run.number, checksum: run.checksum, checks, grade_histogram: histogram };
}
