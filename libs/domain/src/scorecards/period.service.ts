import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDate } from '@platform/time/zone.js';
import { SettingsService } from '../settings/settings.service.js';
import { isPeriodId, periodDays, periodIdOf } from './period-calendar.js';
import { PeriodStore, type DayRange, type Period } from './period.store.js';
import { PeriodEmptyError, PeriodLockedError, PeriodUnknownError } from './scorecards.errors.js';

/** The months of the centre: made when a fact first falls into them, kept from changing once they stand. */
@Injectable()
export class PeriodService {
  constructor(
    private readonly store: PeriodStore,
    private readonly settings: SettingsService,
  ) {}

  /** Creates the months of local days (`YYYY-MM-DD`) that are missing. */
  async ensureForDays(tx: EntityManager, days: Iterable<string>): Promise<void> {
    const { monthStartsOn } = await this.settings.calendar(tx);
    await this.ensure(tx, new Set([...days].map((day) => periodIdOf(day, monthStartsOn))));
  }

  /** Creates the months of instants that are missing, by the day the centre's clocks showed. */
  async ensureForInstants(tx: EntityManager, instants: Iterable<Date>): Promise<void> {
    const { timeZone } = await this.settings.calendar(tx);
    await this.ensureForDays(tx, new Set([...instants].map((instant) => localDate(instant, timeZone))));
  }

  /**
   * Creates months that are missing.
   * @throws PeriodUnknownError for a text that is no month
   */
  async ensure(tx: EntityManager, ids: Iterable<string>): Promise<void> {
    const months = [...new Set(ids)].sort();
    for (const id of months) this.checkId(id);
    if (months.length === 0) return;
    const { timeZone, monthStartsOn } = await this.settings.calendar(tx);
    await this.store.create(
      tx,
      months.map((id) => ({ id, ...periodDays(id, monthStartsOn) })),
      timeZone,
    );
  }

  /** The existing months that any of the ranges touches, in order. */
  async overlapping(tx: EntityManager, ranges: readonly DayRange[]): Promise<Period[]> {
    return ranges.length === 0 ? [] : this.store.overlapping(tx, ranges);
  }

  /**
   * Refuses to change months that stand, unless it is meant. Months that are not there yet refuse nothing. Until the transaction
   * ends nobody can lock these months, so what was allowed here stays allowed.
   * @param restateReason why a month that stands is changed; null: it is not meant
   * @throws PeriodLockedError naming the months
   */
  async refuseIfLocked(tx: EntityManager, periodIds: Iterable<string>, restateReason: string | null): Promise<void> {
    const periods = await this.store.findForShare(tx, [...new Set(periodIds)]);
    const standing = periods.filter((period) => period.state === 'published' || period.state === 'locked');
    if (standing.length > 0 && !restateReason?.trim()) throw new PeriodLockedError(standing.map((period) => period.id));
  }

  /** The earliest month that has not been put on notice or locked; null: none. */
  async earliestOpen(tx: EntityManager): Promise<Period | null> {
    return this.store.earliestOpen(tx);
  }

  async list(tx: EntityManager): Promise<Period[]> {
    return this.store.list(tx);
  }

  /**
   * @throws PeriodUnknownError when the text is no month
   * @throws PeriodEmptyError when nothing has come in for the month
   */
  async get(tx: EntityManager, id: string): Promise<Period> {
    this.checkId(id);
    const period = await this.store.find(tx, id);
    if (period === null) throw new PeriodEmptyError(id);
    return period;
  }

  /** null: nothing has come in for the month. @throws PeriodUnknownError when the text is no month */
  async find(tx: EntityManager, id: string): Promise<Period | null> {
    this.checkId(id);
    return this.store.find(tx, id);
  }

  /** The first close makes an open month a closing one; every other state stays. */
  async startClosing(tx: EntityManager, id: string): Promise<void> {
    await this.store.startClosing(tx, id);
  }

  private checkId(id: string): void {
    if (!isPeriodId(id)) throw new PeriodUnknownError(id);
  }
}
