/*
 * The benchmark's harness. To add a measure, write one file `test/bench/<name>.ts` that exports a `Measure`, and name it in the list of
 * `test/bench/measures.ts`:
 *
 *   export const importCsv: Measure = {
 *     name: 'import-csv',                                    // what --only selects; a prefix such as `import` selects all that begin so
 *     about: 'Import of evaluations from csv',
 *     sizes: { 'import-rows': { about: 'evaluations in the file', full: 100_000, quick: 2_000 } },   // becomes the flag --import-rows
 *     async run(bench) {
 *       const { dataSource, connection } = await bench.database();      // fresh, migrated, the product's own server settings
 *       const folder = await bench.folder();                            // empty; both are removed when the measure is done
 *       const { ours, peer } = await bench.compare({                    // a warm-up, then ours, peer, ours, peer …; medians
 *         ours: { before: () => empty(dataSource), run: () => importAll(folder) },   // `before` is not timed; a bare function will do
 *         peer: () => insertPlainly(dataSource),
 *       });
 *       return [speedup('import-csv', { ours, peer, peerName: 'TypeORM insert()', atLeast: 20 })];
 *     },
 *   };
 *
 * - `bench.size('import-rows')` is the size of this run, `bench.runs` how many runs count, `bench.quick` a try-out with small sizes.
 * - `bench.shared('key', make)` makes something once for several measures (a loaded database); `bench.sharedDatabase('key')` likewise.
 * - `bench.time(work)` times one thing: seconds of wall clock and of processor, the database's processes and our threads included.
 * - `bench.apart({ module: new URL('./import-worker.js', import.meta.url), export: 'importAll' }, argument)` runs an exported function in
 *   a Node process of its own and gives its result with wall, cpu and the peak of its resident memory in megabytes. The argument and
 *   the result go as JSON; `bench.connection` of a database is plain data and may be passed.
 * - Readings are made by `slowdown` (ours ÷ peer, at most), `speedup` (peer ÷ ours, at least), `atMost` and `atLeast` (the figure
 *   itself), or written by hand; one measure may give several, each with a name of its own that never changes.
 */
import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { CpuClock, median } from './cpu-clock.js';

/** A size that a flag of the same name sets. */
export interface Size {
  about: string;
  full: number;
  /** With --quick: just enough to see that the measure works. */
  quick: number;
}

export interface Measure {
  name: string;
  about: string;
  sizes: Readonly<Record<string, Size>>;
  run(bench: Bench): Promise<Reading[]>;
}

/** One line of the result. The names of the first eight are a promise to those who read the JSON. */
export interface Reading {
  name: string;
  value: number;
  unit: string;
  /** What it is compared with; null: a figure that stands alone. */
  peer: string | null;
  peer_value: number | null;
  /** As the target wants it, mostly ours ÷ peer. */
  ratio: number | null;
  /** Such as `ratio <= 2` or `value >= 5000`; null: told, not judged. */
  target: string | null;
  holds: boolean | null;
  /** Seconds of processor for one run; null: not measured, or the system does not tell. */
  cpu: number | null;
  peer_cpu: number | null;
}

/** What one run took; cpu null: this system does not tell that of the database. */
export interface Spent {
  wall: number;
  cpu: number | null;
}

/** Medians over the counted runs, and what the last run gave. */
export interface Contender<Result = unknown> extends Spent {
  walls: number[];
  result: Result;
}

export type Work<Result> = (() => Promise<Result>) | { before?: () => Promise<unknown>; run: () => Promise<Result> };

export interface Apart<Result> extends Spent {
  result: Result;
  peakRssMb: number;
}

/** What a measure works with. */
export class Bench {
  private readonly cleanups: (() => Promise<unknown>)[] = [];
  private readonly lasting: (() => Promise<unknown>)[] = [];
  private readonly things = new Map<string, Promise<unknown>>();

  constructor(
    readonly runs: number,
    readonly quick: boolean,
    private readonly sizes: ReadonlyMap<string, number>,
    private readonly clock: CpuClock,
    /** Goes with all that is in it when the benchmark ends, for whatever reason. */
    private readonly home: string,
    /** Says on stderr what takes time. */
    readonly say: (text: string) => void,
  ) {}

  size(name: string): number {
    const size = this.sizes.get(name);
    if (size === undefined) throw new Error(`No measure that runs has the size ${name}`);
    return size;
  }

  /** A migrated, empty database on the product's own server settings, dropped when the measure is done. */
  async database(): Promise<TestDatabase> {
    const database = await createTestDatabase();
    this.cleanups.push(() => database.drop());
    return database;
  }

  /** A database for several measures, dropped at the very end. */
  async sharedDatabase(key: string): Promise<TestDatabase> {
    return this.shared(`database ${key}`, async () => {
      const database = await createTestDatabase();
      this.lasting.push(() => database.drop());
      return database;
    });
  }

  /** Makes something once for all measures that ask for it. @param end lets go of it at the very end */
  shared<Thing>(key: string, make: () => Promise<Thing>, end?: (thing: Thing) => Promise<unknown>): Promise<Thing> {
    const made = (this.things.get(key) as Promise<Thing> | undefined) ?? make();
    if (!this.things.has(key) && end !== undefined) this.lasting.push(async () => end(await made));
    this.things.set(key, made);
    return made;
  }

  /** An empty folder that others may enter, removed when the measure is done, or when the benchmark is killed. */
  async folder(): Promise<string> {
    const folder = await mkdtemp(join(this.home, 'bench-'));
    await chmod(folder, 0o755);
    this.cleanups.push(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  /** Times one thing. */
  async time<Result>(work: () => Promise<Result>): Promise<Spent & { result: Result }> {
    const cpu = this.clock.start();
    const began = performance.now();
    const result = await work();
    const wall = (performance.now() - began) / 1000;
    return { wall, cpu: cpu(), result };
  }

  /** Runs several things in turn, once to warm up and then `runs` times each; gives the medians of each. */
  async compare<Results extends Record<string, unknown>>(
    works: { [Name in keyof Results]: Work<Results[Name]> },
    { runs = this.runs, warmUp = true } = {},
  ): Promise<{ [Name in keyof Results]: Contender<Results[Name]> }> {
    const spent = new Map<string, (Spent & { result: unknown })[]>();
    for (let turn = warmUp ? 0 : 1; turn <= runs; turn += 1) {
      for (const [name, work] of Object.entries<Work<unknown>>(works)) {
        const { before, run } = typeof work === 'function' ? { before: undefined, run: work } : work;
        await before?.();
        const one = await this.time(run);
        this.say(`  ${turn === 0 ? 'warm-up' : `run ${turn}`} ${name}: ${one.wall.toFixed(3)} s`);
        if (turn > 0) spent.set(name, [...(spent.get(name) ?? []), one]);
      }
    }
    const contenders = [...spent].map(([name, all]) => [name, contender(all)]);
    return Object.fromEntries(contenders) as { [Name in keyof Results]: Contender<Results[Name]> };
  }

  /** Calls an exported function of a module of the benchmark in a process of its own. */
  async apart<Result>(place: { module: URL; export: string }, argument: unknown): Promise<Apart<Result>> {
    const child = fork(fileURLToPath(new URL('./apart.js', import.meta.url)), [], { execArgv: ['--no-warnings', '--enable-source-maps'] });
    const ended = new Promise<never>((_, reject) => {
      child.once('exit', (code) => reject(new Error(`${place.export} ended with status ${code} before it answered`)));
    });
    try {
      child.send({ module: place.module.href, name: place.export, argument });
      const answer = await Promise.race([ended, new Promise<{ failure?: string }>((resolve) => child.once('message', resolve))]);
      if (answer.failure !== undefined) throw new Error(answer.failure);
      return answer as Apart<Result>;
    } finally {
      child.removeAllListeners('exit');
      ended.catch(() => undefined);
      if (child.connected) child.disconnect();
    }
  }

  /** Lets go of what a measure made. */
  async tidy(): Promise<void> {
    for (const cleanup of this.cleanups.splice(0).reverse()) await cleanup();
  }

  /** Lets go of what several measures shared. */
  async end(): Promise<void> {
    await this.tidy();
    for (const cleanup of this.lasting.splice(0).reverse()) await cleanup();
  }
}

function contender<Result>(all: readonly (Spent & { result: Result })[]): Contender<Result> {
  const last = all.at(-1);
  if (last === undefined) throw new Error('Nothing was run');
  const cpus = all.flatMap(({ cpu }) => cpu ?? []);
  const walls = all.map(({ wall }) => wall);
  return { wall: median(walls), cpu: cpus.length === all.length ? median(cpus) : null, walls, result: last.result };
}

interface Pair {
  ours: Spent;
  peer: Spent;
  peerName: string;
}

/** Seconds of ours over those of a peer, which must not be more than a bound. */
export function slowdown(name: string, { ours, peer, peerName, atMost }: Pair & { atMost: number }): Reading {
  const ratio = ours.wall / peer.wall;
  return { ...inSeconds(name, ours, peer, peerName), ratio, target: `ratio <= ${atMost}`, holds: ratio <= atMost };
}

/** How many times as fast as a peer, which must not be less than a bound. */
export function speedup(name: string, { ours, peer, peerName, atLeast }: Pair & { atLeast: number }): Reading {
  const ratio = peer.wall / ours.wall;
  return { ...inSeconds(name, ours, peer, peerName), ratio, target: `ratio >= ${atLeast}`, holds: ratio >= atLeast };
}

function inSeconds(name: string, ours: Spent, peer: Spent, peerName: string): Omit<Reading, 'ratio' | 'target' | 'holds'> {
  return { name, value: ours.wall, unit: 's', peer: peerName, peer_value: peer.wall, cpu: ours.cpu, peer_cpu: peer.cpu };
}

/** A figure that must not be above a bound, such as megabytes. */
export function atMost(name: string, value: number, unit: string, bound: number, cpu: number | null = null): Reading {
  return { ...alone(name, value, unit, cpu), target: `value <= ${bound}`, holds: value <= bound };
}

/** A figure that must not be below a bound, such as rows in a second. */
export function atLeast(name: string, value: number, unit: string, bound: number, cpu: number | null = null): Reading {
  return { ...alone(name, value, unit, cpu), target: `value >= ${bound}`, holds: value >= bound };
}

function alone(name: string, value: number, unit: string, cpu: number | null): Omit<Reading, 'target' | 'holds'> {
  return { name, value, unit, peer: null, peer_value: null, ratio: null, cpu, peer_cpu: null };
}
