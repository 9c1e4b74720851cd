import { findSignals } from './find-signals.js';
import type { Signal } from './find-signals.js';

/** One month: how often it happened, of how many. */
export interface Counted {
  x: number;
  n: number;
}

export interface PPoint {
  /** x / n; null when n is 0. */
  value: number | null;
  lower: number;
  upper: number;
}

export interface PLimits {
  /** Σ x / Σ n. */
  center: number;
  points: PPoint[];
  signals: Signal[];
}

/**
 * A p-chart over months of different size: p̄ ± 3·√(p̄(1 − p̄)/n), cut at 0 and 1; fractions, unrounded. A month
 * without data has the widest limits and no value. Source: NIST/SEMATECH e-Handbook 6.3.3.2.
 * @returns null when there is no data at all
 */
export function pLimits(months: readonly Counted[]): PLimits | null {
  const total = months.reduce((sum, month) => sum + month.n, 0);
  if (total === 0) return null;
  const center = months.reduce((sum, month) => sum + month.x, 0) / total;
  const points = months.map(({ x, n }): PPoint => {
    if (n === 0) return { value: null, lower: 0, upper: 1 };
    const reach = 3 * Math.sqrt((center * (1 - center)) / n);
    return { value: x / n, lower: Math.max(0, center - reach), upper: Math.min(1, center + reach) };
  });
  return { center, points, signals: findSignals(points, center) };
}
