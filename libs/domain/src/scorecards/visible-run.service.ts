import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RunHeading, RunHistory } from '@contracts/periods.js';
import { seesUnpublished, type CardViewer } from './card-viewer.js';
import { NeverClosedError, NotPublishedError, RunUnknownError } from './scorecards.errors.js';
import { VisibleRunStore, type VisibleRun } from './visible-run.store.js';

/** Which runs someone may see: an agent those that are on notice or published, everybody else all. */
@Injectable()
export class VisibleRunService {
  constructor(private readonly store: VisibleRunStore) {}

  /**
   * @param number left out: the newest one
   * @throws NeverClosedError, NotPublishedError, RunUnknownError
   */
  async get(tx: EntityManager, periodId: string, number: number | undefined, viewer: CardViewer): Promise<VisibleRun> {
    const unpublished = seesUnpublished(viewer);
    const [run] = await this.store.list(tx, periodId, unpublished, number ?? null, 1);
    if (run !== undefined) return run;
    const [newest] = await this.store.list(tx, periodId, unpublished, null, 1);
    if (newest !== undefined) throw new RunUnknownError(periodId, number ?? 0, newest.number);
    throw unpublished ? new NeverClosedError(periodId) : new NotPublishedError(periodId);
  }

  /** Newest first. */
  async list(tx: EntityManager, periodId: string, viewer: CardViewer): Promise<VisibleRun[]> {
    return this.store.list(tx, periodId, seesUnpublished(viewer), null, null);
  }
}

export function runHeading(run: VisibleRun): RunHeading {
  return {
    period: run.periodId,
    run: run.number,
    scheme: run.scheme,
    scheme_version: run.schemeNumber,
    leader_scheme: run.leaderScheme,
    leader_scheme_version: run.leaderSchemeNumber,
    as_of: run.asOf.toISOString(),
    checksum: run.checksum,
    reason: run.reason,
    published: run.publishedAt !== null,
    on_notice: run.onNotice,
  };
}

export function runHistory(run: VisibleRun): RunHistory {
  return {
    ...runHeading(run),
    closed_by: run.closedBy,
    published_at: run.publishedAt?.toISOString() ?? null,
    published_by: run.publishedBy,
    accepted_checks: run.acceptedChecks,
    input_counts: run.inputCounts,
  };
}
