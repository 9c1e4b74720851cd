import { acknowledgeBy, waitingSince } from './acknowledge-by.js';

const NATIONAL_DAY = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => ({ day, working: false }));
const MADE_UP = [{ day: '2026-10-10', working: true }];
const HOLIDAYS = [...NATIONAL_DAY, ...MADE_UP];
const rule = (days: number, exceptions: typeof HOLIDAYS = []) => ({ days, timeZone: 'Asia/Shanghai', exceptions });
const midnight = (day: string) => new Date(`${day}T00:00+08:00`);

describe('the deadline to acknowledge an evaluation', () => {
  it('is as many working days after its release as the centre says, holidays and make-up days minded', () => {
    expect(acknowledgeBy('2026-11-02', rule(3))).toBe('2026-11-05');
    expect(acknowledgeBy('2026-11-05', rule(3))).toBe('2026-11-10');
    expect(acknowledgeBy('2026-09-30', rule(3, HOLIDAYS))).toBe('2026-10-10');
    expect(acknowledgeBy('2026-11-05', rule(1))).toBe('2026-11-06');
  });

  it('is over the day after, for exactly what was released before the moment that others wait since', () => {
    for (const days of [1, 3, 60]) {
      for (const each of [rule(days), rule(days, HOLIDAYS)]) {
        for (const today of ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-12', '2026-10-13', '2026-11-10']) {
          const since = waitingSince(new Date(`${today}T15:00+08:00`), each);
          const first = new Date(since.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
          expect(since).toEqual(midnight(first));
          expect(acknowledgeBy(first, each) >= today).toBe(true);
          const before = new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10);
          expect(acknowledgeBy(before, each) < today).toBe(true);
        }
      }
    }
  });

  it('goes by the centre’s day, not by the one in Greenwich', () => {
    expect(waitingSince(new Date('2026-11-10T23:59+08:00'), rule(1))).toEqual(midnight('2026-11-09'));
    expect(waitingSince(new Date('2026-11-11T00:01+08:00'), rule(1))).toEqual(midnight('2026-11-10'));
  });
});
