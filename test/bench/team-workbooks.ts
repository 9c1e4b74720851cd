import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { median } from './cpu-clock.js';
import type { ExportOrder, Exported } from './export-child.js';
import { closedMonth } from './export-house.js';
import { atLeast, atMost, type Measure } from './harness.js';
import { MONTH_SIZES, PERIOD } from './month-data.js';

const TEAM_SIZE = 30;
/** Runs take a minute each; more of them say no more. */
const MOST_RUNS = 3;

/** The monthly workbook of every team of a centre (eight sheets, charts), one after the other in one process. */
export const teamWorkbooks: Measure = {
  name: 'team-workbooks',
  about: 'the monthly workbooks of all teams of thirty, queries included',
  sizes: { ...MONTH_SIZES, workbooks: { about: 'teams, each of 30 agents', full: 500, quick: 10 } },
  async run(bench) {
    const workbooks = bench.size('workbooks');
    const { connection } = await closedMonth(bench, workbooks * TEAM_SIZE);
    const [home, folder] = [await bench.folder(), await bench.folder()];
    const runs: (Exported & { database: number | null })[] = [];
    while (runs.length < Math.min(bench.runs, MOST_RUNS)) {
      const directory = join(folder, String(runs.length));
      const order: ExportOrder = { connection, home, report: 'team-monthly', period: PERIOD, all: true, directory };
      const spent = await bench.time(() =>
        bench.apart<Exported>({ module: new URL('./export-child.js', import.meta.url), export: 'exportReport' }, order),
      );
      const { result } = spent.result;
      if (result.files.length !== workbooks) throw new Error(`${result.files.length} workbooks were made`);
      bench.say(
        `  run ${runs.length + 1}: ${result.seconds.toFixed(1)} s, ${result.cpu.toFixed(1)} s of processor, ${Math.round(result.lateMb)} MB`,
      );
      runs.push({ ...result, database: spent.cpu });
      await rm(directory, { recursive: true });
    }
    const cpu = median(runs.map((run) => run.cpu));
    const databases = runs.flatMap(({ database }) => database ?? []);
    const whole = databases.length === runs.length ? cpu + median(databases) : null;
    const growth = median(runs.map((run) => run.lateMb / run.earlyMb));
    return [
      atLeast('team-workbooks', workbooks / cpu, 'per CPU-second', 12, cpu),
      ...(whole === null
        ? []
        : [{ ...atLeast('team-workbooks-with-database', workbooks / whole, 'per CPU-second', 12, whole), target: null, holds: null }]),
      atMost('team-workbooks-memory-growth', growth, '×', 1.5),
    ];
  },
};
