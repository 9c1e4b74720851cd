import fc from 'fast-check';
import type { SampleSums } from './mean-interval.js';
import { welchDifference, welchDifferenceBp } from './welch-difference.js';

const sumsOf = (scores: readonly number[]): SampleSums => ({
  n: scores.length,
  sum: scores.reduce((sum, score) => sum + score, 0),
  sumSquares: scores.reduce((sum, score) => sum + score ** 2, 0),
});
const sample = fc.array(fc.integer({ min: 0, max: 10000 }), { minLength: 2, maxLength: 40 }).map(sumsOf);

describe("Welch's difference", () => {
  it("of Student's sleep data is that of R's t.test(extra ~ group): −3.3654832 to 0.2054832 hours", () => {
    const result = welchDifference(sumsOf([7, -16, -2, -12, -1, 34, 37, 8, 0, 20]), sumsOf([19, 8, 11, 1, -1, 44, 55, 16, 46, 34]));
    expect(result?.difference).toBeCloseTo(-15.8, 10);
    expect(result?.low).toBeCloseTo(-33.654832, 4);
    expect(result?.high).toBeCloseTo(2.054832, 4);
    expect(result?.real).toBe(false);
  });

  it('with equal sizes and variances is the two-sample t interval', () => {
    // s² = 5/3 each, n = 4: 3 ± 2.446912 · √(5/6), t at 6 degrees of freedom.
    const result = welchDifference(sumsOf([4, 5, 6, 7]), sumsOf([1, 2, 3, 4]));
    expect(result?.low).toBeCloseTo(3 - 2.446912 * Math.sqrt(5 / 6), 4);
    expect(result?.high).toBeCloseTo(3 + 2.446912 * Math.sqrt(5 / 6), 4);
    expect(result?.real).toBe(true);
  });

  it('calls a small change within chance', () => {
    expect(welchDifferenceBp(sumsOf([9000, 8000, 9500, 7000]), sumsOf([8800, 7900, 9600, 7100]))).toMatchObject({
      difference: 25,
      real: false,
    });
  });

  it('is null with fewer than two on a side, and the difference itself when nothing varies', () => {
    expect(welchDifference(sumsOf([1]), sumsOf([1, 2]))).toBeNull();
    expect(welchDifferenceBp(sumsOf([90, 90]), sumsOf([80, 80]))).toEqual({ difference: 10, low: 10, high: 10, real: true });
    expect(welchDifferenceBp(sumsOf([90, 90]), sumsOf([90, 90, 90]))?.real).toBe(false);
  });

  it('contains the difference and mirrors when the samples swap', () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const [there, back] = [welchDifferenceBp(first, second), welchDifferenceBp(second, first)];
        if (there === null || back === null) throw new Error('both samples have two');
        expect(there.low <= there.difference && there.difference <= there.high).toBe(true);
        expect([there.low + back.high, there.high + back.low, there.difference + back.difference]).toEqual([0, 0, 0]);
        expect(there.real).toBe(back.real);
      }),
    );
  });
});
