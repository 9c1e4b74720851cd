import { asBoolean, isNotApplicable } from '@platform/spreadsheet/read/normalise-cell.js';
import { normaliseHeader } from '@platform/spreadsheet/read/locate-header.js';
import { scoreOptions } from '@scoring/score-options.js';
import { isLabelHeader, labelColumn } from './label-column.js';
import { shown } from './number-text.js';
import type { StatisticsTable } from './read-table.js';
import { StatisticsTableError } from './statistics.errors.js';

export interface ItemTable {
  items: string[];
  /** Persons × items, 0 or 1; an unanswered item is 0. */
  points: number[][];
  /** Cells without an answer. */
  blanks: number;
  /** Columns that are no items. */
  ignored: string[];
}

/** Sums that stand beside the items, as `normaliseHeader` gives them. */
const SUMS = new Set(['total', 'sum', 'score', 'totalscore', '总分', '合计', '得分', '总得分', '总成绩', '成绩']);

/**
 * Points of persons on items. With a key, columns that the key does not name are no items; without, all columns must hold 0 and 1 (or
 * √ and ×, and so on), save a first one that names the persons and one of totals.
 * @throws StatisticsTableError
 */
export function itemTable(table: StatisticsTable, key: StatisticsTable | null): ItemTable {
  return key === null ? scoredItems(table) : keyedItems(table, readKey(key, table), key.file);
}

function scoredItems(table: StatisticsTable): ItemTable {
  const { file, headers, rows } = table;
  const label = labelColumn(table);
  const columns = headers.flatMap((header, column) => (column === label || SUMS.has(normaliseHeader(header)) ? [] : [column]));
  if (columns.length === 0) throw new StatisticsTableError('stats.no_items', { file });
  let blanks = 0;
  const points = rows.map(({ row, cells }) =>
    columns.map((column) => {
      const text = cells[column] ?? null;
      if (text === null || isNotApplicable({ kind: 'text', value: text })) {
        blanks += 1;
        return 0;
      }
      const answer = asBoolean({ kind: 'text', value: text.replace(/^([01])\.0+$/, '$1') });
      if (answer.ok) return answer.value ? 1 : 0;
      throw new StatisticsTableError('stats.not_zero_or_one', { file, row, column: headers[column] ?? '', value: shown(text) });
    }),
  );
  const ignored = headers.filter((_, column) => !columns.includes(column));
  return { items: columns.map((column) => headers[column] ?? ''), points, blanks, ignored };
}

function keyedItems({ file, headers, rows }: StatisticsTable, key: ReadonlyMap<string, string>, keyFile: string): ItemTable {
  const columnOf = new Map(headers.map((header, column) => [normaliseHeader(header), column]));
  const columns = [...key.keys()].map((item) => {
    const column = columnOf.get(normaliseHeader(item));
    if (column === undefined) throw new StatisticsTableError('stats.key_without_column', { file, key: keyFile, item });
    return column;
  });
  const answers = rows.map(({ cells }) => columns.map((column) => cells[column] ?? null));
  return {
    items: columns.map((column) => headers[column] ?? ''),
    points: scoreOptions(answers, [...key.values()]),
    blanks: answers.flat().filter((answer) => answer === null).length,
    ignored: headers.filter((_, column) => !columns.includes(column)),
  };
}

/**
 * The right answer of each item. A key is two columns (item, answer), with or without a header, or the items' headers with one row of answers
 * below them.
 */
function readKey(key: StatisticsTable, { headers }: StatisticsTable): Map<string, string> {
  const known = new Set(headers.filter((header) => !isLabelHeader(header)).map(normaliseHeader));
  const isItem = (text: string): boolean => known.has(normaliseHeader(text));
  const [only] = key.rows;
  const isWide = key.rows.length === 1 && only !== undefined && key.headers.filter(isItem).length > 1;
  const pairs = isWide
    ? key.headers.flatMap((item, column) => (isItem(item) ? [{ row: only.row, item, answer: only.cells[column] ?? null }] : []))
    : [
        ...(isItem(key.headers[0] ?? '') ? [{ row: 1, item: key.headers[0] ?? '', answer: key.headers[1] ?? null }] : []),
        ...key.rows.map(({ row, cells }) => ({ row, item: cells[0] ?? '', answer: cells[1] ?? null })),
      ];
  const found = new Map<string, string>();
  for (const { row, item, answer } of pairs) {
    if (item === '' || answer === null) throw new StatisticsTableError('stats.key_incomplete', { file: key.file, row });
    if (found.has(item)) throw new StatisticsTableError('stats.key_repeated', { file: key.file, row, item });
    found.set(item, answer);
  }
  if (found.size === 0) throw new StatisticsTableError('stats.key_empty', { file: key.file });
  return found;
}
