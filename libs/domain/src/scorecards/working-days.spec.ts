import fc from 'fast-check';
import { addWorkingDays, isWorkingDay, type CalendarException } from './working-days.js';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const exceptions = fc.uniqueArray(fc.record({ day, working: fc.boolean() }), { selector: (exception) => exception.day, maxLength: 40 });

describe('working days', () => {
  it('a weekend does not count', () => {
    expect(addWorkingDays('2026-10-30', 3, [])).toBe('2026-11-04');
  });

  it('a holiday does not count and a make-up Saturday does', () => {
    const golden: CalendarException[] = [
      ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((holiday) => ({ day: holiday, working: false })),
      { day: '2026-10-10', working: true },
    ];
    expect(addWorkingDays('2026-09-30', 3, golden)).toBe('2026-10-10');
  });

  it('no working day ahead is the day itself, worked or not', () => {
    expect(addWorkingDays('2026-10-31', 0, [])).toBe('2026-10-31');
  });

  it('the day found is worked, and exactly so many worked days lie up to it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 15 }), exceptions, (start, count, some) => {
        const end = addWorkingDays(start, count, some);
        const byDay = new Map(some.map((exception) => [exception.day, exception.working]));
        let worked = 0;
        for (let at = Date.parse(start) + 86_400_000; at <= Date.parse(end); at += 86_400_000) {
          if (isWorkingDay(new Date(at).toISOString().slice(0, 10), byDay)) worked += 1;
        }
        expect(worked).toBe(count);
        expect(isWorkingDay(end, byDay)).toBe(true);
      }),
    );
  });
});
