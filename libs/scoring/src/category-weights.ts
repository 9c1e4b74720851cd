import type { MeasurementLevel } from './rating-table.js';

/** How much two categories count as the same: 1 for the same one, down to 0 for the two farthest apart. */
export type CategoryWeights<Value> = (first: Value, second: Value) => number;

/** Every disagreement counts alike. */
export function sameOnly(first: unknown, second: unknown): number {
  return first === second ? 1 : 0;
}

/**
 * 1 − |i − j| / (max − min), by the values of the categories and not by their ranks: a category between them that nobody used
 * changes nothing. Source: Cicchetti & Allison 1971.
 */
export function linearWeights(categories: readonly number[]): CategoryWeights<number> {
  const [low, high] = ends(categories);
  return (first, second) => (first === second ? 1 : 1 - Math.abs(first - second) / (high - low));
}

/** 1 − (i − j)² / (max − min)², by values. Source: Fleiss & Cohen 1973. */
export function quadraticWeights(categories: readonly number[]): CategoryWeights<number> {
  const [low, high] = ends(categories);
  return (first, second) => (first === second ? 1 : 1 - ((first - second) / (high - low)) ** 2);
}

/**
 * Weights by the number of pairs of used categories between two: 1 − C(|i − j| + 1, 2) / C(q, 2) over ranks.
 * Source: Gwet 2014, 3.5 (ordinal weights).
 */
export function ordinalWeights(categories: readonly number[]): CategoryWeights<number> {
  const sorted = [...new Set(categories)].sort((a, b) => a - b);
  const ranks = new Map(sorted.map((category, rank) => [category, rank]));
  const pairs = (span: number): number => (span * (span + 1)) / 2;
  const most = pairs(sorted.length - 1);
  return (first, second) => (first === second ? 1 : 1 - pairs(Math.abs((ranks.get(first) ?? 0) - (ranks.get(second) ?? 0))) / most);
}

/** 1 − ((i − j)/(i + j))² / ((max − min)/(max + min))², for values from 0 on. Source: Gwet 2014, 3.5 (ratio weights). */
export function ratioWeights(categories: readonly number[]): CategoryWeights<number> {
  const [low, high] = ends(categories);
  const widest = (high - low) / (high + low);
  return (first, second) => (first === second ? 1 : 1 - ((first - second) / (first + second) / widest) ** 2);
}

/** The weights that go with a level: ordinal by ranks, interval quadratic, ratio relative. */
export function weightsAt(level: Exclude<MeasurementLevel, 'nominal'>, categories: readonly number[]): CategoryWeights<number> {
  const makers = { ordinal: ordinalWeights, interval: quadraticWeights, ratio: ratioWeights };
  return makers[level](categories);
}

function ends(categories: readonly number[]): [number, number] {
  return categories.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}
