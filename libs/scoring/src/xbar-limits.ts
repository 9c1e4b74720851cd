import { findSignals, type Signal } from './find-signals.js';

export interface XbarLimits {
  center: number;
  lower: number;
  upper: number;
  /** Mean of each group. */
  means: number[];
  /** Mean range over d2: the standard deviation of a single value. */
  sigma: number;
  signals: Signal[];
}

/** Mean range of n normal values in standard deviations, n = 2 to 10. */
const D2 = [1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.97, 3.078];

/**
 * An x̄ chart of groups of the same size, in the values' unit: mean of means ± 3·(mean range / d2)/√n.
 * Source: NIST/SEMATECH e-Handbook 6.3.2.1.
 * @returns null for fewer than 2 groups, groups of different sizes, or of fewer than 2 or more than 10 values
 */
export function xbarLimits(groups: readonly (readonly number[])[]): XbarLimits | null {
  const size = groups[0]?.length ?? 0;
  const d2 = D2[size - 2];
  if (groups.length < 2 || d2 === undefined || groups.some((group) => group.length !== size)) return null;
  const means = groups.map(mean);
  const center = mean(means);
  const sigma = mean(groups.map((group) => Math.max(...group) - Math.min(...group))) / d2;
  const reach = (3 * sigma) / Math.sqrt(size);
  const [lower, upper] = [center - reach, center + reach];
  const points = means.map((value) => ({ value, lower, upper }));
  return { center, lower, upper, means, sigma, signals: findSignals(points, center) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
