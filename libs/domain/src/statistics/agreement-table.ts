import { isNotApplicable } from '@platform/spreadsheet/read/normalise-cell.js';
import type { MeasurementLevel, Rating } from '@scoring/rating-table.js';
import { labelColumn } from './label-column.js';
import { numberOf, shown } from './number-text.js';
import type { StatisticsTable } from './read-table.js';
import { StatisticsTableError } from './statistics.errors.js';

export interface AgreementTable {
  raters: string[];
  /** Units × raters; units without any rating are left out. */
  ratings: (Rating | null)[][];
  /** The agreed score of each unit where a column was named for it; else empty. */
  master: (Rating | null)[];
  /** The file held counts: how often the first rater's category (row) met the second's (column). */
  isCounts: boolean;
}

/** Units that a table of counts may stand for. */
const MOST_UNITS = 1_000_000;

/**
 * Ratings of a table: rows are units, columns raters, blank is missing (so is NA; where all else is numbers, any way of writing
 * "not applicable"). A first column that names the units is no rater. A square table whose row names are its column names and whose
 * cells are counts is read as two raters' cross table.
 * @param masterHeader the column that holds the agreed score
 * @throws StatisticsTableError, also for a word among numbers where the level needs numbers
 */
export function agreementTable(table: StatisticsTable, level: MeasurementLevel, masterHeader?: string): AgreementTable {
  const counts = masterHeader === undefined ? crossTable(table) : null;
  if (counts !== null) return counts;
  const label = labelColumn(table);
  const masterColumn = masterHeader === undefined ? -1 : table.headers.indexOf(masterHeader.normalize('NFKC').trim());
  if (masterHeader !== undefined && masterColumn < 0) {
    throw new StatisticsTableError('stats.column_unknown', { file: table.file, column: masterHeader, columns: table.headers.join(', ') });
  }
  const columns = table.headers.flatMap((_, column) => (column === label || column === masterColumn ? [] : [column]));
  const meaning = meaningOf(table, [...columns, masterColumn], level);
  const rows = table.rows.filter(({ cells }) => columns.some((column) => meaning(cells[column] ?? null) !== null));
  return {
    raters: columns.map((column) => table.headers[column] ?? ''),
    ratings: rows.map(({ cells }) => columns.map((column) => meaning(cells[column] ?? null))),
    master: masterColumn < 0 ? [] : rows.map(({ cells }) => meaning(cells[masterColumn] ?? null)),
    isCounts: false,
  };
}

/** How a cell is read: as a number when all are numbers, else as a word. */
function meaningOf(table: StatisticsTable, columns: readonly number[], level: MeasurementLevel): (text: string | null) => Rating | null {
  const cells = table.rows.flatMap(({ row, cells }) =>
    columns.flatMap((column) => {
      const text = cells[column] ?? null;
      return text === null || isMissing(text) ? [] : [{ row, column, text }];
    }),
  );
  const words = cells.filter(({ text }) => numberOf(text) === null && !isNotApplicable({ kind: 'text', value: text }));
  if (words.length === 0) return (text) => (text === null ? null : numberOf(text));
  const [word] = words;
  if (level !== 'nominal' && word !== undefined && words.length < cells.length / 2) {
    const { row, column, text } = word;
    throw new StatisticsTableError('stats.not_a_number', {
      file: table.file,
      row,
      column: table.headers[column] ?? '',
      value: shown(text),
    });
  }
  return (text) => (text === null || isMissing(text) ? null : text);
}

function isMissing(text: string): boolean {
  return /^na$/i.test(text);
}

function crossTable({ file, headers, rows }: StatisticsTable): AgreementTable | null {
  const categories = headers.slice(1);
  const isSquare = rows.length === categories.length && rows.length > 1;
  if (!isSquare || rows.some(({ cells }, index) => cells[0] !== categories[index])) return null;
  const counts = rows.map(({ cells }) => cells.slice(1).map((text) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null)));
  if (counts.flat().includes(null)) return null;
  const units = counts.flat().reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (units > MOST_UNITS) throw new StatisticsTableError('stats.too_many_counts', { file, units, most: MOST_UNITS });
  const areNumbers = categories.every((category) => numberOf(category) !== null);
  const ratingOf = (index: number): Rating => (areNumbers ? (numberOf(categories[index] ?? '') ?? 0) : (categories[index] ?? ''));
  const ratings = counts.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count ?? 0 }, () => [ratingOf(first), ratingOf(second)])),
  );
  return { raters: ['1', '2'], ratings, master: [], isCounts: true };
}
