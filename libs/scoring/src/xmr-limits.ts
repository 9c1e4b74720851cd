import { findSignals } from './find-signals.js';
import type { Signal } from './find-signals.js';

export interface XmrLimits {
  center: number;
  lower: number;
  upper: number;
  meanMovingRange: number;
  signals: Signal[];
}

/** d2 of the range of two neighbours. */
const D2 = 1.128;

/**
 * Natural limits of a series of single values, in its own unit, unrounded: mean ± 3 / 1.128 · mean moving range.
 * Source: NIST/SEMATECH e-Handbook 6.3.2.2.
 * @returns null for fewer than 2 values
 */
export function xmrLimits(values: readonly number[]): XmrLimits | null {
  if (values.length < 2) return null;
  const center = average(values);
  const meanMovingRange = average(values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value))));
  const reach = (3 / D2) * meanMovingRange;
  const [lower, upper] = [center - reach, center + reach];
  // Equal values have a mean that floats may miss by an ulp: nothing varies, so nothing signals.
  const signals =
    meanMovingRange === 0
      ? []
      : findSignals(
          values.map((value) => ({ value, lower, upper })),
          center,
        );
  return { center, lower, upper, meanMovingRange, signals };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
