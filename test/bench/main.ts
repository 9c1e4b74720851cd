// The benchmark itself; `scripts/bench.mjs` builds and starts it.
import { fork, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { createTestDatabase } from '../support/test-database.js';
import { CpuClock } from './cpu-clock.js';
import { Bench, type Measure, type Reading } from './harness.js';
import { MEASURES } from './measures.js';
import { table } from './table.js';

interface Options {
  only: string[] | undefined;
  runs: number;
  quick: boolean;
  /** true: on stdout, alone. */
  json: string | true | undefined;
  sizes: Map<string, number>;
}

const KEEPER = fileURLToPath(new URL('../../../test/support/database-keeper.mjs', import.meta.url));

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('A whole number above 0 is needed.');
  return Number(text);
}

function readOptions(words: readonly string[]): Options {
  const program = new Command('npm run bench --')
    .description('Times Fairmark against its peers, each figure beside the peer of the same run.')
    .option('--only <names>', 'measures, separated by commas; a beginning such as `month` takes all that begin so')
    .option('--runs <n>', 'counted runs of each contender', wholeNumber, 5)
    .option('--quick', 'small sizes and two runs: shows that it works, says nothing about speed', false)
    .option('--json [file]', 'writes the result to a file; without a file, prints it and nothing else')
    .addHelpText('after', `\nMeasures:\n${MEASURES.map(({ name, about }) => `  ${name}: ${about}`).join('\n')}`);
  const sizes = new Map(MEASURES.flatMap((measure) => Object.entries(measure.sizes)));
  for (const [name, { about, full }] of sizes) program.option(`--${name} <n>`, `${about} (${full})`, wholeNumber);
  program.parse(words, { from: 'user' });
  const given = program.opts<Record<string, unknown> & { only?: string; runs: number; quick: boolean; json?: string | true }>();
  const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const chosen = [...sizes].map(([name, size]): [string, number] => {
    const value = given[camel(name)];
    return [name, typeof value === 'number' ? value : given.quick ? size.quick : size.full];
  });
  const runs = given.quick && program.getOptionValueSource('runs') === 'default' ? 2 : given.runs;
  return { only: given.only?.split(','), runs, quick: given.quick, json: given.json, sizes: new Map(chosen) };
}

function select(only: readonly string[] | undefined): readonly Measure[] {
  if (only === undefined) return MEASURES;
  const unknown = only.filter((name) => !MEASURES.some((measure) => measure.name.startsWith(name)));
  if (unknown.length > 0) {
    throw new InvalidArgumentError(`There is no measure ${unknown.join(', ')}; there are ${MEASURES.map(({ name }) => name).join(', ')}.`);
  }
  return MEASURES.filter((measure) => only.some((name) => measure.name.startsWith(name)));
}

/** Starts the server in a process that ends it and removes its folder when we are gone, for whatever reason. */
async function startServer(): Promise<{ keeper: ChildProcess; home: string }> {
  const keeper = fork(KEEPER, ['as-delivered'], { detached: true });
  const answer = await new Promise<{ connection?: object; home: string; failure?: string }>((resolve, reject) => {
    keeper.once('message', resolve);
    keeper.once('exit', (code) => reject(new Error(`The database did not start (status ${code})`)));
  });
  if (answer.connection === undefined) throw new Error(answer.failure ?? 'The database did not start');
  process.env['FAIRMARK_TEST_CONNECTION'] = JSON.stringify(answer.connection);
  return { keeper, home: answer.home };
}

async function stopServer(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null) return;
  const ended = new Promise((resolve) => keeper.once('exit', resolve));
  keeper.disconnect();
  await ended;
}

async function watchServer(): Promise<{ clock: CpuClock; server: string }> {
  const database = await createTestDatabase();
  try {
    const [{ version }]: [{ version: string }] = await database.dataSource.query(`select current_setting('server_version') as version`);
    return { clock: await CpuClock.watching(database.dataSource), server: `PostgreSQL ${version}, embedded` };
  } finally {
    await database.drop();
  }
}

async function runAll(options: Options, measures: readonly Measure[], home: string): Promise<void> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const { clock, server } = await watchServer();
  const bench = new Bench(options.runs, options.quick, options.sizes, clock, home, say);
  const readings: Reading[] = [];
  try {
    for (const measure of measures) {
      say(`${measure.name}: ${measure.about}`);
      readings.push(...(await measure.run(bench)));
      await bench.tidy();
    }
  } finally {
    await bench.end();
  }
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}, ${memory}, Node ${process.versions.node}, ${server}`;
  const sizes = [...new Set(measures.flatMap((measure) => Object.keys(measure.sizes)))].map((name) => `${name} ${bench.size(name)}`);
  const document = JSON.stringify({ machine, measures: readings }, null, 2);
  if (typeof options.json === 'string') await writeFile(options.json, `${document}\n`);
  if (options.json === true) process.stdout.write(`${document}\n`);
  else process.stdout.write(`\n${machine}\n${sizes.join(', ')}; medians of ${options.runs} runs in turn\n\n${table(readings)}\n`);
}

try {
  const options = readOptions(process.argv.slice(2));
  const measures = select(options.only);
  const { keeper, home } = await startServer();
  try {
    await runAll(options, measures, home);
  } finally {
    await stopServer(keeper);
  }
} catch (error) {
  const usage = error instanceof InvalidArgumentError;
  process.stderr.write(`${usage ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = usage ? 2 : 1;
}
