import { addWorkingDays, type CalendarException } from '../scorecards/working-days.js';

/** Working days that an agent has to look at an evaluation. */
export const DAYS_TO_ACKNOWLEDGE = 3;
/** More days than working days and holidays in a row ever take. */
const LONGEST_WAIT = 60;

/** The last day to acknowledge what was released on a day. */
export function acknowledgeBy(releasedOn: string, exceptions: readonly CalendarException[]): string {
  return addWorkingDays(releasedOn, DAYS_TO_ACKNOWLEDGE, exceptions);
}

/** The last day whose releases are overdue. @param today `YYYY-MM-DD` */
export function overdueUpTo(today: string, exceptions: readonly CalendarException[]): string {
  let day = today;
  for (let back = 0; back < LONGEST_WAIT && acknowledgeBy(day, exceptions) >= today; back += 1) day = dayBefore(day);
  return day;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
