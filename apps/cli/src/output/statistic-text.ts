import { statisticGaps, type StatisticGap } from '@scoring/statistic.js';
import type { CommandContext } from '../command-context.js';
import { MISSING } from './figures.js';

/** One figure of a table on the terminal. */
export interface FigureLine {
  title: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
  /** Why there is no value, as a word of the documents. */
  reason?: string;
  /** Fixed digits; else `statisticText`. */
  digits?: number;
}

/** Four decimals, or six significant digits of what is large or small. */
export function statisticText(value: number | null): string {
  if (value === null) return MISSING;
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 100_000) ? String(Number(value.toPrecision(6))) : value.toFixed(4);
}

/** A reason in the user's language. */
export function reasonText(context: CommandContext, reason: string | undefined): string {
  const gap = statisticGaps.find((word): word is StatisticGap => word === reason);
  return gap === undefined ? '' : context.text(`stats.reason_${gap}`);
}

/** Figures with their intervals and reasons as a table. */
export function figureTable(context: CommandContext, lines: readonly FigureLine[]): void {
  const interval = ({ low, high }: FigureLine): string =>
    low === undefined || high === undefined || low === null || high === null ? '' : `${statisticText(low)} – ${statisticText(high)}`;
  context.output.table(
    [
      { title: context.text('stats.col_figure'), value: (line) => line.title },
      {
        title: context.text('stats.col_value'),
        value: ({ value, digits }) => (value !== null && digits !== undefined ? value.toFixed(digits) : statisticText(value)),
        align: 'right',
      },
      { title: context.text('stats.col_interval'), value: interval },
      { title: context.text('stats.col_note'), value: ({ reason }) => reasonText(context, reason) },
    ],
    lines,
  );
}
