import { acknowledgeBy, overdueUpTo } from './acknowledge-by.js';

const NATIONAL_DAY = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => ({ day, working: false }));
const MADE_UP = [{ day: '2026-10-10', working: true }];

describe('the deadline to acknowledge an evaluation', () => {
  it('is three working days after its release, holidays and make-up days minded', () => {
    expect(acknowledgeBy('2026-11-02', [])).toBe('2026-11-05');
    expect(acknowledgeBy('2026-11-05', [])).toBe('2026-11-10');
    expect(acknowledgeBy('2026-09-30', [...NATIONAL_DAY, ...MADE_UP])).toBe('2026-10-10');
  });

  it('is over the day after, for exactly what was released that early', () => {
    for (const exceptions of [[], [...NATIONAL_DAY, ...MADE_UP]]) {
      for (const today of ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-12', '2026-10-13', '2026-11-10']) {
        const last = overdueUpTo(today, exceptions);
        expect(acknowledgeBy(last, exceptions) < today).toBe(true);
        const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
        expect(acknowledgeBy(next, exceptions) < today).toBe(false);
      }
    }
  });
});
