// Wall-clock arithmetic in the centre's zone: dates are `2026-10-05`, months `2026-10`, instants `2026-10-05 09:12:40`. No zone, no clock.

const DAY_MS = 86_400_000;

function toUtc(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function toDate(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return toDate(toUtc(date) + days * DAY_MS);
}

/** Days from the first date to the second; negative when the second is earlier. */
export function daysBetween(first: string, second: string): number {
  return Math.round((toUtc(second) - toUtc(first)) / DAY_MS);
}

export function addMonths(period: string, months: number): string {
  const index = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function firstDay(period: string): string {
  return `${period}-01`;
}

export function lastDay(period: string): string {
  return addDays(firstDay(addMonths(period, 1)), -1);
}

export function dayOf(period: string, day: number): string {
  return `${period}-${String(day).padStart(2, '0')}`;
}

/** All dates from the first to the last, both included; empty when the last is before the first. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let utc = toUtc(first); utc <= toUtc(last); utc += DAY_MS) dates.push(toDate(utc));
  return dates;
}

/** 0 is Sunday. */
export function weekday(date: string): number {
  return new Date(toUtc(date)).getUTCDay();
}

/** The later of two dates or instants. */
export function later(first: string, second: string): string {
  return first > second ? first : second;
}

/** The earlier of two dates or instants. */
export function earlier(first: string, second: string): string {
  return first < second ? first : second;
}

/** @param second seconds since midnight, 0…86399 */
export function instant(date: string, second: number): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${date} ${part(Math.floor(second / 3600))}:${part(Math.floor(second / 60) % 60)}:${part(second % 60)}`;
}
