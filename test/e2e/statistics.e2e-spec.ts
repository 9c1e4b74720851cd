import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProduct, runFairmark, type Ran } from '../support/fairmark-process.js';

let home: string;

beforeAll(async () => {
  await buildProduct();
  home = await mkdtemp(join(tmpdir(), 'fairmark-stats-'));
}, 120_000);

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

async function stats(kind: string, content: string, ...options: string[]): Promise<Ran> {
  await writeFile(join(home, 'table.csv'), content);
  return runFairmark(home, ['stats', kind, 'table.csv', ...options]);
}

describe('fairmark stats', () => {
  it('prints one JSON document, and opens no database for it', async () => {
    const ran = await stats('paired', 'id,before,after\n1,2,9\n2,6,8\n3,8,8\n4,16,18\n', '--json');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(ran.stdout)).toMatchObject({ n: 4, mean_difference: 2.75, df: 3 });
    expect(await readdir(home)).toEqual(['table.csv']);
  });

  it('prints a table that says why a figure is missing', async () => {
    const ran = await stats('agreement', 'unit,a,b,c\nu1,1,1,2\nu2,2,2,\nu3,3,3,3\n');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^3 units, 3 raters, 8 ratings/);
    expect(ran.stdout).toMatch(/Fleiss’ κ +— +ratings are missing/);
  });

  it('draws a chart with the width asked for', async () => {
    const values = ['rate', 50, 51, 49, 50, 52, 50, 49, 60].join('\n');
    const [plain, narrow] = [
      await stats('chart', values, '--kind', 'ewma', '--json'),
      await stats('chart', values, '--kind', 'ewma', '--width', '0.5', '--json'),
    ];
    expect(JSON.parse(plain.stdout)).toMatchObject({ out: [] });
    expect((JSON.parse(narrow.stdout) as { out: number[] }).out).toContain(8);
  });

  it('refuses a bad cell with status 1 and a wrong command line with 2, in one sentence', async () => {
    const bad = await stats('items', 'Q1,Q2\n1,0\n1,B\n');
    expect(bad).toMatchObject({ status: 1, stdout: '' });
    expect(bad.stderr).toMatch(/^Row 3, column “Q2” of “table\.csv” holds “B” instead of 0 or 1;[^\n]+\n$/);
    const wrong = await runFairmark(home, ['stats', 'chart', 'table.csv']);
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^[^\n]*--kind[^\n]*\n$/);
  });
});
