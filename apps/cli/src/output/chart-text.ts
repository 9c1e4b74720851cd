import type { ChartFigures } from '@domain/statistics/chart-figures.js';
import type { CommandContext } from '../command-context.js';
import { MISSING } from './figures.js';
import { figureTable, statisticText } from './statistic-text.js';

const KINDS = { xmr: 'XmR', p: 'p', ewma: 'EWMA' } as const;

/** A control chart for people to read: limits, what is outside, then every point. */
export function chartText(context: CommandContext, figures: ChartFigures): void {
  context.output.say('stats.chart_heading', { kind: KINDS[figures.kind], n: figures.n });
  context.output.line();
  const limit = (name: 'center' | 'lower' | 'upper') => ({
    title: context.text(`stats.${name}`),
    value: figures[name],
    reason: figures[`${name}_reason`],
  });
  figureTable(context, [limit('center'), limit('lower'), limit('upper')]);
  context.output.line();
  const list = (points: readonly number[]): string => (points.length === 0 ? context.text('stats.no_points') : points.join(', '));
  context.output.say('stats.points_outside', { points: list(figures.out) });
  context.output.say('stats.points_in_runs', { points: list(figures.runs) });
  if (figures.points.length > 0) pointTable(context, figures);
}

function pointTable(context: CommandContext, { points, out, runs }: ChartFigures): void {
  const [outside, inRun] = [new Set(out), new Set(runs)];
  const signal = (point: number): string => {
    if (!outside.has(point)) return inRun.has(point) ? context.text('stats.signal_run') : '';
    return context.text(inRun.has(point) ? 'stats.signal_both' : 'stats.signal_out');
  };
  context.output.line();
  context.output.table(
    [
      { title: context.text('stats.col_point'), value: ({ point }) => String(point), align: 'right' },
      { title: context.text('stats.col_label'), value: ({ label }) => label ?? MISSING },
      { title: context.text('stats.col_value'), value: ({ value }) => statisticText(value), align: 'right' },
      { title: context.text('stats.col_lower'), value: ({ lower }) => statisticText(lower), align: 'right' },
      { title: context.text('stats.col_upper'), value: ({ upper }) => statisticText(upper), align: 'right' },
      { title: context.text('stats.col_signal'), value: ({ point }) => signal(point) },
    ],
    points,
  );
}
