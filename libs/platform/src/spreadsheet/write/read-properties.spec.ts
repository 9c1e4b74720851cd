import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { demoWorkbook } from '../testing/demo-workbook.js';
import { readCustomProperties, readTables } from './read-properties.js';
import { renderWorkbook } from './render-workbook.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function demoFile(change: (parts: Record<string, Uint8Array>) => void = () => undefined): Promise<string> {
  const parts = unzipSync(await renderWorkbook(demoWorkbook()));
  change(parts);
  const path = join(folder, 'demo.xlsx');
  await writeFile(path, zipSync(parts));
  return path;
}

describe('a workbook read back', () => {
  it('tells which run it was made of', async () => {
    expect(await readCustomProperties(await demoFile())).toMatchObject(demoWorkbook().custom);
  });

  it('gives its tables with the values that were written, missing ones as null', async () => {
    const tables = await readTables(await demoFile());
    const summary = tables.get('team_summary')!;
    expect(summary.rows).toHaveLength(30);
    expect(summary.rows[0]!.slice(0, 6)).toEqual(['001001', '王晓雯', 10, 8, 97.5, -4.2]);
    expect(summary.rows[29]![4]).toBeNull();
    expect(tables.get('cases')).toMatchObject({ headers: expect.arrayContaining(['受理时间']), rows: [] });
  });

  it('finds the tables where another program dropped them', async () => {
    const whole = await readTables(await demoFile());
    const path = await demoFile((parts) => {
      for (const name of Object.keys(parts)) {
        if (name.startsWith('xl/tables/')) delete parts[name];
        if (name.startsWith('xl/worksheets/_rels'))
          parts[name] = strToU8(new TextDecoder().decode(parts[name]).replace(/<Relationship [^>]*table\d[^>]*>/g, ''));
        if (name.startsWith('xl/worksheets/sheet'))
          parts[name] = strToU8(new TextDecoder().decode(parts[name]).replace(/<tableParts.*<\/tableParts>/, ''));
      }
    });
    expect(await readTables(path)).toEqual(whole);
  });

  it('refuses in a sentence what is no workbook or not there', async () => {
    const path = join(folder, 'x.xlsx');
    await expect(readTables(path)).rejects.toMatchObject({ key: 'report.file_missing' });
    await writeFile(path, 'no workbook');
    await expect(readCustomProperties(path)).rejects.toMatchObject({ key: 'report.not_a_workbook' });
    await writeFile(path, zipSync({ 'a.txt': strToU8('x') }));
    await expect(readTables(path)).rejects.toMatchObject({ key: 'report.not_a_workbook' });
  });
});
