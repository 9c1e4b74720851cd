import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadReports } from './load-reports.js';

const ROWS = `export const report = { kind: 'rows', name: 'calls', scope: 'center', sheetName: () => '', columns: () => [], rows: () => [] };`;

describe('the reports of an installation', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reports-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const add = async (name: string, text: string) => {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'report.ts'), text);
  };

  it('are the folders with a report.ts; a folder without one is shared parts', async () => {
    await add('calls', ROWS);
    await mkdir(join(folder, 'shared'));
    await writeFile(join(folder, 'README.md'), '');
    const catalogue = await loadReports(folder);
    expect(catalogue.names).toEqual(['calls']);
    expect(catalogue.get('calls')).toMatchObject({ kind: 'rows', scope: 'center' });
  });

  it('are listed when another is asked for', async () => {
    await add('calls', ROWS);
    const catalogue = await loadReports(folder);
    expect(() => catalogue.get('team-monthly')).toThrow(
      expect.objectContaining({ code: 'reporting.unknown_report', params: { report: 'team-monthly', known: 'calls' } }),
    );
  });

  it.each([
    ['a folder that exports none', 'export const other = 1;', /reports\/odd exports no report/],
    ['one of another name', ROWS, /a report called calls/],
    ['one without a builder', `export const report = { kind: 'workbook', name: 'odd', scope: 'team' };`, /build/],
  ])('cannot hold %s', async (_, text, sentence) => {
    await add('odd', text);
    await expect(loadReports(folder)).rejects.toThrow(sentence);
  });

  it('are those of the product by default', async () => {
    expect((await loadReports()).names).toContain('team-monthly');
  });
});
