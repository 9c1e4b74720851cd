import { sampleVariance, tQuantile } from './mean-interval.js';
import type { SampleSums } from './mean-interval.js';
import { roundStatistic } from './round.js';

export interface MeanDifference {
  /** First mean minus second. */
  difference: number;
  low: number;
  high: number;
  /** The interval excludes 0: more than chance. */
  real: boolean;
}

/**
 * Welch's interval of the difference of two means (unequal variances, Satterthwaite's degrees of freedom), in the
 * sample's unit, unrounded. Source: Welch 1947; NIST/SEMATECH e-Handbook 7.3.1.
 *
 * When neither sample varies there is nothing to estimate: the interval is the difference itself.
 * @returns null when either sample has fewer than 2
 */
export function welchDifference(first: SampleSums, second: SampleSums, confidence = 0.95): MeanDifference | null {
  if (first.n < 2 || second.n < 2) return null;
  const difference = Number(first.sum) / first.n - Number(second.sum) / second.n;
  const [a, b] = [sampleVariance(first) / first.n, sampleVariance(second) / second.n];
  if (a + b === 0) return { difference, low: difference, high: difference, real: difference !== 0 };
  const degrees = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const half = tQuantile(degrees, confidence) * Math.sqrt(a + b);
  const [low, high] = [difference - half, difference + half];
  return { difference, low, high, real: low > 0 || high < 0 };
}

/** The 95 % difference in whole basis points; `real` is judged before rounding. Null when either sample has fewer than 2. */
export function welchDifferenceBp(first: SampleSums, second: SampleSums): MeanDifference | null {
  const result = welchDifference(first, second);
  if (result === null) return null;
  return {
    difference: roundStatistic(result.difference),
    low: roundStatistic(result.low),
    high: roundStatistic(result.high),
    real: result.real,
  };
}
