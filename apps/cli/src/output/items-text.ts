import type { ItemFigures } from '@domain/statistics/item-figures.js';
import type { CommandContext } from '../command-context.js';
import { reasonText, statisticText } from './statistic-text.js';

/** Exam items for people to read. */
export function itemsText(context: CommandContext, figures: ItemFigures): void {
  const { n_persons: persons, n_items: items, alpha, alpha_reason: reason } = figures;
  const shown = reason === undefined ? statisticText(alpha) : reasonText(context, reason);
  context.output.say('stats.items_heading', { persons, items, alpha: shown });
  if (figures.n_blank > 0) context.output.say('stats.items_blank', { count: figures.n_blank });
  if (figures.ignored_columns.length > 0) context.output.say('stats.ignored_columns', { columns: figures.ignored_columns.join(', ') });
  context.output.line();
  const column = (key: 'difficulty' | 'point_biserial' | 'point_biserial_rest' | 'discrimination' | 'alpha_if_deleted') => ({
    title: context.text(`stats.col_${key}`),
    value: (item: ItemFigures['items'][number]) => statisticText(item[key]),
    align: 'right' as const,
  });
  context.output.table(
    [
      { title: context.text('stats.col_item'), value: ({ item }) => item },
      column('difficulty'),
      column('point_biserial'),
      column('point_biserial_rest'),
      column('discrimination'),
      column('alpha_if_deleted'),
      {
        title: context.text('stats.col_note'),
        value: (item) => reasonText(context, item.difficulty_reason ?? item.point_biserial_reason ?? item.point_biserial_rest_reason),
      },
    ],
    figures.items,
  );
}
