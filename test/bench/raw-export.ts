import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { median } from './cpu-clock.js';
import type { ExportOrder, Exported } from './export-child.js';
import { closedMonth } from './export-house.js';
import { atMost, type Apart, type Measure, type Reading } from './harness.js';
import { MONTH_SIZES, PERIOD } from './month-data.js';

const ITEMS = 25;
const SHEET = 'xl/worksheets/sheet1.xml';
const CHILD = new URL('./export-child.js', import.meta.url);
/** Runs take most of a minute each; more of them say no more. */
const MOST_RUNS = 3;

/** Every answer of a month as a row of 19 columns, from the query to the finished xlsx, against packing the XML of its sheet alone. */
export const rawExport: Measure = {
  name: 'raw-export',
  about: 'raw export of answers to xlsx, queries included, against deflate of the same XML',
  sizes: { ...MONTH_SIZES, 'raw-rows': { about: 'rows that are exported', full: 1_000_000, quick: 20_000 } },
  async run(bench) {
    const rows = bench.size('raw-rows');
    const { connection } = await closedMonth(bench, Math.ceil(rows / ITEMS / bench.size('evaluations')));
    const [home, folder] = [await bench.folder(), await bench.folder()];
    const order: ExportOrder = { connection, home, report: 'raw-answers', period: PERIOD, all: false, directory: folder };
    const [ours, databases, peers]: [Apart<Exported>[], number[], number[]] = [[], [], []];
    while (ours.length < Math.min(bench.runs, MOST_RUNS)) {
      const spent = await bench.time(() => bench.apart<Exported>({ module: CHILD, export: 'exportReport' }, order));
      const [file = ''] = spent.result.result.files;
      const [from, to] = [join(folder, 'sheet.xml'), join(folder, 'sheet.deflated')];
      await extract(file, from);
      const peer = await bench.apart<number>({ module: CHILD, export: 'deflateFile' }, { from, to });
      const { cpu, seconds, blocked } = spent.result.result;
      bench.say(
        `  run ${ours.length + 1}: ${cpu.toFixed(1)} s of processor in ${seconds.toFixed(1)} s, deflate ${peer.result.toFixed(1)} s, ${Math.round(blocked)} ms`,
      );
      ours.push(spent.result);
      if (spent.cpu !== null) databases.push(spent.cpu);
      peers.push(peer.result);
    }
    const [cpu, peer] = [median(ours.map(({ result }) => result.cpu)), median(peers)];
    const own = ratio('raw-export', cpu, peer);
    return [
      own,
      ...(databases.length === ours.length
        ? [{ ...ratio('raw-export-with-database', cpu + median(databases), peer), target: null, holds: null }]
        : []),
      atMost('raw-export-memory', median(ours.map(({ peakRssMb }) => peakRssMb)), 'MB', 200),
      atMost('raw-export-event-loop', median(ours.map(({ result }) => result.blocked)), 'ms', 200),
    ];
  },
};

/** Seconds of processor against those of plain packing. */
function ratio(name: string, cpu: number, peer: number): Reading {
  return {
    name,
    value: cpu,
    unit: 's CPU',
    peer: 'deflate of the same XML',
    peer_value: peer,
    ratio: cpu / peer,
    target: 'ratio <= 2.5',
    holds: cpu / peer <= 2.5,
    cpu,
    peer_cpu: peer,
  };
}

/** Takes the first sheet out of a workbook, whatever its size. */
async function extract(workbook: string, to: string): Promise<void> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(workbook, { lazyEntries: true, autoClose: false }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const entry = await new Promise<yauzl.Entry>((resolve, reject) => {
    zip.on('entry', (one: yauzl.Entry) => (one.fileName === SHEET ? resolve(one) : zip.readEntry()));
    zip.once('end', () => reject(new Error(`${workbook} has no ${SHEET}`)));
    zip.readEntry();
  });
  const source = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
  await pipeline(source, createWriteStream(to));
  zip.close();
}
