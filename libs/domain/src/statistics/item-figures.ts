import { cronbachAlpha } from '@scoring/cronbach-alpha.js';
import { itemStatistics } from '@scoring/item-statistics.js';
import { itemTable } from './item-table.js';
import { named } from './named-figures.js';
import type { StatisticsTable } from './read-table.js';

/**
 * Reliability of an exam and the figures of its items.
 * @param key table of the right answers; null where the table holds 0 and 1
 * @throws StatisticsTableError
 */
export function itemFigures(table: StatisticsTable, key: StatisticsTable | null) {
  const { items, points, blanks, ignored } = itemTable(table, key);
  const statistics = itemStatistics(points);
  return {
    n_persons: points.length,
    n_items: items.length,
    n_blank: blanks,
    ignored_columns: ignored,
    ...named('alpha', cronbachAlpha(points)),
    items: items.map((item, index) => ({ item, ...figuresOf(statistics[index]) })),
  };
}

export type ItemFigures = ReturnType<typeof itemFigures>;

function figuresOf(item: ReturnType<typeof itemStatistics>[number] | undefined) {
  const none = { value: null, reason: 'no_data' } as const;
  return {
    ...named('difficulty', item?.difficulty ?? none),
    ...named('point_biserial', item?.pointBiserial ?? none),
    ...named('point_biserial_rest', item?.pointBiserialRest ?? none),
    ...named('discrimination', item?.discrimination ?? none),
    ...named('alpha_if_deleted', item?.alphaIfDeleted ?? none),
  };
}
