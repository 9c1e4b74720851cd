import { known, missing, type Statistic } from './statistic.js';

/** Points of persons (rows) on items (columns), without gaps. */
export type PointTable = readonly (readonly number[])[];

/**
 * Cronbach's α; over items of 0 and 1 it is KR-20. Source: Cronbach 1951; Kuder & Richardson 1937.
 * @returns `no_data`; `too_few_items` and `too_few_persons` below two; `no_variation` when everybody has the same total
 */
export function cronbachAlpha(points: PointTable): Statistic {
  const items = points[0]?.length ?? 0;
  if (points.length === 0 || items === 0) return missing('no_data');
  if (items < 2) return missing('too_few_items');
  if (points.length < 2) return missing('too_few_persons');
  const total = sumOfSquares(totals(points));
  if (total === 0) return missing('no_variation');
  const within = Array.from({ length: items }, (_, item) => sumOfSquares(points.map((person) => person[item] ?? 0)));
  return known((items / (items - 1)) * (1 - within.reduce((sum, part) => sum + part, 0) / total));
}

/** The total of each person. */
export function totals(points: PointTable): number[] {
  return points.map((person) => person.reduce((sum, value) => sum + value, 0));
}

/** Σ (x − mean)²; exactly 0 for equal values. */
export function sumOfSquares(values: readonly number[]): number {
  const origin = values[0] ?? 0;
  const mean = values.reduce((sum, value) => sum + (value - origin), 0) / values.length;
  return values.reduce((sum, value) => sum + (value - origin - mean) ** 2, 0);
}
