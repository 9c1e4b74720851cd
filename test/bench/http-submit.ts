import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Measure, Reading, Spent } from './harness.js';
import { loadKeys } from './http-data.js';
import { HttpClient } from './http-client.js';
import { HttpService } from './http-service.js';
import { Latencies } from './latencies.js';
import { ITEMS, loadMonth, MONTH_SIZES } from './month-data.js';

const CLIENTS = 8;
const AGENTS = 300;
const ANSWERS = Object.fromEntries(
  Array.from({ length: ITEMS }, (_, at) => [`C${String(at + 1).padStart(2, '0')}`, { points: at % 7 === 6 ? 2 : 4 }]),
);

/**
 * One evaluation after another from eight clients at once: ours through HTTP with everything that goes with it (the call, the number, the
 * revision, the mark, the trail), each committed before it is answered; the peer inserts the bare row into a copy of the table with its
 * indexes by a prepared statement, over eight connections and, told beside it, over one, or through the barest route there can be. A run is the
 * same number of rows for each.
 */
export const submitHttp: Measure = {
  name: 'submit-http',
  about: 'submit of one evaluation through HTTP by 8 clients, against a bare insert of its row over 8 connections',
  sizes: {
    evaluations: MONTH_SIZES['evaluations']!,
    submits: { about: 'evaluations submitted in one run', full: 4000, quick: 200 },
  },
  async run(bench) {
    const { dataSource, connection } = await bench.database();
    await loadMonth(bench, dataSource, AGENTS);
    await loadKeys(dataSource);
    const insert = await bareInsert(dataSource);
    const service = await HttpService.start(bench, dataSource, connection);
    const route = await BareRoute.start(connection, insert);
    const connections = Array.from({ length: CLIENTS }, () => new pg.Client(connection));
    const [latencies, count] = [new Latencies(), bench.size('submits')];
    let run = 0;
    try {
      for (const each of connections) await each.connect();
      const client = await service.clientOf('Q00001', 'qa_trainer', ['evaluations.write']);
      const { ours, peer, alone, bare } = await bench.compare({
        ours: {
          before: async () => {
            run += 1;
            if (run === 2) latencies.clear();
          },
          run: () => fromAll(CLIENTS, count, (_, serial) => latencies.time(() => submit(client, run * count + serial))),
        },
        peer: () => fromAll(CLIENTS, count, (lane, serial) => connections[lane]!.query({ ...insert, values: [run * count + serial] })),
        alone: () => fromAll(1, count, (lane, serial) => connections[lane]!.query({ ...insert, values: [(run + 1000) * count + serial] })),
        bare: () =>
          fromAll(CLIENTS, count, (_, serial) =>
            route.client.ask('POST', '/', { serial: (run + 2000) * count + serial, answers: ANSWERS }),
          ),
      });
      return [
        { ...perSecond('submit-http', 'bare insert, 8 connections', count, ours, peer), ...judged(ours, peer) },
        perSecond('submit-http-alone', 'bare insert, 1 connection', count, ours, alone),
        perSecond('submit-http-bare-route', 'node:http with a bare insert', count, ours, bare),
        {
          name: 'submit-http-p99',
          value: latencies.percentile(0.99),
          unit: 'ms',
          peer: 'its own p50',
          peer_value: latencies.percentile(0.5),
          ratio: latencies.percentile(0.99) / latencies.percentile(0.5),
          target: 'ratio <= 10',
          holds: latencies.percentile(0.99) <= 10 * latencies.percentile(0.5),
          cpu: null,
          peer_cpu: null,
        },
      ];
    } finally {
      route.stop();
      await service.stop();
      for (const each of connections) await each.end();
    }
  },
};

/** The barest route in a process of its own. */
class BareRoute {
  private constructor(
    private readonly child: ChildProcess,
    readonly client: HttpClient,
  ) {}

  static async start(connection: pg.ClientConfig, insert: { name: string; text: string }): Promise<BareRoute> {
    const child = fork(fileURLToPath(new URL('./bare-route.js', import.meta.url)), [], { execArgv: ['--no-warnings'] });
    child.send({ connection, insert });
    const { port } = z.object({ port: z.int() }).parse(await new Promise((resolve) => child.once('message', resolve)));
    return new BareRoute(child, new HttpClient(new URL(`http://127.0.0.1:${port}`), 'nobody'));
  }

  stop(): void {
    this.client.close();
    this.child.disconnect();
  }
}

/** So many at once, each takes the next as soon as it is done with one. */
async function fromAll(lanes: number, count: number, write: (lane: number, serial: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async (at: number) => {
    while (next < count) {
      next += 1;
      await write(at, next);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, at) => lane(at)));
}

const submit = (client: HttpClient, serial: number): Promise<string> =>
  client.ask('POST', '/evaluations', {
    call: {
      recording_id: `REC-${serial}`,
      employee_no: String((serial % AGENTS) + 1).padStart(6, '0'),
      started_at: `2026-10-${String((serial % 28) + 1).padStart(2, '0')}T10:00:00+08:00`,
      direction: 'inbound',
    },
    form_code: 'BENCH',
    purpose: 'random',
    answers: ANSWERS,
    submit: true,
  });

/** The table with all its indexes and as full as ours, and the statement that writes a row like ours; $1 serial number. */
async function bareInsert(dataSource: DataSource): Promise<{ name: string; text: string }> {
  await dataSource.query('create table bare_evaluation (like evaluation including all)');
  const columns = `agent_id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state,
    revision, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
    accuracy_missed, points, flags`;
  await dataSource.query(`insert into bare_evaluation (${columns}) select ${columns} from evaluation order by id`);
  await dataSource.query('vacuum (analyze) bare_evaluation');
  const points = Array.from({ length: ITEMS }, (_, at) => (at % 7 === 6 ? 200 : 400));
  const flags = points.map((value) => (value < 400 ? 16 : 0));
  return {
    name: 'bare',
    text: `insert into bare_evaluation (${columns})
      select $1::int % ${AGENTS} + 1, 'REC-' || $1 || '/BENCH/Q00001', $1, 1, 1, 'REC-' || $1,
        timestamptz '2026-10-01T02:00:00Z' + $1::int % 28 * interval '1 day', now(), 'random', 'released',
        1, 9400, 9400, false, 0, 3, 23, true, false, '{${points.join(',')}}', '{${flags.join(',')}}'`,
  };
}

function perSecond(name: string, peerName: string, count: number, ours: Spent, peer: Spent): Reading {
  const values = { value: count / ours.wall, unit: '/s', peer: peerName, peer_value: count / peer.wall };
  return { name, ...values, ratio: peer.wall / ours.wall, target: null, holds: null, cpu: ours.cpu, peer_cpu: peer.cpu };
}

function judged(ours: Spent, peer: Spent): Pick<Reading, 'target' | 'holds'> {
  return { target: 'ratio >= 0.4', holds: peer.wall / ours.wall >= 0.4 };
}
