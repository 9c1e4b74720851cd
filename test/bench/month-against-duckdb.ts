import { slowdown, type Contender, type Measure, type Reading, type Spent } from './harness.js';
import { MONTH_SIZES } from './month-data.js';
import { MonthHouse } from './month-house.js';
import { MonthInDuckDb } from './month-in-duckdb.js';

const TOTALS = `
  select sum(n) || ' ' || sum(sum_final_bp) || ' ' || sum(n_pass) || ' ' || sum((select sum(x) from unnest(item_n) x)) || ' '
    || sum((select sum(x) from unnest(item_missed) x)) || ' ' || sum((select sum(x) from unnest(item_sum) x)) as totals
  from accumulator`;

/**
 * A month against DuckDB summing the same evaluations into a temporary table of its own. What is judged does the work that DuckDB does:
 * the sums from raw answers with the statement of the product, and every agent's figures from the sums that the worker keeps. What goes
 * further is told beside it: all cards with grade and rank, and the worker's whole way, which takes marks and stores the sums durably.
 */
export const monthAgainstDuckDb: Measure = {
  name: 'month-duckdb',
  about: 'a month from raw answers and from the sums kept, against DuckDB summing the same answers',
  sizes: MONTH_SIZES,
  async run(bench) {
    const house = await MonthHouse.shared(bench);
    const agentIds = await house.agentIds();
    const duck = await MonthInDuckDb.load(house.dataSource, await bench.folder());
    const { sums, figures, cards, whole, rows, lists } = await bench.compare({
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
      figures: () => house.figures(),
      cards: () => house.cards(),
    });
    const [{ totals }]: [{ totals: string }] = await house.dataSource.query(TOTALS);
    const theirs = await duck.totals();
    if (totals !== theirs) throw new Error(`Ours comes to ${totals}, DuckDB's to ${theirs}`);
    duck.close();
    const [peer, peerName]: [Contender, string] =
      rows.wall < lists.wall ? [rows, 'DuckDB, a row an answer'] : [lists, 'DuckDB, answers in lists'];
    const against = (name: string, ours: Spent, atMost: number) => slowdown(name, { ours, peer, peerName, atMost });
    return [
      against('month-from-answers', sums, 2),
      against('month-from-sums', figures, 1),
      told(against('month-from-sums-to-cards', cards, 1)),
      told(against('month-from-answers-to-cards', whole, 2)),
    ];
  },
};

function told(reading: Reading): Reading {
  return { ...reading, target: null, holds: null };
}
