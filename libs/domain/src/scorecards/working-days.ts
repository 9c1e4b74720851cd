/** A day that differs from Monday-to-Friday: a holiday, or a make-up day that is worked. */
export interface CalendarException {
  /** `YYYY-MM-DD` */
  day: string;
  working: boolean;
}

const DAY_MS = 86_400_000;

/** Whether a day is worked: the exception if there is one, else Monday to Friday. */
export function isWorkingDay(day: string, exceptions: ReadonlyMap<string, boolean>): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return exceptions.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/**
 * The day that lies `count` working days after another; the day itself does not count. 0 gives the day itself.
 * @param day `YYYY-MM-DD`
 * @param count at least 0
 */
export function addWorkingDays(day: string, count: number, exceptions: readonly CalendarException[]): string {
  const byDay = new Map(exceptions.map((exception) => [exception.day, exception.working]));
  let current = day;
  for (let left = count; left > 0;) {
    current = new Date(Date.parse(current) + DAY_MS).toISOString().slice(0, 10);
    if (isWorkingDay(current, byDay)) left -= 1;
  }
  return current;
}
