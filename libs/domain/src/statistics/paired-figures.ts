import { pairedDifference } from '@scoring/paired-difference.js';
import { named } from './named-figures.js';
import { numberColumn } from './number-text.js';
import type { StatisticsTable } from './read-table.js';
import { valueColumns } from './value-columns.js';

/**
 * The mean of second − first over rows that have both, with its t interval and test.
 * @param headers the columns before and after; else the two columns of numbers
 * @throws StatisticsTableError
 */
export function pairedFigures(table: StatisticsTable, headers: readonly string[] = []) {
  const [first = 0, second = 0] = valueColumns(table, 2, headers);
  const [before, after] = [numberColumn(table, first), numberColumn(table, second)];
  const pairs = before.flatMap((value, row) => {
    const other = after[row] ?? null;
    return value === null || other === null ? [] : [{ before: value, after: other }];
  });
  const difference = pairedDifference(pairs);
  return {
    before: table.headers[first] ?? '',
    after: table.headers[second] ?? '',
    n: difference.n,
    n_incomplete: table.rows.length - pairs.length,
    ...named('mean_difference', difference.meanDifference),
    ...named('low', difference.low),
    ...named('high', difference.high),
    ...named('t', difference.t),
    ...named('df', difference.degreesOfFreedom),
    ...named('p', difference.p),
  };
}

export type PairedFigures = ReturnType<typeof pairedFigures>;
