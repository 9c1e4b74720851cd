import type { Duty } from '@contracts/home.js';
import { addWorkingDays, type CalendarException } from '../scorecards/working-days.js';

/** Working days after a month's end until which its calls are evaluated. */
const CUT_OFF_DAYS = 2;

/** Working days an agent has to acknowledge or contest a result. */
const ANSWER_DAYS = 3;

const DAY_MS = 86_400_000;

/** A duty with the day it is due: what is told of it is the day that the time began to run. */
export function datedDuty(duty: Duty, exceptions: readonly CalendarException[]): Duty {
  if (duty.until === null) return duty;
  switch (duty.kind) {
    case 'close_month':
      return { ...duty, until: addWorkingDays(duty.until, CUT_OFF_DAYS, exceptions) };
    case 'to_acknowledge':
    case 'unacknowledged':
      return { ...duty, until: addWorkingDays(duty.until, ANSWER_DAYS, exceptions) };
    default:
      return duty;
  }
}

/** The first day of release whose deadline has not passed on a day. */
export function firstOpenDay(today: string, exceptions: readonly CalendarException[]): string {
  let first = today;
  for (;;) {
    const before = new Date(Date.parse(first) - DAY_MS).toISOString().slice(0, 10);
    if (addWorkingDays(before, ANSWER_DAYS, exceptions) < today) return first;
    first = before;
  }
}
