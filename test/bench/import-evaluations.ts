import type { DataSource } from 'typeorm';
import { median } from './cpu-clock.js';
import { atLeast, atMost, type Bench, type Measure, type Reading } from './harness.js';
import type { ImportOrder } from './import-child.js';
import { writeImportFiles } from './import-files.js';

const CHILD = { module: new URL('./import-child.js', import.meta.url), export: 'importFiles' };

/** What an import of evaluations writes, taken away again. */
export async function emptyEvaluations(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    'truncate evaluation, evaluation_key, evaluation_revision, evaluation_note, call, call_key, import_change, dirty, outbox',
  );
  await dataSource.query('checkpoint');
}

/**
 * A quality sheet on its way in, from the file to the commit: read, checked, scored, stored with calls, numbers, revisions and what is
 * needed to revert it, and the file itself kept encrypted. Each run in a process of its own, whose memory and processor are told.
 */
export const importEvaluations: Measure = {
  name: 'import-evaluations',
  about: 'import of a quality sheet of 25 items into empty tables, csv and xlsx',
  sizes: { 'import-rows': { about: 'evaluations in the file', full: 100_000, quick: 2000 } },
  async run(bench) {
    const { dataSource, connection } = await bench.database();
    const [folder, home] = [await bench.folder(), await bench.folder()];
    const files = await writeImportFiles(folder, bench.size('import-rows'));
    const order = (kind: ImportOrder['files'][number]['kind'], path: string): ImportOrder => ({
      connection,
      home,
      files: [{ kind, path }],
    });
    await bench.apart(CHILD, {
      ...order('roster', files.roster),
      files: [
        { kind: 'roster', path: files.roster },
        { kind: 'forms', path: files.forms },
      ],
    });
    const csv = await importing(bench, dataSource, order('evaluations', files.csv));
    const xlsx = await importing(bench, dataSource, order('evaluations', files.xlsx));
    return [...csv('import-csv', 5000), ...xlsx('import-xlsx', 1500)];
  },
};

async function importing(bench: Bench, dataSource: DataSource, order: ImportOrder): Promise<(name: string, rows: number) => Reading[]> {
  const [rates, memories, cpus]: [number[], number[], number[]] = [[], [], []];
  for (let run = 1; run <= bench.runs; run += 1) {
    await emptyEvaluations(dataSource);
    const { result, peakRssMb, cpu } = await bench.apart<{ seconds: number; imported: number }>(CHILD, order);
    if (result.imported !== bench.size('import-rows')) throw new Error(`${result.imported} rows came in`);
    bench.say(`  run ${run}: ${result.seconds.toFixed(1)} s, ${Math.round(peakRssMb)} MB`);
    rates.push(result.imported / result.seconds);
    memories.push(peakRssMb);
    if (cpu !== null) cpus.push(cpu);
  }
  const cpu = cpus.length === rates.length ? median(cpus) : null;
  return (name, rows) => [atLeast(name, median(rates), 'rows/s', rows, cpu), atMost(`${name}-memory`, median(memories), 'MB', 500)];
}
