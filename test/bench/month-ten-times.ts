import { slowdown, type Measure } from './harness.js';
import { loadMonth, MONTH_AGENTS, MONTH_SIZES } from './month-data.js';
import { MonthHouse } from './month-house.js';

const RUNS = 3;

/** A month of ten times as many agents: it must not take much more than ten times as long. */
export const monthTenTimes: Measure = {
  name: 'month-scale',
  about: 'all cards of a month from raw answers, for ten times as many agents',
  sizes: MONTH_SIZES,
  async run(bench) {
    const small = await MonthHouse.shared(bench);
    const { dataSource } = await bench.database();
    await loadMonth(bench, dataSource, bench.size(MONTH_AGENTS) * 10);
    const large = await MonthHouse.open(dataSource);
    const all = (house: MonthHouse) => ({
      before: () => house.markAll(),
      run: async () => {
        await house.sum();
        return (await house.cards()).agents.length;
      },
    });
    const { ours, peer } = await bench.compare({ ours: all(large), peer: all(small) }, { runs: Math.min(RUNS, bench.runs) });
    return [slowdown('month-ten-times-the-agents', { ours, peer, peerName: `${bench.size(MONTH_AGENTS)} agents`, atMost: 11 })];
  },
};
