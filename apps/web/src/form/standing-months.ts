import type { PeriodSummary } from '@contracts/periods.js';

type Month = Pick<PeriodSummary, 'period' | 'first_day' | 'last_day' | 'state'>;

export interface TouchedMonths {
  /** Months that stand, the oldest first: they change by a restatement only. */
  standing: string[];
  /** The others, the oldest first. */
  open: string[];
}

/**
 * Which months a change touches.
 * @param from the first day
 * @param to the last; null: until further notice
 */
export function touchedMonths(months: readonly Month[], from: string, to: string | null): TouchedMonths {
  const touched = months
    .filter(({ first_day, last_day }) => last_day >= from && (to === null || first_day <= to))
    .toSorted((a, b) => a.period.localeCompare(b.period));
  const stands = ({ state }: Month) => state === 'published' || state === 'locked';
  return {
    standing: touched.filter(stands).map(({ period }) => period),
    open: touched.filter((each) => !stands(each)).map(({ period }) => period),
  };
}
