import { cronbachAlpha, sumOfSquares, totals, type PointTable } from './cronbach-alpha.js';
import { quantileType7 } from './quantile-type7.js';
import { known, missing, type Statistic } from './statistic.js';

export interface ItemStatistics {
  /** Mean points over the item's maximum, 0–1: the higher, the easier. */
  difficulty: Statistic;
  /** Correlation with the total. */
  pointBiserial: Statistic;
  /** Correlation with the total of the other items. */
  pointBiserialRest: Statistic;
  /** D: difficulty in the upper group minus that in the lower one, −1 to 1. */
  discrimination: Statistic;
  /** Cronbach's α of the other items. */
  alphaIfDeleted: Statistic;
}

/** Kelley's 27 % at either end. */
const [LOWER_SHARE, UPPER_SHARE] = [0.27, 0.73];

/**
 * Classical statistics of each item of an exam.
 * D compares persons with totals at or above the 73rd percentile with those at or below the 27th (type 7, ties included).
 * Source: Lord & Novick 1968; Kelley 1939 (27 %); as R packages ltm and ShinyItemAnalysis.
 * @param points persons × items, without gaps; an unanswered item is worth 0
 * @param maxima highest points of each item; 1 unless given
 * @returns per item and figure a reason instead: `no_data`; `too_few_persons` and `too_few_items` below two; `no_variation` when item
 * or total is the same for everybody
 */
export function itemStatistics(points: PointTable, maxima: readonly number[] = []): ItemStatistics[] {
  const items = points[0]?.length ?? 0;
  const sums = totals(points);
  const groups = extremeGroups(sums);
  return Array.from({ length: items }, (_, item) => {
    const column = points.map((person) => person[item] ?? 0);
    const shares = column.map((value) => value / (maxima[item] ?? 1));
    return {
      difficulty: known(mean(shares)),
      pointBiserial: correlation(column, sums),
      pointBiserialRest:
        items < 2
          ? missing('too_few_items')
          : correlation(
              column,
              sums.map((sum, person) => sum - (column[person] ?? 0)),
            ),
      discrimination: discrimination(shares, groups),
      alphaIfDeleted: items < 3 ? missing('too_few_items') : cronbachAlpha(points.map((person) => person.toSpliced(item, 1))),
    };
  });
}

interface ExtremeGroups {
  upper: number[];
  lower: number[];
}

/** Persons of the two ends by position; a reason when the ends cannot be told apart. */
function extremeGroups(sums: readonly number[]): ExtremeGroups | 'too_few_persons' | 'no_variation' {
  const [low, high] = [quantileType7(sums, LOWER_SHARE), quantileType7(sums, UPPER_SHARE)];
  if (low === null || high === null || sums.length < 2) return 'too_few_persons';
  if (sums.every((sum) => sum === sums[0])) return 'no_variation';
  const persons = [...sums.keys()];
  return {
    upper: persons.filter((person) => (sums[person] ?? 0) >= high),
    lower: persons.filter((person) => (sums[person] ?? 0) <= low),
  };
}

function discrimination(shares: readonly number[], groups: ReturnType<typeof extremeGroups>): Statistic {
  if (typeof groups === 'string') return missing(groups);
  const groupMean = (persons: readonly number[]): number => mean(persons.map((person) => shares[person] ?? 0));
  return known(groupMean(groups.upper) - groupMean(groups.lower));
}

/** Pearson's correlation; with an item of 0 and 1 it is the point-biserial one. */
function correlation(first: readonly number[], second: readonly number[]): Statistic {
  if (first.length < 2) return missing('too_few_persons');
  const [a, b] = [sumOfSquares(first), sumOfSquares(second)];
  if (a === 0 || b === 0) return missing('no_variation');
  const [meanA, meanB] = [mean(first), mean(second)];
  const together = first.reduce((sum, value, person) => sum + (value - meanA) * ((second[person] ?? 0) - meanB), 0);
  return known(Math.max(-1, Math.min(1, together / Math.sqrt(a * b))));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
