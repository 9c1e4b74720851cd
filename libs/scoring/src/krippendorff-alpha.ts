import { countRaters, numericTable, ratingsOf, tally, type MeasurementLevel, type Rating, type RatingTable } from './rating-table.js';
import { known, missing, type Statistic } from './statistic.js';

/** Σ n_c · n_k · δ² over unordered pairs of categories, of categories with their counts. */
type PairSum<Value extends Rating> = (counts: readonly (readonly [Value, number])[]) => number;

/**
 * Krippendorff's α at a level; gaps are allowed, and units with a single rating are left out.
 * Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".
 * @returns `no_data`; `too_few_raters`; `no_pairs`; `too_few_units` when fewer than two units have two ratings; `one_category`;
 * `not_numeric` when ratings are words at any level but nominal; `negative_values` at the ratio level
 */
export function krippendorffAlpha(table: RatingTable, level: MeasurementLevel): Statistic {
  if (!table.some((unit) => ratingsOf(unit).length > 0)) return missing('no_data');
  if (countRaters(table) < 2) return missing('too_few_raters');
  const pairable = table.map((unit) => ratingsOf(unit)).filter((ratings) => ratings.length > 1);
  if (pairable.length === 0) return missing('no_pairs');
  if (pairable.length < 2) return missing('too_few_units');
  if (level === 'nominal') return alphaOf<Rating>(pairable, unequalPairs);
  const numbers = numericTable(pairable) as number[][] | null;
  if (numbers === null) return missing('not_numeric');
  const counts = tally(numbers.flat());
  if (level === 'ordinal') {
    const ranks = midRanks(counts);
    return alphaOf(
      numbers,
      squaredPairs((value) => ranks.get(value) ?? 0),
    );
  }
  if (level === 'interval')
    return alphaOf(
      numbers,
      squaredPairs((value) => value),
    );
  if ([...counts.keys()].some((value) => value < 0)) return missing('negative_values');
  return alphaOf(numbers, relativePairs);
}

/** 1 − observed over expected disagreement of units that all have at least two ratings. */
function alphaOf<Value extends Rating>(units: readonly (readonly Value[])[], pairSum: PairSum<Value>): Statistic {
  const counts = [...tally(units.flat())];
  if (counts.length < 2) return missing('one_category');
  const observed = units.reduce((sum, ratings) => sum + pairSum([...tally(ratings)]) / (ratings.length - 1), 0);
  const ratings = counts.reduce((sum, [, count]) => sum + count, 0);
  const expected = pairSum(counts) / (ratings - 1);
  return expected === 0 ? missing('out_of_range') : known(1 - observed / expected);
}

function unequalPairs(counts: readonly (readonly [Rating, number])[]): number {
  const n = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts.reduce((sum, [, count]) => sum + count * (n - count), 0) / 2;
}

/** Over pairs, squared differences sum to n · Σ (x − mean)². */
function squaredPairs(place: (value: number) => number): PairSum<number> {
  return (counts) => {
    const n = counts.reduce((sum, [, count]) => sum + count, 0);
    const origin = place(counts[0]?.[0] ?? 0);
    const shifted = counts.map(([value, count]): [number, number] => [place(value) - origin, count]);
    const mean = shifted.reduce((sum, [value, count]) => sum + value * count, 0) / n;
    return n * shifted.reduce((sum, [value, count]) => sum + (value - mean) ** 2 * count, 0);
  };
}

function relativePairs(counts: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (let index = 1; index < counts.length; index += 1) {
    const [value, count] = counts[index] ?? [0, 0];
    for (let before = 0; before < index; before += 1) {
      const [other, many] = counts[before] ?? [0, 0];
      sum += count * many * ((value - other) / (value + other)) ** 2;
    }
  }
  return sum;
}

/** Ratings below a category plus half of those in it: their differences are the distances of the ordinal level. */
function midRanks(counts: ReadonlyMap<number, number>): Map<number, number> {
  let below = 0;
  const ranks = new Map<number, number>();
  for (const [category, count] of [...counts].sort(([a], [b]) => a - b)) {
    ranks.set(category, below + count / 2);
    below += count;
  }
  return ranks;
}
