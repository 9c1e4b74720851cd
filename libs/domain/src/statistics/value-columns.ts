import { isLabelHeader } from './label-column.js';
import { numberOf } from './number-text.js';
import type { StatisticsTable } from './read-table.js';
import { StatisticsTableError } from './statistics.errors.js';

/**
 * The columns that hold the values: those that were named, else the columns of numbers, without those whose header says that they name
 * rows (date, batch, 编号 …) unless nothing else is left.
 * @param count how many are needed
 * @throws StatisticsTableError when there are more or fewer, a name is not there, or the first row holds numbers instead of headers
 */
export function valueColumns(table: StatisticsTable, count: 1 | 2, headers: readonly string[]): number[] {
  const { file } = table;
  if (headers.length > 0) {
    const columns = headers.map((header) => columnNamed(table, header));
    if (columns.length === count && new Set(columns).size === count) return columns;
    throw new StatisticsTableError('stats.columns_to_name', { file, count });
  }
  if (table.headers.every((header) => header !== '' && numberOf(header) !== null)) {
    throw new StatisticsTableError('stats.header_is_numbers', { file, value: table.headers.join(', ') });
  }
  const all = [...table.headers.keys()];
  const filled = all.filter((column) => isMostlyNumbers(table, column));
  // Columns with nothing in them hold values that are all missing.
  const numeric = filled.length >= count ? filled : all.filter((column) => filled.includes(column) || isEmpty(table, column));
  const unlabelled = numeric.filter((column) => !isLabelHeader(table.headers[column] ?? ''));
  const columns = numeric.length > count ? unlabelled : numeric;
  const names = columns.map((column) => table.headers[column]).join(', ');
  if (columns.length > count) throw new StatisticsTableError('stats.columns_too_many', { file, count, columns: names });
  if (columns.length < count) throw new StatisticsTableError('stats.columns_too_few', { file, count, found: columns.length });
  return columns;
}

function columnNamed({ file, headers }: StatisticsTable, header: string): number {
  const column = headers.indexOf(header.normalize('NFKC').trim());
  if (column >= 0) return column;
  throw new StatisticsTableError('stats.column_unknown', { file, column: header, columns: headers.join(', ') });
}

/** A stray word in a column of numbers is a fault to be named, not a reason to take another column. */
function isMostlyNumbers({ rows }: StatisticsTable, column: number): boolean {
  const filled = rows.flatMap(({ cells }) => cells[column] ?? []);
  const numbers = filled.filter((text) => numberOf(text) !== null);
  return numbers.length > 0 && numbers.length >= filled.length / 2;
}

function isEmpty({ rows }: StatisticsTable, column: number): boolean {
  return rows.every(({ cells }) => (cells[column] ?? null) === null);
}
