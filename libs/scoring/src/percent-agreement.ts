import { countRaters, ratingsOf, tally, type RatingTable } from './rating-table.js';
import { known, missing, type Statistic } from './statistic.js';

/**
 * Percent agreement as a fraction 0–1: the mean, over units with at least two ratings, of the share of pairs of raters who agree.
 * Source: Fleiss 1971 (the P̄ of complete tables); Gwet 2014, 2.4 (with gaps).
 * @returns `no_data` for an empty table, `too_few_raters` below two, `no_pairs` when no unit has two ratings
 */
export function percentAgreement(table: RatingTable): Statistic {
  const rated = table.map(ratingsOf).filter((ratings) => ratings.length > 0);
  if (rated.length === 0) return missing('no_data');
  if (countRaters(table) < 2) return missing('too_few_raters');
  const pairable = rated.filter((ratings) => ratings.length > 1);
  if (pairable.length === 0) return missing('no_pairs');
  return known(pairable.reduce((sum, ratings) => sum + agreeingShare(ratings), 0) / pairable.length);
}

function agreeingShare(ratings: RatingTable[number]): number {
  const present = ratingsOf(ratings);
  const agreeing = [...tally(present).values()].reduce((sum, count) => sum + count * (count - 1), 0);
  return agreeing / (present.length * (present.length - 1));
}
