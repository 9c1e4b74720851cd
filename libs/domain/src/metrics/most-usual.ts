const DAYS_OF_MONTH = 31;
const DAY_S = 24 * 60 * 60;
/** Two hours on average for one call. */
const LONG_CALL_S = 2 * 60 * 60;

/** What can hardly be exceeded, by metric and what the value is of. Satisfaction is given in percent or on a shorter scale. */
const MOST: Readonly<Record<string, { day: number; month: number }>> = {
  csat: { day: 100, month: 100 },
  aht_seconds: { day: LONG_CALL_S, month: LONG_CALL_S },
  not_ready_seconds: { day: DAY_S, month: DAY_S * DAYS_OF_MONTH },
  attendance_days: { day: 1, month: DAYS_OF_MONTH },
  required_days: { day: 1, month: DAYS_OF_MONTH },
};

/** The highest value of a metric that is no surprise; null: any may be. */
export function mostUsual(metric: string, grain: 'day' | 'month'): number | null {
  return MOST[metric]?.[grain] ?? null;
}
