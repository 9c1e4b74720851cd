/** What a rater said of a unit: a number where the level has an order, else any word; null: not rated. */
export type Rating = number | string;

/** Units × raters; every row is as long as there are raters. */
export type RatingTable<Value extends Rating = Rating> = readonly (readonly (Value | null)[])[];

/** What kind of scale the ratings are on. */
export const measurementLevels = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type MeasurementLevel = (typeof measurementLevels)[number];

/** Raters of a table: the length of its longest row. */
export function countRaters(table: RatingTable): number {
  return table.reduce((most, unit) => Math.max(most, unit.length), 0);
}

/** The ratings of a unit that are there. */
export function ratingsOf<Value extends Rating>(unit: readonly (Value | null)[]): Value[] {
  return unit.filter((rating): rating is Value => rating !== null);
}

/** How often each category stands among some ratings. */
export function tally<Value extends Rating>(ratings: readonly Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  return counts;
}

/** The table when all its ratings are numbers, else null. */
export function numericTable(table: RatingTable): RatingTable<number> | null {
  const isNumeric = table.every((unit) => unit.every((rating) => typeof rating !== 'string'));
  return isNumeric ? (table as RatingTable<number>) : null;
}

/** Whether a rating is missing anywhere. */
export function hasGaps(table: RatingTable): boolean {
  const raters = countRaters(table);
  return table.some((unit) => unit.length < raters || unit.includes(null));
}
