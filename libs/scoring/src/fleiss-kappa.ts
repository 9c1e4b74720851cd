import { countRaters, hasGaps, ratingsOf, tally, type RatingTable } from './rating-table.js';
import { percentAgreement } from './percent-agreement.js';
import { known, missing, type Statistic } from './statistic.js';

/**
 * Fleiss' κ of any number of raters, for complete tables.
 * Source: Fleiss 1971.
 * @returns `no_data`, `too_few_raters` and `too_few_units` below two, `gaps`, `one_category`
 */
export function fleissKappa(table: RatingTable): Statistic {
  const ratings = table.flatMap((unit) => ratingsOf(unit));
  if (ratings.length === 0) return missing('no_data');
  if (countRaters(table) < 2) return missing('too_few_raters');
  if (table.length < 2) return missing('too_few_units');
  if (hasGaps(table)) return missing('gaps');
  const counts = [...tally(ratings).values()];
  if (counts.length < 2) return missing('one_category');
  const expected = counts.reduce((sum, count) => sum + (count / ratings.length) ** 2, 0);
  const observed = percentAgreement(table);
  return observed.value === null ? observed : known((observed.value - expected) / (1 - expected));
}
