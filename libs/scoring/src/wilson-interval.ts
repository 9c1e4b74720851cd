import { roundStatistic } from './round.js';

/** The 97.5 % point of the normal distribution as this house uses it. */
export const WILSON_Z = 1.959964;

export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's score interval of a rate, as fractions, unrounded. Always within 0–1, and containing x / n.
 * Source: Wilson 1927; Newcombe 1998, method 3.
 *
 * @param x how often it happened, 0 ≤ x ≤ n
 * @param n how often it could have
 * @param z normal quantile; default a 95 % interval
 * @returns null when n is 0
 * @throws RangeError when x is not within 0 and n
 */
export function wilsonInterval(x: number, n: number, z: number = WILSON_Z): Interval | null {
  if (!(x >= 0 && x <= n)) throw new RangeError('a rate counts from 0 to its denominator');
  if (n === 0) return null;
  const rate = x / n;
  const square = z * z;
  const center = (rate + square / (2 * n)) / (1 + square / n);
  const half = ((z / (1 + square / n)) * Math.sqrt(rate * (1 - rate) + square / (4 * n))) / Math.sqrt(n);
  // At the ends the bound is exact; floats would miss it by an ulp.
  return { low: x === 0 ? 0 : Math.max(0, center - half), high: x === n ? 1 : Math.min(1, center + half) };
}

/** `wilsonInterval` at 95 % in millionths; null when n is 0. */
export function wilsonE6(x: number, n: number): Interval | null {
  const interval = wilsonInterval(x, n);
  return interval === null ? null : { low: roundStatistic(interval.low * 1_000_000), high: roundStatistic(interval.high * 1_000_000) };
}
