/** A month of the centre: days as `YYYY-MM-DD`, both inclusive. */
export interface PeriodDays {
  firstDay: string;
  lastDay: string;
}

/** 1: calendar months. 26: from the 26th to the 25th, named for the month they end in. */
export type MonthStart = 1 | 26;

const PERIOD_ID = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Whether a text is a month such as `2026-10`. */
export function isPeriodId(text: string): boolean {
  return PERIOD_ID.test(text);
}

/** The month a day belongs to, as `YYYY-MM`. The day is a local date of the centre. */
export function periodIdOf(day: string, monthStartsOn: MonthStart): string {
  const month = day.slice(0, 7);
  return monthStartsOn === 26 && Number(day.slice(8, 10)) >= 26 ? shiftMonth(month, 1) : month;
}

/** The first and the last day of a month. */
export function periodDays(id: string, monthStartsOn: MonthStart): PeriodDays {
  if (monthStartsOn === 26) return { firstDay: `${shiftMonth(id, -1)}-26`, lastDay: `${id}-25` };
  const { year, month } = partsOf(id);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { firstDay: `${id}-01`, lastDay: `${id}-${length}` };
}

export function previousPeriodId(id: string): string {
  return shiftMonth(id, -1);
}

/** Every month from one to another, both included, in order; empty when they stand the wrong way round. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = shiftMonth(month, 1)) months.push(month);
  return months;
}

function shiftMonth(id: string, by: number): string {
  const { year, month } = partsOf(id);
  const moved = year * 12 + (month - 1) + by;
  return `${String(Math.floor(moved / 12)).padStart(4, '0')}-${String((moved % 12) + 1).padStart(2, '0')}`;
}

function partsOf(id: string): { year: number; month: number } {
  return { year: Number(id.slice(0, 4)), month: Number(id.slice(5, 7)) };
}
