import fc from 'fast-check';
import { attendanceScore } from './attendance-score.js';

const days = fc.integer({ min: 1, max: 310_000 });

describe('attendance', () => {
  it('is attended over required, half-up, at most 100', () => {
    expect([attendanceScore(205_000, 220_000), attendanceScore(230_000, 220_000), attendanceScore(0, 220_000)]).toEqual([9318, 10000, 0]);
  });

  it('is null when nothing was required or a figure is missing', () => {
    expect([attendanceScore(10_000, 0), attendanceScore(null, 10_000), attendanceScore(10_000, null)]).toEqual([null, null, null]);
  });

  it('never falls with a further day attended, nor rises with one required', () => {
    fc.assert(
      fc.property(days, days, days, (attended, required, more) => {
        const score = attendanceScore(attended, required) ?? -1;
        expect(score >= 0 && score <= 10000).toBe(true);
        expect(attendanceScore(attended + more, required)).toBeGreaterThanOrEqual(score);
        expect(attendanceScore(attended, required + more)).toBeLessThanOrEqual(score);
      }),
    );
  });
});
