import pg from 'pg';
import { z } from 'zod';
import { closedMonth } from './export-house.js';
import type { Measure } from './harness.js';
import type { HttpClient } from './http-client.js';
import { loadRunsBefore } from './http-data.js';
import { HttpService } from './http-service.js';
import { Latencies, p95Against } from './latencies.js';
import { MONTH_SIZES } from './month-data.js';

const MONTHS = 24;

const trends = z.object({ items: z.array(z.object({ points: z.array(z.object({ n: z.number() })) })) });
const heat = z.object({ teams: z.array(z.object({ cells: z.array(z.object({ n: z.number() })) })) });
const criteria = z.object({ missed: z.number() });
const scores = z.object({ n: z.number() });

const RUNS = `select coalesce(p.published_run_id, (select x.id from scorecard_run x where x.period_id = p.id order by x.number desc limit 1)) as id, p.id as period
  from period p order by p.id desc limit ${MONTHS}`;
const SUMS = `sum(s.n)::int as n, sum(s.sum_final_bp)::bigint as sum_final_bp, sum(s.sum_final_sq)::bigint as sum_final_sq, sum(s.n_pass)::int as n_pass,
  sum(s.n_excellent)::int as n_excellent, sum(s.n_critical)::int as n_critical, sum(s.missed_non_critical)::int as missed,
  sum(s.applicable_non_critical)::int as applicable, sum(s.accuracy_applicable)::int as accurate_of, sum(s.accuracy_clean)::int as accurate`;
/** What each part of the page shows, as barely as it can be asked for. */
const BARE = {
  months: `with r as (${RUNS}) select r.period, array_agg(distinct s.form_version_id) as forms, ${SUMS} from r join run_sum s on s.run_id = r.id group by 1 order by 1`,
  directions: `with r as (${RUNS}) select r.period, s.direction, ${SUMS} from r join run_sum s on s.run_id = r.id group by 1, 2 order by 2, 1`,
  versions: `with r as (${RUNS}) select r.period, s.form_version_id, ${SUMS} from r join run_sum s on s.run_id = r.id group by 1, 2 order by 2, 1`,
  criteria: `with r as (${RUNS}) select c.code, min(c.name) as name, sum(i.n)::int as n, sum(i.missed)::int as missed
    from r join run_sum s on s.run_id = r.id
    cross join lateral unnest(s.item_n, s.item_missed) with ordinality as i (n, missed, item_no)
    join criterion c on c.form_version_id = s.form_version_id and c.item_no = i.item_no
    group by 1 order by 4 desc`,
  teams: `with r as (${RUNS}) select t.code, t.name, ${SUMS} from r join run_sum s on s.run_id = r.id join team t on t.id = s.team_id group by 1, 2 order by 1`,
  scores: `with r as (${RUNS}) select i.points, sum(i.n)::int as n
    from r join run_sum s on s.run_id = r.id cross join lateral unnest(s.score_points, s.score_counts) as i (points, n) group by 1 order by 1`,
} as const;

/**
 * What the page of trends shows of a whole centre over 24 months: a figure month by month, by direction and by form version; the missed
 * criteria; all figures of every team; the distribution of scores. Six requests, one after the other, against the six bare statements
 * over the same sums, one after the other.
 */
export const trendPage: Measure = {
  name: 'trend-page',
  about: 'all parts of the trend page over 24 months through HTTP, against the bare statements over the same sums',
  sizes: {
    evaluations: MONTH_SIZES['evaluations']!,
    'trend-agents': { about: 'agents in each of the 24 months', full: 10_000, quick: 300 },
    'trend-pages': { about: 'times that the whole page is asked for', full: 40, quick: 12 },
  },
  async run(bench) {
    const { dataSource, connection } = await closedMonth(bench, bench.size('trend-agents'));
    await loadRunsBefore(dataSource, MONTHS - 1);
    const service = await HttpService.start(bench, dataSource, connection);
    const bare = new pg.Client(connection);
    const [ours, peer, pages] = [new Latencies(), new Latencies(), bench.size('trend-pages')];
    try {
      await bare.connect();
      const client = await service.clientOf('M00001', 'manager', ['scorecards.read']);
      // Sums are made when they are first wanted; those of the months before are the same.
      await client.ask('GET', '/trends/months');
      await bare.query(COPY_SUMS);
      await bare.query('vacuum (analyze) run_sum');
      for (let turn = -3; turn < pages; turn += 1) {
        if (turn === 0) for (const latencies of [ours, peer]) latencies.clear();
        const told = shownIn(await ours.time(() => throughHttp(client)));
        const found = await peer.time(() => byStatements(bare));
        if (told !== found) throw new Error(`The page of trends shows ${told} where the statements find ${found}`);
      }
      return [p95Against('trend-page', ours, peer, 'bare statements', 3)];
    } finally {
      await service.stop();
      await bare.end();
    }
  },
};

const SAME = `team_id, form_version_id, direction, n, sum_final_bp, sum_final_sq, n_pass, n_excellent, n_critical, missed_non_critical,
  applicable_non_critical, accuracy_applicable, accuracy_clean, score_points, score_counts, item_n, item_missed`;
const COPY_SUMS = `insert into run_sum (run_id, ${SAME})
  select r.id, ${SAME} from run_sum s cross join scorecard_run r where not exists (select from run_sum own where own.run_id = r.id)`;

/** @returns the parts of the page as they came */
async function throughHttp(client: HttpClient): Promise<string[]> {
  const parts: string[] = [];
  for (const path of ['months', 'months?by=direction', 'months?by=form_version', 'criteria', 'heat-map', 'distribution'])
    parts.push(await client.ask('GET', `/trends/${path}`));
  return parts;
}

/** Evaluations shown in each part, and criteria missed. */
function shownIn(parts: readonly string[]): string {
  const [months, directions, versions, missed, teams, distribution] = parts.map((part): unknown => JSON.parse(part));
  const inMonths = (part: unknown) => sum(trends.parse(part).items.flatMap(({ points }) => points.map(({ n }) => n)));
  return [
    inMonths(months),
    inMonths(directions),
    inMonths(versions),
    criteria.parse(missed).missed,
    sum(heat.parse(teams).teams.map(({ cells }) => cells[0]!.n)),
    scores.parse(distribution).n,
  ].join(' ');
}

async function byStatements(bare: pg.Client): Promise<string> {
  const found: number[] = [];
  for (const [name, text] of Object.entries(BARE)) {
    const { rows } = await bare.query<{ n: number; missed: number }>({ name, text });
    found.push(sum(rows.map(({ n, missed }) => (name === 'criteria' ? missed : n))));
  }
  return found.join(' ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
