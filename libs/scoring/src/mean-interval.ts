import jStat from 'jstat';
import { roundStatistic } from './round.js';

/** Integer sums of a sample of scores in basis points. */
export interface SampleSums {
  n: number;
  sum: number | bigint;
  sumSquares: number | bigint;
}

export interface MeanInterval {
  mean: number;
  low: number;
  high: number;
}

/** Two-sided quantile of Student's t, 2.5 % on each side unless told otherwise. */
export function tQuantile(degreesOfFreedom: number, confidence = 0.95): number {
  const key = `${degreesOfFreedom} ${confidence}`;
  const known = quantiles.get(key);
  if (known !== undefined) return known;
  const quantile = jStat.studentt.inv((1 + confidence) / 2, degreesOfFreedom);
  if (quantiles.size < QUANTILES_KEPT) quantiles.set(key, quantile);
  return quantile;
}

/** Found by iteration, and asked for again with every card: there are only as many as there are sample sizes. */
const quantiles = new Map<string, number>();
const QUANTILES_KEPT = 10_000;

/** Sample variance (n − 1) from exact sums; the one division is the only rounding. Needs n ≥ 2. */
export function sampleVariance({ n, sum, sumSquares }: SampleSums): number {
  const size = BigInt(n);
  return Number(size * BigInt(sumSquares) - BigInt(sum) ** 2n) / Number(size * (size - 1n));
}

/**
 * The t interval of a mean, in the unit of the sample, unrounded: mean ± t(n − 1) · s / √n. Not cut at the scale's
 * ends. Source: NIST/SEMATECH e-Handbook 1.3.5.2.
 * @returns null for n below 2
 */
export function meanInterval(sample: SampleSums, confidence = 0.95): MeanInterval | null {
  if (sample.n < 2) return null;
  const mean = Number(sample.sum) / sample.n;
  const half = tQuantile(sample.n - 1, confidence) * Math.sqrt(sampleVariance(sample) / sample.n);
  return { mean, low: mean - half, high: mean + half };
}

/** The ends of the 95 % interval in whole basis points; null for n below 2. */
export function meanIntervalBp(sample: SampleSums): { low: number; high: number } | null {
  const interval = meanInterval(sample);
  return interval === null ? null : { low: roundStatistic(interval.low), high: roundStatistic(interval.high) };
}
