/** Why a statistic does not exist. Scripts read these words: they are added to, never renamed. */
export const statisticGaps = [
  /** Nothing was rated, answered or measured. */
  'no_data',
  'too_few_raters',
  /** Defined for exactly two raters. */
  'not_two_raters',
  'too_few_units',
  /** No unit has two ratings. */
  'no_pairs',
  /** Defined for complete tables only, and a rating is missing. */
  'gaps',
  /** Only one category was ever used, so chance alone agrees always. */
  'one_category',
  /** What would have to vary is the same everywhere. */
  'no_variation',
  /** Categories are words, and the statistic needs numbers. */
  'not_numeric',
  /** A ratio scale begins at 0. */
  'negative_values',
  /** Weighted forms need categories with an order. */
  'nominal_level',
  'too_few_items',
  'too_few_persons',
  'too_few_points',
  'too_few_pairs',
  /** What is compared shares no agent, directly or through others, or is mixed up with the form. */
  'not_connected',
  /** No observations are left over to estimate the error from. */
  'no_degrees_of_freedom',
  /** Every point has limits of its own. */
  'limits_vary',
  /** The figures are too large or too small for floating-point numbers. */
  'out_of_range',
] as const;

export type StatisticGap = (typeof statisticGaps)[number];

/** A figure, or null and the reason why there is none. Never NaN, never infinite. */
export type Statistic = { value: number; reason: null } | { value: null; reason: StatisticGap };

/** A figure with its standard error (in the same unit) and the ends of its interval. */
export type Estimate =
  | { value: number; standardError: number; low: number; high: number; reason: null }
  | { value: null; standardError: null; low: null; high: null; reason: StatisticGap };

export function known(value: number): Statistic {
  return Number.isFinite(value) ? { value, reason: null } : missing('out_of_range');
}

export function missing(reason: StatisticGap): Statistic {
  return { value: null, reason };
}

/** A sum of squares of which nothing but the noise of floating-point numbers is left, beside what it is a part of. */
export function isNothing(part: number, whole: number): boolean {
  return part <= whole * 1e-12;
}

export function estimated(value: number, standardError: number, low: number, high: number): Estimate {
  if (![value, standardError, low, high].every(Number.isFinite)) return notEstimated('out_of_range');
  return { value, standardError, low, high, reason: null };
}

export function notEstimated(reason: StatisticGap): Estimate {
  return { value: null, standardError: null, low: null, high: null, reason };
}
