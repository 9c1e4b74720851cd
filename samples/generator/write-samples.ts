import { join, resolve } from 'node:path';
import { SAMPLE_PERIOD, sampleMonthCentre } from './sample-month-centre.js';
import { monthFiles, writeFiles } from './write-month-files.js';
import { ownLayoutFiles } from './write-own-layout.js';

// Rewrites the data files in samples/month and samples/own-layout: node dist/samples/generator/write-samples.js [FOLDER]
const folder = resolve(process.argv[2] ?? 'samples');
const centre = sampleMonthCentre();
const written = [
  ...(await writeFiles(join(folder, 'month'), await monthFiles(centre, SAMPLE_PERIOD))),
  ...(await writeFiles(join(folder, 'own-layout'), await ownLayoutFiles(centre, SAMPLE_PERIOD))),
];
for (const { name, size } of written) process.stdout.write(`${name} ${size}\n`);
