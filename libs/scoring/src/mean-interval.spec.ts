import fc from 'fast-check';
import { meanBp } from './mean-bp.js';
import { meanInterval, meanIntervalBp, sampleVariance, tQuantile } from './mean-interval.js';
import type { SampleSums } from './mean-interval.js';

const sumsOf = (scores: readonly number[]): SampleSums => ({
  n: scores.length,
  sum: scores.reduce((sum, score) => sum + BigInt(score), 0n),
  sumSquares: scores.reduce((sum, score) => sum + BigInt(score) ** 2n, 0n),
});
const scores = fc.array(fc.integer({ min: 0, max: 10000 }), { minLength: 2, maxLength: 60 });

describe('the mean and its t interval', () => {
  it('makes 52.97 of 100, 9.91, 63.96, 90.99 and 0', () => {
    const sums = sumsOf([10000, 991, 6396, 9099, 0]);
    expect(meanBp(sums.sum, sums.n)).toBe(5297);
    expect(meanBp(0, 0)).toBeNull();
  });

  it.each([
    [1, 12.7062],
    [2, 4.30265],
    [3, 3.18245],
    [7, 2.36462],
    [15, 2.13145],
    [30, 2.04227],
    [120, 1.97993],
    [1_000_000, 1.95997],
  ])('has the tabled t quantile at %d degrees of freedom', (degrees, table) => {
    expect(tQuantile(degrees)).toBeCloseTo(table, 4);
  });

  it('has the tabled 99 % quantile too', () => {
    expect(tQuantile(10, 0.99)).toBeCloseTo(3.16927, 4);
  });

  it('of 1, 2, 3, 4 is 2.5 ± 3.182446 · 1.290994 / 2', () => {
    const interval = meanInterval(sumsOf([1, 2, 3, 4]));
    expect(interval?.low).toBeCloseTo(0.44574, 4);
    expect(interval?.high).toBeCloseTo(4.55426, 4);
  });

  it('is null below two evaluations and a point when all are alike', () => {
    expect(meanInterval(sumsOf([9000]))).toBeNull();
    expect(meanIntervalBp(sumsOf([]))).toBeNull();
    expect(meanIntervalBp(sumsOf([9000, 9000, 9000]))).toEqual({ low: 9000, high: 9000 });
  });

  it('keeps the variance of a million large scores exact', () => {
    expect(sampleVariance({ n: 1_000_000, sum: 9_999n * 1_000_000n, sumSquares: 9_999n ** 2n * 1_000_000n })).toBe(0);
  });

  it('contains the printed mean, whatever the order of the scores', () => {
    fc.assert(
      fc.property(scores, (sample) => {
        const sums = sumsOf(sample);
        const interval = meanIntervalBp(sums);
        const mean = meanBp(sums.sum, sums.n) ?? -1;
        expect(interval !== null && interval.low <= mean && mean <= interval.high).toBe(true);
        expect(meanIntervalBp(sumsOf(sample.toReversed()))).toEqual(interval);
      }),
    );
  });
});
