import pg from 'pg';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { loadEvaluationsBefore } from './http-data.js';
import type { Bench, Measure, Reading } from './harness.js';
import type { HttpClient } from './http-client.js';
import { HttpService } from './http-service.js';
import { Latencies, p95Against } from './latencies.js';
import { loadMonth, MONTH_SIZES, PERIOD, TIME_ZONE } from './month-data.js';

const PAGE_SIZE = 50;

const page = z.object({ items: z.array(z.object({ evaluation_no: z.string() })), next_cursor: z.string().nullable() });
type Page = z.infer<typeof page>;

/** What a page shows, as somebody would write it by hand. */
const SHOWN = `
  select e.evaluation_no, e.state, e.revision, e.purpose, f.code as form_code, v.version as form_version, e.recording_id, e.called_at,
    e.evaluated_at, a.employee_no, a.name, t.code as team_code, q.employee_no as evaluator_no, q.name as evaluator_name, e.raw_bp, e.final_bp,
    e.critical_failed, e.agent_id, e.id
  from evaluation e
  join person a on a.id = e.agent_id
  join person q on q.id = e.evaluator_id
  join form_version v on v.id = e.form_version_id
  join evaluation_form f on f.id = v.form_id
  left join team_membership m on m.agent_id = e.agent_id and m.valid @> (e.called_at at time zone '${TIME_ZONE}')::date
  left join team t on t.id = m.team_id`;

const FIRST_PAGE = { name: 'first', text: `${SHOWN} order by e.called_at desc, e.agent_id desc, e.id desc limit ${PAGE_SIZE + 1}` };
const NEXT_PAGE = {
  name: 'next',
  text: `${SHOWN} where (e.called_at, e.agent_id, e.id) < ($1, $2, $3)
    order by e.called_at desc, e.agent_id desc, e.id desc limit ${PAGE_SIZE + 1}`,
};
const SORTED = {
  name: 'sorted',
  text: `${SHOWN} where e.final_bp is not null order by e.final_bp desc, e.agent_id desc, e.id desc limit ${PAGE_SIZE + 1}`,
};
const FILTERED = {
  name: 'filtered',
  text: `${SHOWN}
    where e.called_at >= (select starts_at from period where id = $1) and e.called_at < (select ends_at from period where id = $1)
      and e.agent_id = any (array(select agent_id from team_membership m join team t on t.id = m.team_id where t.code = $2)) and t.code = $2
      and e.final_bp between $3 and $4
    order by e.called_at desc, e.agent_id desc, e.id desc limit ${PAGE_SIZE + 1}`,
};

interface BareRow {
  evaluation_no: string;
  called_at: Date;
  agent_id: number;
  id: string;
}

/** Asks through HTTP and by the bare statement, in turn, one question at a time, and holds the answers against each other. */
class Asker {
  readonly ours = new Latencies();
  readonly peer = new Latencies();

  constructor(
    private readonly client: HttpClient,
    private readonly connection: pg.Client,
  ) {}

  async ask(query: string, bare: { name: string; text: string; values?: unknown[] }): Promise<{ page: Page; rows: BareRow[] }> {
    const answer = page.parse(JSON.parse(await this.ours.time(() => this.client.ask('GET', `/evaluations?${query}`))));
    const { rows } = await this.peer.time(() => this.connection.query<BareRow>(bare));
    const [told, found] = [answer.items, rows.slice(0, PAGE_SIZE)].map((list) => list.map((one) => one.evaluation_no).join());
    if (told !== found || answer.items.length === 0) throw new Error(`The page ${query} does not show what the statement finds`);
    return { page: answer, rows };
  }

  forget(): void {
    this.ours.clear();
    this.peer.clear();
  }
}

/** Pages of a long list through HTTP, with its default total, against the statement of the page alone. */
export const listPage: Measure = {
  name: 'list-page',
  about: 'pages of a list of evaluations through HTTP, against the bare statement',
  sizes: {
    evaluations: MONTH_SIZES['evaluations']!,
    'list-agents': { about: 'agents whose evaluations are listed', full: 3000, quick: 300 },
    'list-evaluations': { about: 'evaluations in the list', full: 1_000_000, quick: 20_000 },
    pages: { about: 'pages of each kind', full: 400, quick: 40 },
  },
  async run(bench) {
    const { dataSource, connection } = await bench.database();
    await loadMonth(bench, dataSource, bench.size('list-agents'));
    bench.say(`  loading the months before, up to ${bench.size('list-evaluations')} evaluations`);
    await loadEvaluationsBefore(dataSource, bench.size('list-evaluations'));
    const service = await HttpService.start(bench, dataSource, connection);
    const bare = new pg.Client(connection);
    try {
      await bare.connect();
      const client = await service.clientOf('Q00001', 'qa_trainer', ['evaluations.read']);
      const asker = () => new Asker(client, bare);
      return await pagesOf(bench, dataSource, { first: asker(), next: asker(), deep: asker(), sorted: asker(), filtered: asker() });
    } finally {
      await service.stop();
      await bare.end();
    }
  },
};

type Askers = Record<'first' | 'next' | 'deep' | 'sorted' | 'filtered', Asker>;

/** All kinds in turn, so that whatever else the computer does meets them alike. */
async function pagesOf(bench: Bench, dataSource: DataSource, askers: Askers): Promise<Reading[]> {
  const [pages, agents] = [bench.size('pages'), bench.size('list-agents')];
  const deep = await cursorAfter(dataSource, Math.floor(bench.size('list-evaluations') / 2));
  const places = { next: { cursor: '', values: [] as unknown[] }, deep };
  for (let turn = -pages; turn < pages; turn += 1) {
    if (turn === 0) for (const asker of Object.values(askers)) asker.forget();
    const first = await askers.first.ask('', FIRST_PAGE);
    if (turn % 20 === 0 || places.next.cursor === '') places.next = placeAfter(first);
    if (turn % 20 === 0) places.deep = deep;
    for (const kind of ['next', 'deep'] as const) {
      const { cursor, values } = places[kind];
      places[kind] = placeAfter(await askers[kind].ask(`cursor=${cursor}`, { ...NEXT_PAGE, values }));
    }
    await askers.sorted.ask('sort=-final_score', SORTED);
    const team = `T${((Math.abs(turn) * 7) % Math.ceil(agents / 30)) + 1}`;
    await askers.filtered.ask(`period=${PERIOD}&team=${team}&score_from=60&score_to=95`, {
      ...FILTERED,
      values: [PERIOD, team, 6000, 9500],
    });
  }
  const reading = (name: string, { ours, peer }: Asker) => p95Against(name, ours, peer, 'bare statement', 3);
  return [
    reading('list-page', askers.first),
    reading('list-page-next', askers.next),
    reading('list-page-sort', askers.sorted),
    reading('list-page-filter', askers.filtered),
    reading('list-page-deep-bare', askers.deep),
    p95Against('list-page-deep', askers.deep.ours, askers.first.ours, 'the first page', 1.25),
  ];
}

function placeAfter({ page: { next_cursor: cursor }, rows }: { page: Page; rows: BareRow[] }): { cursor: string; values: unknown[] } {
  const last = rows[PAGE_SIZE - 1];
  if (cursor === null || last === undefined) throw new Error('The list is too short to be paged');
  return { cursor, values: [last.called_at, last.agent_id, last.id] };
}

/** As the interface would give it after so many rows. */
async function cursorAfter(dataSource: DataSource, rows: number): Promise<{ cursor: string; values: unknown[] }> {
  const [row]: [{ called_at: Date; agent_id: number; id: string; text: string }] = await dataSource.query(
    `select called_at, agent_id, id, called_at::text as text from evaluation order by called_at desc, agent_id desc, id desc limit 1 offset $1`,
    [rows],
  );
  const cursor = Buffer.from(JSON.stringify({ s: '-called_at', v: [row.text, String(row.agent_id), row.id] })).toString('base64url');
  return { cursor, values: [row.called_at, row.agent_id, row.id] };
}
