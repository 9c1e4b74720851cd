import { ewmaLimits } from '@scoring/ewma-limits.js';
import type { Signal } from '@scoring/find-signals.js';
import { pLimits, type Counted } from '@scoring/p-limits.js';
import { known, missing, type Statistic, type StatisticGap } from '@scoring/statistic.js';
import { xmrLimits } from '@scoring/xmr-limits.js';
import { isLabelHeader } from './label-column.js';
import { named } from './named-figures.js';
import { numberColumn } from './number-text.js';
import type { StatisticsTable } from './read-table.js';
import { StatisticsTableError } from './statistics.errors.js';
import { valueColumns } from './value-columns.js';

export const chartKinds = ['xmr', 'p', 'ewma'] as const;
export type ChartKind = (typeof chartKinds)[number];

export interface ChartOptions {
  /** Headers of the values: one, or for p the count and how many there were. */
  columns?: readonly string[];
  /** EWMA only: weight of the newest value (default 0.2) and width of the limits in standard deviations (default 3). */
  lambda?: number;
  width?: number;
}

interface Charted {
  center: number;
  lower: number | null;
  upper: number | null;
  points: { value: number | null; lower: number; upper: number }[];
  signals: Signal[];
}

/**
 * A control chart. Points are numbered from 1 in the order of the rows; rows without a value are left out.
 * `out`: points beyond their limits; `runs`: points of at least eight in a row on one side of the centre (none for ewma, whose
 * neighbouring averages are alike by construction). `lower` and `upper` are null with `limits_vary` for a p chart of different n; for
 * ewma they are what the points' limits come to after many points. The limits of each point stand in `points`.
 * @throws StatisticsTableError
 */
export function chartFigures(table: StatisticsTable, kind: ChartKind, options: ChartOptions = {}) {
  const columns = valueColumns(table, kind === 'p' ? 2 : 1, options.columns ?? []);
  const numbers = columns.map((column) => numberColumn(table, column));
  const rows = [...table.rows.keys()].filter((row) => numbers.every((column) => column[row] !== null));
  const values = rows.map((row) => numbers.map((column) => column[row] ?? 0));
  const charted = kind === 'p' ? pChart(checkedCounts(table, rows, values)) : singleChart(kind, values.flat(), options);
  const pointsOf = (rule: Signal['rule']): number[] =>
    (charted?.signals ?? []).filter((signal) => signal.rule === rule).map(({ index }) => index + 1);
  const lacking = kind === 'p' || rows.length === 0 ? 'no_data' : 'too_few_points';
  const label = table.headers.findIndex((header, column) => isLabelHeader(header) && !columns.includes(column));
  return {
    kind,
    n: rows.length,
    ...named('center', limit(charted?.center, lacking)),
    ...named('lower', limit(charted?.lower, lacking)),
    ...named('upper', limit(charted?.upper, lacking)),
    out: pointsOf('beyond_limits'),
    runs: pointsOf('run_of_8'),
    points: (charted?.points ?? []).map((point, index) => {
      const row = table.rows[rows[index] ?? -1];
      return { point: index + 1, row: row?.row ?? null, label: row?.cells[label] ?? null, ...point };
    }),
  };
}

export type ChartFigures = ReturnType<typeof chartFigures>;

/** Null: every point has its own; undefined: there is no chart. */
function limit(value: number | null | undefined, lacking: StatisticGap): Statistic {
  if (value === null) return missing('limits_vary');
  return value === undefined ? missing(lacking) : known(value);
}

function singleChart(kind: 'xmr' | 'ewma', values: readonly number[], { lambda, width }: ChartOptions): Charted | null {
  if (kind === 'ewma') return ewmaLimits(values, { lambda, width });
  const limits = xmrLimits(values);
  return limits === null ? null : { ...limits, points: values.map((value) => ({ value, lower: limits.lower, upper: limits.upper })) };
}

function pChart(counted: readonly Counted[]): Charted | null {
  const limits = pLimits(counted);
  if (limits === null) return null;
  const [first] = limits.points;
  const areAlike = counted.every(({ n }) => n === counted[0]?.n);
  return { ...limits, lower: areAlike ? (first?.lower ?? null) : null, upper: areAlike ? (first?.upper ?? null) : null };
}

function checkedCounts({ file, rows }: StatisticsTable, places: readonly number[], values: readonly number[][]): Counted[] {
  return values.map(([x = 0, n = 0], index) => {
    const row = rows[places[index] ?? -1]?.row ?? 0;
    if (![x, n].every((value) => Number.isSafeInteger(value) && value >= 0))
      throw new StatisticsTableError('stats.not_a_count', { file, row });
    if (x > n) throw new StatisticsTableError('stats.count_above_n', { file, row, count: x, n });
    return { x, n };
  });
}
