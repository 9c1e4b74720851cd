import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCustomProperties, readTables } from '@platform/spreadsheet/write/read-properties.js';
import type { ProgressListener } from './job-progress.js';
import { ExportDesk } from './testing/export-desk.js';

const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

let desk: ExportDesk;

beforeAll(async () => {
  desk = await ExportDesk.open();
});
beforeEach(() => {
  desk.beforeFile = async () => undefined;
});
afterAll(() => desk.close());

describe('an export', () => {
  it('of a team report is one file, named after report, month, team and language', async () => {
    const { directory, files, names } = await desk.write({ teamCode: 'A1' });
    expect(names).toEqual(['team-cards_2026-10_A1_zh.xlsx']);
    expect(await readdir(directory)).toEqual(names);
    expect(files[0]).toEqual({ name: names[0], path: join(directory, names[0]!), checksum: await sha256(join(directory, names[0]!)) });
    const tables = await readTables(files[0]!.path);
    expect(tables.get('cards')?.rows.map((row) => row.slice(0, 4))).toEqual([
      ['0001', 'N0001', 4, 92.5],
      ['0002', 'N0002', 4, 82.4],
      ['0003', 'N0003', 0, null],
    ]);
    // 12:00 in the centre's zone.
    expect(tables.get('calls')?.rows[0]?.[2]).toEqual(new Date('2026-10-05T12:00:00Z'));
  });

  it('of all teams is one file a team of the run, with names that fit a file', async () => {
    const { names, directory } = await desk.write({ all: true, language: 'en' });
    expect(names).toEqual(['team-cards_2026-10_A1_en.xlsx', 'team-cards_2026-10_B%2F2_en.xlsx', 'team-cards_2026-10_C3_en.xlsx']);
    expect((await readTables(join(directory, names[1]!))).get('cards')?.headers.slice(0, 2)).toEqual(['No', 'Name']);
  });

  it('of a supervisor report is one file a supervisor, or that of a team’s supervisor', async () => {
    const name = 'supervisor-cards_2026-10_8001_zh.xlsx';
    expect((await desk.write({ report: 'supervisor-cards', all: true })).names).toEqual([name]);
    expect((await desk.write({ report: 'supervisor-cards', teamCode: 'B/2' })).names).toEqual([name]);
    await expect(desk.write({ report: 'supervisor-cards', teamCode: 'C3' })).rejects.toMatchObject({
      code: 'reporting.team_without_supervisor',
    });
  });

  it('of raw rows is one streamed file for the centre, or one team’s part of it', async () => {
    const whole = await desk.write({ report: 'raw-calls' });
    expect(whole.names).toEqual(['raw-calls_2026-10_zh.xlsx']);
    expect(whole.files[0]).toMatchObject({ rows: 11 * 300, checksum: await sha256(whole.files[0]!.path) });
    expect((await desk.write({ report: 'raw-calls', all: true })).names).toEqual(whole.names);
    const part = await desk.write({ report: 'raw-calls', teamCode: 'A1' });
    expect(part.files[0]).toMatchObject({ name: 'raw-calls_2026-10_A1_zh.xlsx', rows: 8 * 300 });
  });

  it('says in the file which run and which report it is', async () => {
    const { files } = await desk.write({ teamCode: 'A1' });
    const [run]: { checksum: string }[] = await desk.database.dataSource.query('select checksum from scorecard_run');
    expect(await readCustomProperties(files[0]!.path)).toMatchObject({
      report: 'team-cards',
      period: '2026-10',
      subject: 'A1',
      run: '1',
      checksum: run!.checksum,
      language: 'zh',
      product_version: expect.stringMatching(/^\d/),
    });
    const rows = await desk.write({ report: 'raw-calls' });
    expect(await readCustomProperties(rows.files[0]!.path)).toMatchObject({ report: 'raw-calls', rows: '3300' });
  });

  it.each([
    ['an unknown report', { report: 'payroll' }, 'reporting.unknown_report'],
    ['a team report for nobody in particular', {}, 'reporting.team_or_all'],
    ['a supervisor report for nobody in particular', { report: 'supervisor-cards' }, 'reporting.supervisor_or_all'],
    ['one team and all teams', { teamCode: 'A1', all: true }, 'reporting.team_and_all'],
    ['a team that is not there', { teamCode: 'Z9' }, 'scorecards.team_unknown'],
    ['a month that was never closed', { periodId: '2026-09', all: true }, 'scorecards.never_closed'],
    ['what is no month', { periodId: 'october', all: true }, 'scorecards.period_unknown'],
    ['a run that is not there', { run: 7, all: true }, 'scorecards.run_unknown'],
  ])('of %s is refused in a sentence, before a job is begun', async (_, more, code) => {
    const before = await desk.lastJob().catch(() => null);
    await expect(desk.write(more)).rejects.toMatchObject({ code });
    expect(await desk.lastJob().catch(() => null)).toEqual(before);
  });

  it('makes its folder, and replaces an older file', async () => {
    const directory = join(await desk.newFolder(), 'new', 'folder');
    const { files } = await desk.write({ directory, teamCode: 'A1' });
    await writeFile(files[0]!.path, 'old');
    await desk.write({ directory, teamCode: 'A1' });
    expect((await readTables(files[0]!.path)).has('cards')).toBe(true);
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('leaves a job with its files and checksums, and one audit entry', async () => {
    const { files, directory } = await desk.write({ all: true });
    const job = await desk.lastJob();
    expect(job).toMatchObject({
      state: 'done',
      progress: 100,
      directory,
      run: 1,
      error: null,
      requestedBy: 'test',
      scope: { team_code: null, all: true },
    });
    expect(job.fileNames).toEqual(files.map((file) => file.name));
    expect(job.checksums).toEqual(files.map((file) => file.checksum));
    expect(job.finishedAt).toBeInstanceOf(Date);
    expect(await desk.audited(job.id)).toEqual([
      {
        actor: 'test',
        subject: 'period 2026-10',
        detail: expect.objectContaining({
          state: 'done',
          report: 'team-cards',
          run: 1,
          files: files.map(({ name, checksum }) => ({ name, checksum })),
        }),
      },
    ]);
  });

  it('tells how far it is, never backwards, and ends at 100', async () => {
    const seen: { key: string; percent: number }[] = [];
    const progress: ProgressListener = (step, percent) => seen.push({ key: step.key, percent });
    await desk.exports.export({ ...desk.house.request({ directory: await desk.newFolder(), all: true }), progress });
    await desk.exports.export({ ...desk.house.request({ directory: await desk.newFolder(), report: 'raw-calls' }), progress });
    const first = seen.slice(0, seen.findIndex((one) => one.percent === 100) + 1);
    expect(first.map((one) => one.key)).toEqual([
      'reporting.step_prepare',
      ...Array.from({ length: 3 }, () => 'reporting.step_file'),
      'reporting.step_done',
    ]);
    for (const part of [first, seen.slice(first.length)]) {
      expect(part.map((one) => one.percent)).toEqual(part.map((one) => one.percent).sort((a, b) => a - b));
      expect(part.at(-1)?.percent).toBe(100);
    }
    expect(seen.some((one) => one.key === 'reporting.step_rows')).toBe(true);
  });

  it('only reads: a report that writes fails, and nothing is changed', async () => {
    await expect(desk.write({ report: 'intruder', teamCode: 'A1' })).rejects.toThrow(/read-only transaction/);
    expect(await desk.lastJob()).toMatchObject({ state: 'failed', error: expect.stringContaining('read-only') });
  });

  it('that is cancelled keeps what is complete and leaves nothing half-written', async () => {
    const directory = await desk.newFolder();
    const stop = new AbortController();
    desk.beforeFile = async (code) => (code === 'B/2' ? stop.abort() : undefined);
    await expect(
      desk.exports.export({ ...desk.house.request({ report: 'slow', all: true, directory }), signal: stop.signal }),
    ).rejects.toMatchObject({ code: 'reporting.cancelled' });
    const job = await desk.lastJob();
    expect(job).toMatchObject({ state: 'cancelled', fileNames: ['slow_2026-10_A1_zh.xlsx'] });
    expect(await readdir(directory)).toEqual(job.fileNames);
    expect(await desk.audited(job.id)).toHaveLength(1);
  });
});

describe('an export that cannot be written', () => {
  it('says so in one sentence when a file stands where the folder should be', async () => {
    const path = join(desk.house.folder, 'occupied');
    await writeFile(path, 'x');
    for (const directory of [path, join(path, 'below')]) {
      await expect(desk.write({ directory, teamCode: 'A1' })).rejects.toMatchObject({ code: 'reporting.not_a_folder' });
      expect(await desk.lastJob()).toMatchObject({ state: 'failed', error: expect.stringContaining('occupied'), fileNames: [] });
    }
    expect(await readFile(path, 'utf8')).toBe('x');
  });

  it('keeps the files that were complete, and lists them', async () => {
    const directory = await desk.newFolder();
    await mkdir(join(directory, 'team-cards_2026-10_B%2F2_zh.xlsx'));
    await expect(desk.write({ directory, all: true })).rejects.toMatchObject({ code: 'report.is_directory' });
    expect(await desk.lastJob()).toMatchObject({ state: 'failed', fileNames: ['team-cards_2026-10_A1_zh.xlsx'] });
    expect((await readdir(directory)).sort()).toEqual(['team-cards_2026-10_A1_zh.xlsx', 'team-cards_2026-10_B%2F2_zh.xlsx']);
  });

  const onSmallDisk = canMountDisk() ? it : it.skip;
  onSmallDisk('leaves nothing half-written on a full disk (skipped where no small disk can be made)', async () => {
    const disk = mountDisk();
    try {
      for (const report of ['raw-calls', 'team-cards']) {
        await writeFile(join(disk, 'filler'), Buffer.alloc(1024 * 1024)).catch(() => undefined);
        await expect(desk.write({ report, all: true, directory: disk })).rejects.toMatchObject({ code: 'report.disk_full' });
        expect(await desk.lastJob()).toMatchObject({ state: 'failed', fileNames: [] });
        expect(await readdir(disk)).toEqual(['filler']);
      }
    } finally {
      unmountDisk(disk);
    }
  });
});

function canMountDisk(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    unmountDisk(mountDisk());
    return true;
  } catch {
    return false;
  }
}

/** A disk of one megabyte. */
function mountDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder], { stdio: 'ignore' });
  return folder;
}

function unmountDisk(folder: string): void {
  execFileSync('umount', [folder], { stdio: 'ignore' });
  rmdirSync(folder);
}
