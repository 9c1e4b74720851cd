import type { PairedFigures } from '@domain/statistics/paired-figures.js';
import type { CommandContext } from '../command-context.js';
import { figureTable } from './statistic-text.js';

/** A paired difference for people to read. */
export function pairedText(context: CommandContext, figures: PairedFigures): void {
  const { n, n_incomplete: incomplete, before, after, low, high } = figures;
  context.output.say('stats.paired_heading', { n, before, after });
  if (incomplete > 0) context.output.say('stats.paired_incomplete', { count: incomplete });
  context.output.line();
  const line = (name: 'mean_difference' | 't' | 'df' | 'p') => ({
    title: context.text(`stats.${name}`),
    value: figures[name],
    reason: figures[`${name}_reason`],
  });
  const difference = line('mean_difference');
  figureTable(context, [
    { ...difference, low, high, reason: difference.reason ?? figures.low_reason },
    line('t'),
    { ...line('df'), digits: 0 },
    line('p'),
  ]);
}
