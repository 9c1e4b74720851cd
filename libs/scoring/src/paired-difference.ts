import jStat from 'jstat';
import { tQuantile } from './mean-interval.js';
import { isNothing, known, missing, type Statistic } from './statistic.js';

/** One subject before and after, in the same unit. */
export interface Pair {
  before: number;
  after: number;
}

export interface PairedDifference {
  n: number;
  /** Mean of after − before. */
  meanDifference: Statistic;
  /** Ends of its 95 % interval. */
  low: Statistic;
  high: Statistic;
  t: Statistic;
  /** n − 1. */
  degreesOfFreedom: Statistic;
  /** Two-sided. */
  p: Statistic;
}

/**
 * The mean change of pairs with its t interval and paired t test.
 * Source: Student 1908; NIST/SEMATECH e-Handbook 7.3.1.1.
 * @returns reasons: `no_data`; `too_few_pairs` for one pair; `no_variation` of t and p when all changes are equal (the interval is then
 * the change itself)
 */
export function pairedDifference(pairs: readonly Pair[]): PairedDifference {
  return meanChange(pairs.map(({ before, after }) => after - before));
}

/** The same of changes that are already differences. */
export function meanChange(changes: readonly number[]): PairedDifference {
  const n = changes.length;
  if (n === 0) return unknown(n, missing('no_data'), 'no_data');
  const mean = changes.reduce((sum, change) => sum + change, 0) / n;
  if (n === 1) return unknown(n, known(mean), 'too_few_pairs');
  const degrees = n - 1;
  const squares = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0);
  const isConstant = isNothing(
    squares,
    changes.reduce((sum, change) => sum + change ** 2, 0),
  );
  const error = isConstant ? 0 : Math.sqrt(squares / degrees / n);
  const half = error * tQuantile(degrees);
  const t = mean / error;
  return {
    n,
    meanDifference: known(mean),
    low: known(mean - half),
    high: known(mean + half),
    t: isConstant ? missing('no_variation') : known(t),
    degreesOfFreedom: known(degrees),
    p: isConstant ? missing('no_variation') : known(twoSidedP(t, degrees)),
  };
}

function unknown(n: number, meanDifference: Statistic, reason: 'no_data' | 'too_few_pairs'): PairedDifference {
  const none = missing(reason);
  return { n, meanDifference, low: none, high: none, t: none, degreesOfFreedom: none, p: none };
}

/** P(|T| ≥ |t|), by the incomplete beta function, which keeps small probabilities exact. */
function twoSidedP(t: number, degrees: number): number {
  return jStat.ibeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}
