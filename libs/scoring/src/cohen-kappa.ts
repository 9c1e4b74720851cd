import { linearWeights, quadraticWeights, sameOnly, type CategoryWeights } from './category-weights.js';
import { countRaters, numericTable, ratingsOf, tally, type Rating, type RatingTable } from './rating-table.js';
import { estimated, notEstimated, type Estimate } from './statistic.js';

/** The exact 97.5 % point of the normal distribution, to double precision. */
const Z = 1.959963984540054;

export type KappaWeighting = 'unweighted' | 'linear' | 'quadratic';

/**
 * Cohen's κ of two raters over the units that both rated, with its asymptotic standard error and 95 % interval (cut at −1 and 1).
 * Weighted forms measure distance by the values of the categories, so that an unused category between them changes nothing.
 * Source: Cohen 1960, 1968; standard error Fleiss, Cohen & Everitt 1969, formula for κ ≠ 0.
 * @returns `not_two_raters`; `no_data`; `no_pairs` when no unit was rated by both; `too_few_units` below two; `one_category` when
 * both used one and the same category only; `not_numeric` for weights between words
 */
export function cohenKappa(table: RatingTable, weighting: KappaWeighting = 'unweighted'): Estimate {
  if (!table.some((unit) => ratingsOf(unit).length > 0)) return notEstimated('no_data');
  if (countRaters(table) !== 2) return notEstimated('not_two_raters');
  const pairs = table.filter((unit) => ratingsOf(unit).length === 2) as [Rating, Rating][];
  if (pairs.length === 0) return notEstimated('no_pairs');
  if (pairs.length < 2) return notEstimated('too_few_units');
  if (new Set(pairs.flat()).size < 2) return notEstimated('one_category');
  if (weighting === 'unweighted') return kappaOf(pairs, sameOnly);
  const numbers = numericTable(pairs) as [number, number][] | null;
  if (numbers === null) return notEstimated('not_numeric');
  return kappaOf(numbers, (weighting === 'linear' ? linearWeights : quadraticWeights)(numbers.flat()));
}

function kappaOf<Value extends Rating>(pairs: readonly [Value, Value][], weight: CategoryWeights<Value>): Estimate {
  const n = pairs.length;
  const rows = tally(pairs.map(([first]) => first));
  const columns = tally(pairs.map(([, second]) => second));
  const rowWeights = meanWeights(rows, columns, n, weight);
  const columnWeights = meanWeights(columns, rows, n, weight);
  const expected = [...rows].reduce((sum, [category, count]) => sum + (count / n) * (rowWeights.get(category) ?? 0), 0);
  const observed = pairs.reduce((sum, [first, second]) => sum + weight(first, second), 0) / n;
  const kappa = (observed - expected) / (1 - expected);
  const spread = pairs.reduce((sum, [first, second]) => {
    const margins = (rowWeights.get(first) ?? 0) + (columnWeights.get(second) ?? 0);
    return sum + (weight(first, second) * (1 - expected) - margins * (1 - observed)) ** 2;
  }, 0);
  const variance = spread / n - (observed * expected - 2 * expected + observed) ** 2;
  // Perfect agreement leaves a variance of 0, which floats may miss from below.
  const standardError = Math.sqrt(Math.max(0, variance) / n) / (1 - expected) ** 2;
  return estimated(kappa, standardError, Math.max(-1, kappa - Z * standardError), Math.min(1, kappa + Z * standardError));
}

/** The mean weight of each category against the ratings of the other rater. */
function meanWeights<Value extends Rating>(
  categories: ReadonlyMap<Value, number>,
  others: ReadonlyMap<Value, number>,
  n: number,
  weight: CategoryWeights<Value>,
): Map<Value, number> {
  const counted = [...others];
  return new Map(
    [...categories.keys()].map((category) => {
      // Without weights only the category itself counts; with thousands of them the difference is felt.
      if (weight === sameOnly) return [category, (others.get(category) ?? 0) / n];
      let sum = 0;
      for (const [other, count] of counted) sum += weight(category, other) * count;
      return [category, sum / n];
    }),
  );
}
