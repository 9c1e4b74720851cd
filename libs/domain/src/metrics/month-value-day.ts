import { periodDays, type MonthStart } from '../scorecards/period-calendar.js';

/**
 * The day on which a person's value of a whole month is theirs: the last day of that month, or the last day they worked if that is earlier.
 * @param leftOn null: still here
 */
export function monthValueDay(month: string, monthStartsOn: MonthStart, leftOn: string | null): string {
  const { lastDay } = periodDays(month, monthStartsOn);
  return leftOn !== null && leftOn < lastDay ? leftOn : lastDay;
}

/** The same in SQL. @param day the first day of the month, as it is stored; `leftOn` a column of type date */
export function monthValueDaySql(day: string, monthStartsOn: MonthStart, leftOn: string): string {
  const lastDay = monthStartsOn === 26 ? `(${day} + 24)` : `(${day} + interval '1 month' - interval '1 day')::date`;
  return `least(${lastDay}, ${leftOn})`;
}
