import { localDate, zonedInstant } from '@platform/time/zone.js';
import { addWorkingDays, type CalendarException } from '../scorecards/working-days.js';

/** By what the time that agents have to look at an evaluation is reckoned. */
export interface AcknowledgementRule {
  /** Working days, at least one. */
  days: number;
  timeZone: string;
  exceptions: readonly CalendarException[];
}

/** The last day to acknowledge what was released on a day. */
export function acknowledgeBy(releasedOn: string, { days, exceptions }: AcknowledgementRule): string {
  return addWorkingDays(releasedOn, days, exceptions);
}

/** What was released before this moment is overdue; everything else still waits. */
export function waitingSince(now: Date, rule: AcknowledgementRule): Date {
  const today = localDate(now, rule.timeZone);
  let first = today;
  for (let before = dayBefore(today); acknowledgeBy(before, rule) >= today; before = dayBefore(before)) first = before;
  return zonedInstant(first, rule.timeZone);
}

/** The day before another. @param day `YYYY-MM-DD` */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
