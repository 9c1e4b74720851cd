import { slowdown, type Contender, type Measure } from './harness.js';
import { MONTH_SIZES } from './month-data.js';
import { MonthHouse } from './month-house.js';
import { MonthInDuckDb } from './month-in-duckdb.js';

const TOTALS = `
  select sum(n) || ' ' || sum(sum_final_bp) || ' ' || sum(n_pass) || ' ' || sum((select sum(x) from unnest(item_n) x)) || ' '
    || sum((select sum(x) from unnest(item_missed) x)) || ' ' || sum((select sum(x) from unnest(item_sum) x)) as totals
  from accumulator`;

/**
 * A month against DuckDB summing the same evaluations into a temporary table of its own. The sums from raw answers do the same work,
 * with the statement of the product. The cards are judged from the sums that the worker keeps: what a page or a report waits for.
 * The whole way does what DuckDB has no part in: it takes the marks, stores the sums durably, reads them back and judges all cards.
 */
export const monthAgainstDuckDb: Measure = {
  name: 'month-duckdb',
  about: 'a month from raw answers and from the sums kept, against DuckDB summing the same answers',
  sizes: MONTH_SIZES,
  async run(bench) {
    const house = await MonthHouse.shared(bench);
    const agentIds = await house.agentIds();
    const duck = await MonthInDuckDb.load(house.dataSource, await bench.folder());
    const { sums, cards, whole, rows, lists } = await bench.compare({
      sums: () => house.sumApart(agentIds),
      rows: () => duck.sumRows(),
      whole: {
        before: () => house.markAll(),
        run: async () => {
          await house.sum();
          return house.cards();
        },
      },
      lists: () => duck.sumLists(),
      cards: () => house.cards(),
    });
    const [{ totals }]: [{ totals: string }] = await house.dataSource.query(TOTALS);
    const theirs = await duck.totals();
    if (totals !== theirs) throw new Error(`Ours comes to ${totals}, DuckDB's to ${theirs}`);
    duck.close();
    const [peer, peerName]: [Contender, string] =
      rows.wall < lists.wall ? [rows, 'DuckDB, a row an answer'] : [lists, 'DuckDB, answers in lists'];
    return [
      slowdown('month-from-answers', { ours: sums, peer, peerName, atMost: 2 }),
      slowdown('month-from-sums', { ours: cards, peer, peerName, atMost: 1 }),
      { ...slowdown('month-from-answers-to-cards', { ours: whole, peer, peerName, atMost: 2 }), target: null, holds: null },
    ];
  },
};
