import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChainHead } from '../audit/link-events.js';
import { PeriodStore, type Period } from './period.store.js';
import { PublishFactsStore } from './publish-facts.store.js';
import { RunStore, type Run } from './run.store.js';
import { PeriodEmptyError } from './scorecards.errors.js';
import type { CalendarException } from './working-days.js';

/** Writes what publishing changes: the run that stands and the state of its month, always together. */
@Injectable()
export class PublishPeriodStore {
  constructor(
    private readonly periods: PeriodStore,
    private readonly runs: RunStore,
    private readonly facts: PublishFactsStore,
  ) {}

  /** Reads a month and holds its row until the transaction ends. */
  async hold(tx: EntityManager, periodId: string): Promise<Period> {
    const period = await this.periods.findForUpdate(tx, periodId);
    if (period === null) throw new PeriodEmptyError(periodId);
    return period;
  }

  async calendarExceptions(tx: EntityManager): Promise<CalendarException[]> {
    return this.facts.calendarExceptions(tx);
  }

  async openNotice(tx: EntityManager, run: Run, until: string, accepted: readonly string[]): Promise<void> {
    await this.periods.openNotice(tx, run.periodId, until);
    await this.runs.markOnNotice(tx, run.id, accepted);
  }

  /** @param head where the audit chain ends: a chain that is cut or written anew later contradicts the run */
  async lock(tx: EntityManager, run: Run, actor: string, accepted: readonly string[], head: ChainHead): Promise<void> {
    await this.periods.lock(tx, run.periodId, run.id);
    await this.runs.markPublished(tx, run.id, actor, accepted, head);
  }
}
