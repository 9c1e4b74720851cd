import pg from 'pg';
import { z } from 'zod';
import { closedMonth } from './export-house.js';
import type { Measure } from './harness.js';
import { loadRunsBefore } from './http-data.js';
import type { HttpClient } from './http-client.js';
import { HttpService } from './http-service.js';
import { Latencies, p95Against } from './latencies.js';
import { MONTH_SIZES, PERIOD } from './month-data.js';

const MONTHS = 24;

const cards = z.object({ items: z.array(z.object({ employee_no: z.string() })) });
const trend = z.object({ points: z.array(z.object({ upper_limit: z.number() })) });

const NEWEST_RUN = `select r.id from scorecard_run r where r.period_id = '${PERIOD}' order by r.number desc limit 1`;
const AGENTS = {
  name: 'agents',
  text: `select c.* from agent_scorecard c join team t on t.id = c.team_id where c.run_id = (${NEWEST_RUN}) and t.code = $1`,
};
const TEAM = { name: 'team', text: `select c.* from team_scorecard c where c.run_id = (${NEWEST_RUN}) and c.team_code = $1` };
const TREND = {
  name: 'trend',
  text: `select r.period_id, r.number, s.code, v.number as version, c.*,
      array(select distinct f.code || ' ' || w.version from run_accumulator a join form_version w on w.id = a.form_version_id
        join evaluation_form f on f.id = w.form_id where a.run_id = r.id and a.team_id = c.team_id) as forms
    from period p
    join scorecard_run r on r.id = coalesce(p.published_run_id, (select x.id from scorecard_run x where x.period_id = p.id order by x.number desc limit 1))
    join scheme_version v on v.id = r.scheme_version_id
    join scheme s on s.id = v.scheme_id
    join team_scorecard c on c.run_id = r.id
    join team t on t.id = c.team_id
    where t.code = $1 and p.id > '2024-10'
    order by p.id`,
};

/**
 * What the page of a team shows: its card, the cards of its thirty agents, and 24 months of its average with limits of normal variation.
 * Three requests, one after the other, against the three bare statements, one after the other.
 */
export const scorecardPage: Measure = {
  name: 'scorecard-page',
  about: 'the page of a team of 30 with a trend of 24 months through HTTP, against the bare statements',
  sizes: {
    evaluations: MONTH_SIZES['evaluations']!,
    'card-agents': { about: 'agents with cards in each of the 24 months', full: 3000, quick: 300 },
    'team-pages': { about: 'pages of teams', full: 400, quick: 40 },
  },
  async run(bench) {
    const agents = bench.size('card-agents');
    const { dataSource, connection } = await closedMonth(bench, agents);
    await loadRunsBefore(dataSource, MONTHS - 1);
    const service = await HttpService.start(bench, dataSource, connection);
    const bare = new pg.Client(connection);
    const [ours, peer, pages] = [new Latencies(), new Latencies(), bench.size('team-pages')];
    try {
      await bare.connect();
      const client = await service.clientOf('M00001', 'manager', ['scorecards.read']);
      for (let turn = -pages; turn < pages; turn += 1) {
        if (turn === 0) for (const latencies of [ours, peer]) latencies.clear();
        const team = `T${((Math.abs(turn) * 7) % Math.ceil(agents / 30)) + 1}`;
        const told = shownIn(await ours.time(() => throughHttp(client, team)));
        const found = await peer.time(() => byStatements(bare, team));
        if (told !== found) throw new Error(`The page of ${team} does not show what the statements find`);
      }
      return [p95Against('scorecard-page', ours, peer, 'bare statements', 3)];
    } finally {
      await service.stop();
      await bare.end();
    }
  },
};

/** @returns the cards of the agents, the card of the team and its trend, as they came */
async function throughHttp(client: HttpClient, team: string): Promise<string[]> {
  const below = `/periods/${PERIOD}/scorecards`;
  return [
    await client.ask('GET', `${below}/agents?team=${team}&page_size=200`),
    await client.ask('GET', `${below}/teams/${team}`),
    await client.ask('GET', `/trends/teams/${team}?measure=qa_score`),
  ];
}

/** How many cards and months were shown. */
function shownIn([agents, , months]: string[]): number {
  return cards.parse(JSON.parse(agents ?? '')).items.length * 1000 + trend.parse(JSON.parse(months ?? '')).points.length;
}

async function byStatements(bare: pg.Client, team: string): Promise<number> {
  const agents = await bare.query({ ...AGENTS, values: [team] });
  await bare.query({ ...TEAM, values: [team] });
  const months = await bare.query({ ...TREND, values: [team] });
  return agents.rows.length * 1000 + months.rows.length;
}
