import { StatisticsTableError } from './statistics.errors.js';
import type { StatisticsTable } from './read-table.js';

const NUMBER = /^[-+]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?(e[-+]?\d{1,3})?%?$/i;
/** Beyond it squares of figures lose all their digits. */
const LARGEST = 1e15;

/** A number as people write it: 87.5, -3, 1,234, 1.5e-3, 98% (which is 98). Null for anything else, and for what is too large. */
export function numberOf(text: string): number | null {
  const plain = text.replace('−', '-');
  if (!NUMBER.test(plain) || !/\d/.test(plain)) return null;
  const value = Number(plain.replaceAll(',', '').replace('%', ''));
  return Number.isFinite(value) && Math.abs(value) <= LARGEST ? value : null;
}

/**
 * A column as numbers; null: blank.
 * @throws StatisticsTableError naming the first cell that holds something else
 */
export function numberColumn(table: StatisticsTable, column: number): (number | null)[] {
  return table.rows.map(({ row, cells }) => {
    const text = cells[column] ?? null;
    const value = text === null || /^na$/i.test(text) ? null : numberOf(text);
    if (value !== null || text === null || /^na$/i.test(text)) return value;
    throw new StatisticsTableError('stats.not_a_number', {
      file: table.file,
      row,
      column: table.headers[column] ?? '',
      value: shown(text),
    });
  });
}

/** A value cut to a length that fits a sentence. */
export function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
