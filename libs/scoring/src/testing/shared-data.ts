import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Data made by others, beside the project where it is at hand; not part of it. */
const DATA = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

/** `describe` where the data are at hand; else it skips, saying so. */
export function describeShared(folder: string): typeof describe.skip {
  if (existsSync(DATA + folder)) return describe;
  process.stdout.write(`Skipped: tables of others are not at hand (../shared/data/${folder})\n`);
  return describe.skip;
}

/** Rows below the header of a csv file without commas inside its values. */
export function sharedTable(file: string): { header: string[]; rows: string[][] } {
  const [header = [], ...rows] = readFileSync(DATA + file, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((field) => field.replaceAll('"', '')));
  return { header, rows };
}

export function numbers(rows: readonly (readonly string[])[]): number[][] {
  return rows.map((row) => row.map(Number));
}
