import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { enqueue } from '@platform/queue/outbox.js';
import { DirtyStore, type DirtyRange } from './dirty.store.js';

/** The people of a month whose facts changed. */
export interface DirtyMark {
  periodId: string;
  agentIds: readonly number[];
}

/**
 * Says which agent-months must be summed again. To be called in the transaction of the fact itself: the mark and the fact are
 * seen together or not at all.
 */
@Injectable()
export class DirtyService {
  constructor(private readonly store: DirtyStore) {}

  /** Marks agents of months and nudges the worker once a month. The months must exist. */
  async mark(tx: EntityManager, marks: readonly DirtyMark[]): Promise<void> {
    const pairs = marks.flatMap(({ periodId, agentIds }) => agentIds.map((agentId) => ({ periodId, agentId })));
    if (pairs.length === 0) return;
    await this.store.mark(tx, pairs);
    await this.nudge(tx, new Set(pairs.map((pair) => pair.periodId)));
  }

  /** Marks every existing month that a person's range touches. */
  async markOverlapping(tx: EntityManager, ranges: readonly DirtyRange[]): Promise<void> {
    if (ranges.length === 0) return;
    await this.nudge(tx, await this.store.markOverlapping(tx, ranges));
  }

  /** Nudges the worker about every mark that is still there: whatever was lost on its way is made up for. */
  async remind(tx: EntityManager): Promise<void> {
    await this.nudge(tx, await this.store.markedPeriods(tx));
  }

  /** One job a month: the marks are the truth, a lost nudge only delays. */
  private async nudge(tx: EntityManager, periodIds: Iterable<string>): Promise<void> {
    for (const period of periodIds) await enqueue(tx, 'accumulate', { period });
  }
}
