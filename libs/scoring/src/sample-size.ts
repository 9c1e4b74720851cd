/** The exact 97.5 % point of the normal distribution. */
const Z95 = 1.959963984540054;

export interface Precision {
  /** Half the width of the interval, as a fraction: 0.05 for ±5 %. Above 0, below 1. */
  margin: number;
  /** The rate expected, 0–1; 0.5 is the most cautious. */
  expectedRate?: number;
  /** Normal quantile; default 95 % confidence. */
  z?: number;
}

/**
 * How many to sample from a finite population to know a rate within a margin: n0 = z²·p(1 − p)/e², n = n0 / (1 + (n0 − 1)/N), rounded
 * up, never more than there are. Source: Cochran 1977, Sampling Techniques, 4.4.
 * @param population how many there are, a whole number from 0 on
 * @throws RangeError for figures out of range
 */
export function sampleSize(population: number, { margin, expectedRate = 0.5, z = Z95 }: Precision): number {
  if (!Number.isSafeInteger(population) || population < 0) throw new RangeError('a population is a whole number from 0 on');
  if (!(margin > 0 && margin < 1)) throw new RangeError('a margin lies between 0 and 1');
  if (!(expectedRate >= 0 && expectedRate <= 1 && z > 0)) throw new RangeError('a rate lies between 0 and 1, a quantile above 0');
  if (population === 0) return 0;
  const infinite = (z ** 2 * expectedRate * (1 - expectedRate)) / margin ** 2;
  const finite = infinite / (1 + (infinite - 1) / population);
  // Noise of floats must not add one; at least one is needed to know anything.
  return Math.min(population, Math.max(1, Math.ceil(finite - 1e-9)));
}
