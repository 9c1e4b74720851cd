import type { StatisticsTable } from '../read-table.js';

/** A table as `readTable` gives it, from lines of a csv file without quotes; the header is line 1. */
export function typedTable(...lines: string[]): StatisticsTable {
  const [headers = [], ...rows] = lines.map((line) => line.split(','));
  return {
    file: 'table.csv',
    headers,
    rows: rows.map((cells, index) => ({ row: index + 2, cells: headers.map((_, column) => cells[column] || null) })),
  };
}

/** What a call was refused with; fails when it was not. */
export function refused(attempt: () => unknown): { key: string; params: Record<string, unknown> } {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Error && 'key' in error && 'params' in error) return { key: String(error.key), params: Object(error.params) };
    throw error;
  }
  throw new Error('Not refused');
}
