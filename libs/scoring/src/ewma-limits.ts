import type { Signal } from './find-signals.js';

export interface EwmaPoint {
  /** The average up to and with this point. */
  value: number;
  lower: number;
  upper: number;
}

export interface EwmaLimits {
  /** Mean of the values. */
  center: number;
  /** What the limits of the points come to after many points. */
  lower: number;
  upper: number;
  points: EwmaPoint[];
  /** Rule 1 alone: neighbouring averages are alike by construction, so runs say nothing. */
  signals: Signal[];
}

export interface EwmaOptions {
  /** Weight of the newest value, above 0 and at most 1. */
  lambda?: number;
  /** Width of the limits in standard deviations of the average, above 0. */
  width?: number;
  /** Centre and standard deviation of single values where they are known; else the mean, and mean moving range / 1.128. */
  center?: number;
  sigma?: number;
}

const D2 = 1.128;

/**
 * An exponentially weighted moving average with the exact limits of each point, in the values' unit:
 * z_i = λ·x_i + (1 − λ)·z_(i−1), z_0 = centre; centre ± L·σ·√(λ/(2 − λ)·(1 − (1 − λ)^(2i))).
 * Source: Roberts 1959; Montgomery, Introduction to Statistical Quality Control, 9.2; NIST/SEMATECH e-Handbook 6.3.2.4.
 * @returns null for fewer than 2 values
 * @throws RangeError for a lambda or width out of range
 */
export function ewmaLimits(values: readonly number[], options: EwmaOptions = {}): EwmaLimits | null {
  const { lambda = 0.2, width = 3 } = options;
  if (!(lambda > 0 && lambda <= 1)) throw new RangeError('lambda lies above 0 and is at most 1');
  if (!(width > 0)) throw new RangeError('the width of the limits lies above 0');
  if (values.length < 2) return null;
  const { center = mean(values), sigma = movingRangeSigma(values) } = options;
  const reach = (square: number): number => width * sigma * Math.sqrt((lambda / (2 - lambda)) * square);
  const points: EwmaPoint[] = [];
  let average = center;
  values.forEach((value, index) => {
    average = lambda * value + (1 - lambda) * average;
    const half = reach(1 - (1 - lambda) ** (2 * (index + 1)));
    points.push({ value: average, lower: center - half, upper: center + half });
  });
  // Without variation floats may miss the centre by an ulp: nothing signals.
  const signals = points.flatMap(({ value, lower, upper }, index): Signal[] =>
    sigma > 0 && (value < lower || value > upper) ? [{ index, rule: 'beyond_limits' }] : [],
  );
  return { center, lower: center - reach(1), upper: center + reach(1), points, signals };
}

function movingRangeSigma(values: readonly number[]): number {
  return mean(values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)))) / D2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
