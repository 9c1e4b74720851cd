import { slowdown, type Measure } from './harness.js';
import { MONTH_SIZES } from './month-data.js';
import { MonthHouse } from './month-house.js';

/** A whole close, from marks on every agent to a stored run with composite, grade and rank, against the SQL that makes the sums. */
export const monthClose: Measure = {
  name: 'month-close',
  about: 'a whole close with composite, grade and rank stored, against the SQL of its sums alone',
  sizes: MONTH_SIZES,
  async run(bench) {
    const house = await MonthHouse.shared(bench);
    const agentIds = await house.agentIds();
    const { ours, peer } = await bench.compare({
      ours: { before: () => house.markAll(), run: () => house.close() },
      peer: () => house.rebuild(agentIds),
    });
    return [slowdown('close', { ours, peer, peerName: 'SQL of the sums', atMost: 5 })];
  },
};
