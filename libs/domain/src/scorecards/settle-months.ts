import type { EntityManager } from 'typeorm';
import { periodIdOf, type MonthStart } from './period-calendar.js';
import type { PeriodService } from './period.service.js';

/**
 * Opens the months in which changed facts lie, before and after, and refuses those that stand.
 * @param days local days of the centre
 * @param restateReason why a month that stands is changed; null: it is not meant
 * @throws PeriodLockedError naming the months
 */
export async function settleMonths(
  periods: PeriodService,
  session: { tx: EntityManager; clock: { monthStartsOn: MonthStart } },
  days: Iterable<string>,
  restateReason: string | null,
): Promise<void> {
  const touched = new Set(days);
  await periods.ensureForDays(session.tx, touched);
  const ids = [...touched].map((day) => periodIdOf(day, session.clock.monthStartsOn));
  await periods.refuseIfLocked(session.tx, new Set(ids), restateReason);
}
