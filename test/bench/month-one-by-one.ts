import type { DataSource } from 'typeorm';
import { speedup, type Measure, type Spent } from './harness.js';
import { MONTH_AGENTS, MONTH_SIZES, PERIOD, TIME_ZONE } from './month-data.js';
import { MonthHouse } from './month-house.js';

/** The naive way is timed on so many agents and scaled up: all of them would take minutes. */
const SAMPLE = 300;

const EVALUATION_SUMS = `
  select m.team_id, e.form_version_id, e.purpose, count(*) as n, sum(e.final_bp) as sum_final_bp, sum(e.final_bp::bigint * e.final_bp) as sum_final_sq,
    count(*) filter (where e.final_bp >= 8500 and not e.critical_failed) as n_pass,
    count(*) filter (where e.final_bp >= 9500 and not e.critical_failed) as n_excellent,
    count(*) filter (where e.critical_failed) as n_critical,
    sum(e.missed_non_critical) as missed_non_critical, sum(e.applicable_non_critical) as applicable_non_critical,
    count(*) filter (where e.accuracy_applicable) as accuracy_applicable,
    count(*) filter (where e.accuracy_applicable and not e.accuracy_missed) as accuracy_clean
  from evaluation e
  left join team_membership m on m.agent_id = e.agent_id and m.valid @> (e.called_at at time zone '${TIME_ZONE}')::date
  where e.agent_id = $1 and e.called_at >= $2 and e.called_at < $3 and e.state not in ('draft', 'submitted') and e.final_bp is not null
  group by m.team_id, e.form_version_id, e.purpose`;

const ITEM_SUMS = `
  select e.form_version_id, e.purpose, a.item_no, count(*) filter (where a.flags & 7 = 0) as item_n,
    count(*) filter (where a.flags & 16 <> 0) as item_missed, sum(a.points) filter (where a.flags & 7 = 0) as item_sum
  from evaluation e
  cross join lateral unnest(e.points, e.flags) with ordinality as a (points, flags, item_no)
  where e.agent_id = $1 and e.called_at >= $2 and e.called_at < $3 and e.state not in ('draft', 'submitted') and e.final_bp is not null
  group by e.form_version_id, e.purpose, a.item_no
  order by a.item_no`;

/** Sums the month as one would write it first: for each agent a query for the period, the evaluations and the items, and one that stores them. */
async function sumOneByOne(dataSource: DataSource, agentIds: readonly number[]): Promise<void> {
  await dataSource.query('create table if not exists naive_card (agent_id int primary key, sums jsonb not null, items jsonb not null)');
  for (const id of agentIds) {
    const [period]: [{ starts_at: Date; ends_at: Date }] = await dataSource.query('select starts_at, ends_at from period where id = $1', [
      PERIOD,
    ]);
    const bounds = [id, period.starts_at, period.ends_at];
    const sums: unknown = await dataSource.query(EVALUATION_SUMS, bounds);
    const items: unknown = await dataSource.query(ITEM_SUMS, bounds);
    await dataSource.query(
      'insert into naive_card values ($1, $2, $3) on conflict (agent_id) do update set sums = excluded.sums, items = excluded.items',
      [id, JSON.stringify(sums), JSON.stringify(items)],
    );
  }
}

export const monthOneByOne: Measure = {
  name: 'month-naive',
  about: 'the sums of a month against one set of queries an agent',
  sizes: MONTH_SIZES,
  async run(bench) {
    const house = await MonthHouse.shared(bench);
    const agentIds = await house.agentIds();
    const sample = agentIds.filter((_, index) => index % Math.ceil(agentIds.length / SAMPLE) === 0);
    const { ours, naive } = await bench.compare({
      ours: { before: () => house.markAll(), run: () => house.sum() },
      naive: () => sumOneByOne(house.dataSource, sample),
    });
    const times = bench.size(MONTH_AGENTS) / sample.length;
    const peer: Spent = { wall: naive.wall * times, cpu: naive.cpu === null ? null : naive.cpu * times };
    const peerName = `one query set an agent (${sample.length} timed, scaled)`;
    return [speedup('month-against-one-by-one', { ours, peer, peerName, atLeast: 20 })];
  },
};
