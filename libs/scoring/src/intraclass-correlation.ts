import jStat from 'jstat';
import { countRaters, hasGaps, numericTable, ratingsOf, type RatingTable } from './rating-table.js';
import { isNothing, type StatisticGap } from './statistic.js';

/** Shrout & Fleiss' names: model (1 one-way, 2 two-way random, 3 two-way mixed), and one rater or the mean of all k. */
export const iccForms = ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const;
export type IccForm = (typeof iccForms)[number];

/** A coefficient with its 95 % interval; a coefficient without interval does not occur. */
export type IccEstimate =
  { value: number; low: number; high: number; reason: null } | { value: null; low: null; high: null; reason: StatisticGap };

/** Mean squares of units × raters: between units, between raters, within units, and what is left of two ways. */
interface MeanSquares {
  n: number;
  k: number;
  between: number;
  raters: number;
  within: number;
  error: number;
}

const UPPER = 0.975;

/**
 * The six intraclass correlations with 95 % intervals, for complete tables of numbers. (2,·) is absolute agreement, (3,·) consistency.
 * Source: Shrout & Fleiss 1979; intervals of (2,·) McGraw & Wong 1996, table 7.
 * @returns in each form a reason instead: `no_data`; `not_numeric`; `too_few_raters` and `too_few_units` below two; `gaps`;
 * `no_variation` where the form divides by a variance that is not there
 */
export function intraclassCorrelation(table: RatingTable): Record<IccForm, IccEstimate> {
  const numbers = numericTable(table);
  const gap = refusal(table);
  if (numbers === null || gap !== null) return ofEach(() => none(gap ?? 'not_numeric'));
  const squares = meanSquares(numbers as readonly (readonly number[])[]);
  if (squares === null) return ofEach(() => none('no_variation'));
  const single: Record<string, IccEstimate> = { '1': oneWay(squares), '2': twoWay(squares), '3': consistency(squares) };
  return ofEach((form) => {
    const estimate = single[form.slice(0, 1)] ?? none('no_variation');
    return form.endsWith('1') ? estimate : ofMean(estimate, squares, form);
  });
}

function refusal(table: RatingTable): StatisticGap | null {
  if (!table.some((unit) => ratingsOf(unit).length > 0)) return 'no_data';
  if (numericTable(table) === null) return 'not_numeric';
  if (countRaters(table) < 2) return 'too_few_raters';
  if (table.length < 2) return 'too_few_units';
  return hasGaps(table) ? 'gaps' : null;
}

/** Null when all ratings are the same. */
function meanSquares(table: readonly (readonly number[])[]): MeanSquares | null {
  const [n, k] = [table.length, countRaters(table)];
  const origin = table[0]?.[0] ?? 0;
  const shifted = table.map((unit) => unit.map((rating) => rating - origin));
  const mean = sum(shifted.flat()) / (n * k);
  const total = sum(shifted.flat().map((rating) => (rating - mean) ** 2));
  if (total === 0) return null;
  const unitSquares = k * sum(shifted.map((unit) => (sum(unit) / k - mean) ** 2));
  const columns = Array.from({ length: k }, (_, rater) => sum(shifted.map((unit) => unit[rater] ?? 0)) / n);
  const raterSquares = n * sum(columns.map((column) => (column - mean) ** 2));
  const kept = (part: number): number => (isNothing(part, total) ? 0 : part);
  return {
    n,
    k,
    between: kept(unitSquares) / (n - 1),
    raters: kept(raterSquares) / (k - 1),
    within: kept(total - unitSquares) / (n * (k - 1)),
    error: kept(total - unitSquares - raterSquares) / ((n - 1) * (k - 1)),
  };
}

function oneWay({ n, k, between, within }: MeanSquares): IccEstimate {
  const coefficient = (ratio: number): number => (ratio - 1) / (ratio + k - 1);
  return ofRatio(between, within, n - 1, n * (k - 1), coefficient);
}

function consistency({ n, k, between, error }: MeanSquares): IccEstimate {
  // Ratings that differ by the rater alone: neither units nor error vary.
  if (between === 0 && error === 0) return none('no_variation');
  return ofRatio(between, error, n - 1, (n - 1) * (k - 1), (ratio) => (ratio - 1) / (ratio + k - 1));
}

/** A coefficient that grows with the ratio of two mean squares, at the ends of the ratio's F interval. */
function ofRatio(
  top: number,
  bottom: number,
  topDegrees: number,
  bottomDegrees: number,
  coefficient: (ratio: number) => number,
): IccEstimate {
  if (bottom === 0) return found(1, 1, 1);
  const ratio = top / bottom;
  const low = ratio / jStat.centralF.inv(UPPER, topDegrees, bottomDegrees);
  const high = ratio * jStat.centralF.inv(UPPER, bottomDegrees, topDegrees);
  return found(coefficient(ratio), coefficient(low), coefficient(high));
}

function twoWay({ n, k, between, raters, error }: MeanSquares): IccEstimate {
  const value = (between - error) / (between + (k - 1) * error + (k * (raters - error)) / n);
  if (raters === 0 && error === 0) return found(1, 1, 1);
  const a = (k * value) / (n * (1 - value));
  const b = 1 + (k * value * (n - 1)) / (n * (1 - value));
  const degrees = (a * raters + b * error) ** 2 / ((a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)));
  const noise = k * raters + (k * n - k - n) * error;
  // Satterthwaite's degrees of freedom vanish with both terms: then the interval says nothing.
  if (!(degrees > 0)) return none('no_variation');
  const down = jStat.centralF.inv(UPPER, n - 1, degrees);
  const up = jStat.centralF.inv(UPPER, degrees, n - 1);
  return found(
    value,
    (n * (between - down * error)) / (down * noise + n * between),
    (n * (up * between - error)) / (noise + n * up * between),
  );
}

/** Spearman & Brown: the reliability of the mean of k raters from that of one. */
function ofMean(single: IccEstimate, { k, between, raters, error, n }: MeanSquares, form: IccForm): IccEstimate {
  if (single.value === null) return single;
  const denominator = form === '2,k' ? between + (raters - error) / n : between;
  // Without variance between units the mean of raters has nothing to be reliable about.
  if (!(denominator > 0)) return none('no_variation');
  const stepped = (value: number): number => (k * value) / (1 + (k - 1) * value);
  return found(stepped(single.value), stepped(single.low), stepped(single.high));
}

function found(value: number, low: number, high: number): IccEstimate {
  return [value, low, high].every(Number.isFinite) ? { value, low, high, reason: null } : none('out_of_range');
}

function none(reason: StatisticGap): IccEstimate {
  return { value: null, low: null, high: null, reason };
}

function ofEach(make: (form: IccForm) => IccEstimate): Record<IccForm, IccEstimate> {
  return Object.fromEntries(iccForms.map((form) => [form, make(form)])) as Record<IccForm, IccEstimate>;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
