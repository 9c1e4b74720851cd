import { ratingsOf, type RatingTable } from './rating-table.js';
import { known, missing, type Statistic } from './statistic.js';

export interface MasterDifference {
  /** Ratings compared. */
  n: number;
  /** Mean size of the difference, in the ratings' unit. */
  absolute: Statistic;
  /** Mean difference with its sign: above 0, rated higher than the master. */
  signed: Statistic;
}

/**
 * How far each rater, and all of them together, are from the master score of each unit. A unit without master score or without a
 * rating counts for nothing.
 * @param master the agreed score of each unit of the table, in its order
 * @returns `no_data` for a rater with nothing to compare
 */
export function masterDifference(
  table: RatingTable<number>,
  master: readonly (number | null)[],
): { all: MasterDifference; raters: MasterDifference[] } {
  const raters = table.reduce((most, unit) => Math.max(most, unit.length), 0);
  const differences = table.map((unit, index) => {
    const agreed = master[index] ?? null;
    return unit.map((rating) => (rating === null || agreed === null ? null : rating - agreed));
  });
  return {
    all: summarise(differences.flatMap((unit) => ratingsOf(unit))),
    raters: Array.from({ length: raters }, (_, rater) => summarise(ratingsOf(differences.map((unit) => unit[rater] ?? null)))),
  };
}

function summarise(differences: readonly number[]): MasterDifference {
  const n = differences.length;
  const mean = (values: readonly number[]): Statistic =>
    n === 0 ? missing('no_data') : known(values.reduce((sum, value) => sum + value, 0) / n);
  return { n, absolute: mean(differences.map(Math.abs)), signed: mean(differences) };
}
