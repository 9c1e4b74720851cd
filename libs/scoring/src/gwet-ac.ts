import { sameOnly, weightsAt, type CategoryWeights } from './category-weights.js';
import { countRaters, numericTable, ratingsOf, tally, type MeasurementLevel, type Rating, type RatingTable } from './rating-table.js';
import { known, missing, type Statistic } from './statistic.js';

/**
 * Gwet's AC1: agreement of any number of raters beyond chance, steady where one category prevails. Gaps are allowed; a unit with a
 * single rating still tells how common its category is.
 * Source: Gwet 2008; 2014, 2.4 and 5.4 (missing ratings).
 * @returns `no_data`; `too_few_raters`; `no_pairs`; `too_few_units` below two; `one_category`
 */
export function gwetAc1(table: RatingTable): Statistic {
  return refusal(table) ?? coefficient(table, sameOnly);
}

/**
 * Gwet's AC2: as AC1, with partial credit by distance. Weights: ordinal by ranks, interval quadratic, ratio relative.
 * Source: Gwet 2014, 3.4–3.5.
 * @returns as `gwetAc1`; besides `nominal_level`, `not_numeric`, and `negative_values` at the ratio level
 */
export function gwetAc2(table: RatingTable, level: MeasurementLevel): Statistic {
  const gap = refusal(table);
  if (gap !== null) return gap;
  if (level === 'nominal') return missing('nominal_level');
  const numbers = numericTable(table);
  if (numbers === null) return missing('not_numeric');
  const categories = [...new Set(numbers.flatMap((unit) => ratingsOf(unit)))];
  if (level === 'ratio' && categories.some((value) => value < 0)) return missing('negative_values');
  return coefficient(numbers, weightsAt(level, categories));
}

function refusal(table: RatingTable): Statistic | null {
  const units = table.map((unit) => ratingsOf(unit)).filter((ratings) => ratings.length > 0);
  if (units.length === 0) return missing('no_data');
  if (countRaters(table) < 2) return missing('too_few_raters');
  if (!units.some((ratings) => ratings.length > 1)) return missing('no_pairs');
  if (units.length < 2) return missing('too_few_units');
  return new Set(units.flat()).size < 2 ? missing('one_category') : null;
}

function coefficient<Value extends Rating>(table: RatingTable<Value>, weight: CategoryWeights<Value>): Statistic {
  const units = table.map((unit) => ratingsOf(unit)).filter((ratings) => ratings.length > 0);
  const pairable = units.filter((ratings) => ratings.length > 1);
  const observed = pairable.reduce((sum, ratings) => sum + weightedShare(ratings, weight), 0) / pairable.length;
  const prevalence = new Map<Value, number>();
  for (const ratings of units) {
    for (const [category, count] of tally(ratings)) {
      prevalence.set(category, (prevalence.get(category) ?? 0) + count / ratings.length / units.length);
    }
  }
  const categories = [...prevalence.keys()];
  const uncertainty = [...prevalence.values()].reduce((sum, share) => sum + share * (1 - share), 0);
  const expected = (totalWeight(categories, weight) * uncertainty) / (categories.length * (categories.length - 1));
  return known((observed - expected) / (1 - expected));
}

/** The mean weight over the ordered pairs of a unit's ratings. */
function weightedShare<Value extends Rating>(ratings: readonly Value[], weight: CategoryWeights<Value>): number {
  const counts = [...tally(ratings)];
  let sum = 0;
  for (const [category, count] of counts) {
    for (const [other, many] of counts) sum += weight(category, other) * count * (category === other ? many - 1 : many);
  }
  return sum / (ratings.length * (ratings.length - 1));
}

function totalWeight<Value extends Rating>(categories: readonly Value[], weight: CategoryWeights<Value>): number {
  if (weight === sameOnly) return categories.length;
  let sum = 0;
  for (const category of categories) for (const other of categories) sum += weight(category, other);
  return sum;
}
