import type { PeriodSummary } from '@contracts/periods.js';
import { isShown, ownMonth } from './own-month.js';

const month = (period: string, state: PeriodSummary['state'], published_run: number | null): PeriodSummary => ({
  period,
  first_day: `${period}-01`,
  last_day: `${period}-28`,
  state,
  notice_until: null,
  runs: 1,
  newest_run: 1,
  published_run,
  published_at: null,
  locked_at: null,
});

describe('the month an agent looks at', () => {
  const months = [month('2026-12', 'closing', null), month('2026-11', 'notice', null), month('2026-10', 'locked', 1)];

  it('is the newest that is on notice or published, never one that is only worked out', () => {
    expect(months.map(isShown)).toEqual([false, true, true]);
    expect(ownMonth(months, null)?.period).toBe('2026-11');
    expect(ownMonth(months.slice(0, 1), null)).toBeNull();
  });

  it('is the one of the address when that is a month', () => {
    expect(ownMonth(months, '2026-12')?.period).toBe('2026-12');
    expect(ownMonth(months, '1999-01')?.period).toBe('2026-11');
  });
});
