import fc from 'fast-check';
import { isPeriodId, monthsBetween, periodDays, periodIdOf, previousPeriodId } from './period-calendar.js';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const monthStart = fc.constantFrom(1 as const, 26 as const);

function nextDay(text: string): string {
  return new Date(Date.parse(text) + 86_400_000).toISOString().slice(0, 10);
}

describe('the months of a centre', () => {
  it('a calendar month has all its days', () => {
    expect(periodDays('2026-02', 1)).toEqual({ firstDay: '2026-02-01', lastDay: '2026-02-28' });
    expect(periodDays('2028-02', 1).lastDay).toBe('2028-02-29');
  });

  it('a month from the 26th is named for the month it ends in', () => {
    expect(periodDays('2026-01', 26)).toEqual({ firstDay: '2025-12-26', lastDay: '2026-01-25' });
    expect(periodIdOf('2025-12-26', 26)).toBe('2026-01');
    expect(periodIdOf('2026-01-25', 26)).toBe('2026-01');
  });

  it('every day lies in the month it belongs to, and in no other', () => {
    fc.assert(
      fc.property(day, monthStart, (some, start) => {
        const id = periodIdOf(some, start);
        const { firstDay, lastDay } = periodDays(id, start);
        expect(firstDay <= some && some <= lastDay).toBe(true);
        expect(periodIdOf(firstDay, start)).toBe(id);
        expect(periodIdOf(lastDay, start)).toBe(id);
        expect(periodIdOf(nextDay(lastDay), start)).not.toBe(id);
      }),
    );
  });

  it('months follow each other without a gap', () => {
    fc.assert(
      fc.property(day, monthStart, (some, start) => {
        const id = periodIdOf(some, start);
        expect(nextDay(periodDays(previousPeriodId(id), start).lastDay)).toBe(periodDays(id, start).firstDay);
      }),
    );
  });

  it('lists the months between two, across a year', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('2026-02', '2026-01')).toEqual([]);
  });

  it('an impossible month is no month', () => {
    expect(['2026-13', '2026-00', '2026-1', '26-01', '2026-10-01', '', '２０２６-10'].filter(isPeriodId)).toEqual([]);
  });
});
