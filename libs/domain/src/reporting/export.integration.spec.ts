import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ReportCatalogue } from '@platform/report/report-catalogue.js';
import { loadReports } from '@platform/report/load-reports.js';
import type { WorkbookReport } from '@platform/report/report-definition.js';
import { readCustomProperties, readTables } from '@platform/spreadsheet/write/read-properties.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ExportJobService } from './export-job.service.js';
import { ExportService, type ExportRequest } from './export.service.js';
import type { ProgressListener } from './job-progress.js';
import { openReportHouse, type ReportHouse } from './testing/report-house.js';

const REPORTS = fileURLToPath(new URL('../../../../test/support/reports', import.meta.url));
const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

let database: TestDatabase;
let house: ReportHouse;
let exports: ExportService;
let jobs: ExportJobService;
/** Called by the report `slow` before each of its files. */
let beforeFile: (code: string) => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  const fixtures = await loadReports(REPORTS);
  const teamCards = fixtures.get('team-cards') as WorkbookReport;
  const slow: WorkbookReport = {
    ...teamCards,
    name: 'slow',
    build: async (context) => {
      await beforeFile(context.subject?.code ?? '');
      return teamCards.build(context);
    },
  };
  const intruder: WorkbookReport = {
    ...teamCards,
    name: 'intruder',
    build: async (context) => {
      await context.rows('delete from metric_value', [], callbackSchema());
      return teamCards.build(context);
    },
  };
  const definitions = fixtures.names.map((name) => fixtures.get(name));
  house = await openReportHouse(database.dataSource, new ReportCatalogue([...definitions, slow, intruder]));
  exports = house.module.get(ExportService);
  jobs = house.module.get(ExportJobService);
});
beforeEach(() => {
  beforeFile = async () => undefined;
});
afterAll(async () => {
  await house.close();
  await database.drop();
});

const callbackSchema = () => ({ parse: () => ({}) }) as never;
const newFolder = () => mkdtemp(join(house.folder, 'out-'));
const write = async (more: Partial<ExportRequest>) => {
  const directory = more.directory ?? (await newFolder());
  const { files } = await exports.export(house.request({ directory, ...more }));
  return { directory, files, names: files.map((file) => file.name) };
};
const lastJob = async () => {
  const [row]: { id: number }[] = await database.dataSource.query('select max(id) as id from export_job');
  return jobs.find(row!.id);
};
const audited = async (job: number): Promise<unknown[]> =>
  database.dataSource.query(
    `select actor, subject, detail from audit_event where action = 'export.write' and (detail ->> 'job')::int = $1`,
    [job],
  );

describe('an export', () => {
  it('of a team report is one file, named after report, month, team and language', async () => {
    const { directory, files, names } = await write({ teamCode: 'A1' });
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
    const { names, directory } = await write({ all: true, language: 'en' });
    expect(names).toEqual(['team-cards_2026-10_A1_en.xlsx', 'team-cards_2026-10_B%2F2_en.xlsx', 'team-cards_2026-10_C3_en.xlsx']);
    expect((await readTables(join(directory, names[1]!))).get('cards')?.headers.slice(0, 2)).toEqual(['No', 'Name']);
  });

  it('of a supervisor report is one file a supervisor, or that of a team’s supervisor', async () => {
    const name = 'supervisor-cards_2026-10_8001_zh.xlsx';
    expect((await write({ report: 'supervisor-cards', all: true })).names).toEqual([name]);
    expect((await write({ report: 'supervisor-cards', teamCode: 'B/2' })).names).toEqual([name]);
    await expect(write({ report: 'supervisor-cards', teamCode: 'C3' })).rejects.toMatchObject({
      code: 'reporting.team_without_supervisor',
    });
  });

  it('of raw rows is one streamed file for the centre, or one team’s part of it', async () => {
    const whole = await write({ report: 'raw-calls' });
    expect(whole.names).toEqual(['raw-calls_2026-10_zh.xlsx']);
    expect(whole.files[0]).toMatchObject({ rows: 11 * 300, checksum: await sha256(whole.files[0]!.path) });
    expect((await write({ report: 'raw-calls', all: true })).names).toEqual(whole.names);
    const part = await write({ report: 'raw-calls', teamCode: 'A1' });
    expect(part.files[0]).toMatchObject({ name: 'raw-calls_2026-10_A1_zh.xlsx', rows: 8 * 300 });
  });

  it('says in the file which run and which report it is', async () => {
    const { files } = await write({ teamCode: 'A1' });
    const [run]: { checksum: string }[] = await database.dataSource.query('select checksum from scorecard_run');
    expect(await readCustomProperties(files[0]!.path)).toMatchObject({
      report: 'team-cards',
      period: '2026-10',
      subject: 'A1',
      run: '1',
      checksum: run!.checksum,
      language: 'zh',
      product_version: expect.stringMatching(/^\d/),
    });
    const rows = await write({ report: 'raw-calls' });
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
    const before = await lastJob().catch(() => null);
    await expect(write(more)).rejects.toMatchObject({ code });
    expect(await lastJob().catch(() => null)).toEqual(before);
  });

  it('makes its folder, and replaces an older file', async () => {
    const directory = join(await newFolder(), 'new', 'folder');
    const { files } = await write({ directory, teamCode: 'A1' });
    await writeFile(files[0]!.path, 'old');
    await write({ directory, teamCode: 'A1' });
    expect((await readTables(files[0]!.path)).has('cards')).toBe(true);
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('leaves a job with its files and checksums, and one audit entry', async () => {
    const { files, directory } = await write({ all: true });
    const job = await lastJob();
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
    expect(await audited(job.id)).toEqual([
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
    await exports.export({ ...house.request({ directory: await newFolder(), all: true }), progress });
    await exports.export({ ...house.request({ directory: await newFolder(), report: 'raw-calls' }), progress });
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
    await expect(write({ report: 'intruder', teamCode: 'A1' })).rejects.toThrow(/read-only transaction/);
    expect(await lastJob()).toMatchObject({ state: 'failed', error: expect.stringContaining('read-only') });
  });

  it('that is cancelled keeps what is complete and leaves nothing half-written', async () => {
    const directory = await newFolder();
    const stop = new AbortController();
    beforeFile = async (code) => (code === 'B/2' ? stop.abort() : undefined);
    await expect(exports.export({ ...house.request({ report: 'slow', all: true, directory }), signal: stop.signal })).rejects.toMatchObject(
      { code: 'reporting.cancelled' },
    );
    const job = await lastJob();
    expect(job).toMatchObject({ state: 'cancelled', fileNames: ['slow_2026-10_A1_zh.xlsx'] });
    expect(await readdir(directory)).toEqual(job.fileNames);
    expect(await audited(job.id)).toHaveLength(1);
  });
});

describe('an export that cannot be written', () => {
  it('says so in one sentence when a file stands where the folder should be', async () => {
    const path = join(house.folder, 'occupied');
    await writeFile(path, 'x');
    for (const directory of [path, join(path, 'below')]) {
      await expect(write({ directory, teamCode: 'A1' })).rejects.toMatchObject({ code: 'reporting.not_a_folder' });
      expect(await lastJob()).toMatchObject({ state: 'failed', error: expect.stringContaining('occupied'), fileNames: [] });
    }
    expect(await readFile(path, 'utf8')).toBe('x');
  });

  it('keeps the files that were complete, and lists them', async () => {
    const directory = await newFolder();
    await mkdir(join(directory, 'team-cards_2026-10_B%2F2_zh.xlsx'));
    await expect(write({ directory, all: true })).rejects.toMatchObject({ code: 'report.is_directory' });
    expect(await lastJob()).toMatchObject({ state: 'failed', fileNames: ['team-cards_2026-10_A1_zh.xlsx'] });
    expect((await readdir(directory)).sort()).toEqual(['team-cards_2026-10_A1_zh.xlsx', 'team-cards_2026-10_B%2F2_zh.xlsx']);
  });

  const disk = smallDisk();
  const onSmallDisk = disk === null ? it.skip : it;
  onSmallDisk('leaves nothing half-written on a full disk (skipped where no small disk can be made)', async () => {
    try {
      for (const report of ['raw-calls', 'team-cards']) {
        await writeFile(join(disk!, 'filler'), Buffer.alloc(1024 * 1024)).catch(() => undefined);
        await expect(write({ report, all: true, directory: disk! })).rejects.toMatchObject({ code: 'report.disk_full' });
        expect(await lastJob()).toMatchObject({ state: 'failed', fileNames: [] });
        expect(await readdir(disk!)).toEqual(['filler']);
      }
    } finally {
      execFileSync('umount', [disk!]);
      await rm(disk!, { recursive: true });
    }
  });
});

describe('an export job', () => {
  const ask = async (more: Partial<ExportRequest> = {}) =>
    jobs.request(house.request({ directory: await newFolder(), teamCode: 'A1', ...more }));

  it('waits in the outbox until a worker does it', async () => {
    const job = await ask();
    expect(job).toMatchObject({ state: 'queued', fileNames: [] });
    const waiting: unknown = await database.dataSource.query(`select payload from outbox where queue = 'export' order by id desc limit 1`);
    expect(waiting).toEqual([{ payload: { job: job.id } }]);
    const steps: string[] = [];
    await jobs.perform(job.id, { progress: (step) => steps.push(step.key) });
    expect(await jobs.find(job.id)).toMatchObject({ state: 'done', fileNames: ['team-cards_2026-10_A1_zh.xlsx'] });
    expect(steps.at(-1)).toBe('reporting.step_done');
  });

  it('is not asked for when nobody could do it', async () => {
    const [before]: { n: string }[] = await database.dataSource.query('select count(*) as n from outbox');
    await expect(ask({ teamCode: 'Z9' })).rejects.toMatchObject({ code: 'scorecards.team_unknown' });
    expect(await database.dataSource.query('select count(*) as n from outbox')).toEqual([before]);
  });

  it('delivered twice is done once', async () => {
    const job = await ask();
    await jobs.perform(job.id);
    const done = await jobs.find(job.id);
    await jobs.perform(job.id);
    expect(await jobs.find(job.id)).toEqual(done);
    expect(await audited(job.id)).toHaveLength(1);
  });

  it('whose worker died is done anew and makes the very same file', async () => {
    const job = await ask();
    await jobs.perform(job.id);
    const done = await jobs.find(job.id);
    await rm(join(job.directory, done.fileNames[0]!));
    await database.dataSource.query(
      `update export_job set state = 'running', file_names = '{}', checksums = '{}', finished_at = null where id = $1`,
      [job.id],
    );
    await jobs.perform(job.id);
    expect((await jobs.find(job.id)).checksums).toEqual(done.checksums);
  });

  it('whose worker stops is left to be taken up by another', async () => {
    const job = await ask({ report: 'slow', teamCode: null, all: true });
    const stop = new AbortController();
    beforeFile = async () => stop.abort('stopping');
    await expect(jobs.perform(job.id, { signal: stop.signal })).rejects.toThrow('stopping');
    expect((await jobs.find(job.id)).state).toBe('running');
    beforeFile = async () => undefined;
    await jobs.perform(job.id);
    expect(await jobs.find(job.id)).toMatchObject({
      state: 'done',
      fileNames: [expect.any(String), expect.any(String), expect.any(String)],
    });
  });

  it('can be cancelled while it waits and while it runs, wherever that is', async () => {
    const waiting = await ask();
    expect(await jobs.cancel(waiting.id)).toBe(true);
    await jobs.perform(waiting.id);
    expect(await jobs.find(waiting.id)).toMatchObject({ state: 'cancelled', fileNames: [] });

    const running = await ask({ report: 'slow', teamCode: null, all: true });
    beforeFile = async (code) => void (code === 'A1' && (await jobs.cancel(running.id)));
    await jobs.perform(running.id);
    expect(await jobs.find(running.id)).toMatchObject({ state: 'cancelled', fileNames: ['slow_2026-10_A1_zh.xlsx'] });
    expect(await jobs.cancel(running.id)).toBe(false);
    await expect(jobs.cancel(999_999)).rejects.toMatchObject({ code: 'reporting.job_unknown' });
  });

  it('that is refused says why in its own language and is not delivered again', async () => {
    const path = join(house.folder, 'in-the-way');
    await writeFile(path, '');
    const job = await ask({ directory: path, language: 'en' });
    await jobs.perform(job.id);
    expect(await jobs.find(job.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('is not a folder') });
  });

  it('shows the run that was the newest when it was asked for', async () => {
    const job = await ask();
    await house.closeAgain('late facts');
    await jobs.perform(job.id);
    const done = await jobs.find(job.id);
    expect(await readCustomProperties(join(done.directory, done.fileNames[0]!))).toMatchObject({ run: '1' });
    const newest = await write({ teamCode: 'A1' });
    expect(await readCustomProperties(newest.files[0]!.path)).toMatchObject({ run: '2' });
    const first = await write({ teamCode: 'A1', run: 1 });
    expect(await readCustomProperties(first.files[0]!.path)).toMatchObject({ run: '1' });
  });
});

describe('the page that tells how a report is added', () => {
  it('has an example that is found, exported and true as it stands there', async () => {
    const page = await readFile(new URL('../../../../docs/adding-a-report.md', import.meta.url), 'utf8');
    const block = (name: string) => new RegExp(`\`${name}\`\\n\\n\`\`\`\\w+\\n(.*?)\n\`\`\``, 's').exec(page)?.[1] ?? '';
    const root = await mkdtemp(join(tmpdir(), 'reports-'));
    await symlink(fileURLToPath(new URL('../../../../node_modules', import.meta.url)), join(root, 'node_modules'));
    await mkdir(join(root, 'team-pass-rates'));
    await writeFile(join(root, 'team-pass-rates', 'report.ts'), block('report.ts'));
    await writeFile(join(root, 'team-pass-rates', 'teams.sql'), block('teams.sql'));
    const fresh = await createTestDatabase();
    const example = await openReportHouse(fresh.dataSource, await loadReports(root));
    try {
      const { files } = await example.module.get(ExportService).export(example.request({ report: 'team-pass-rates', language: 'en' }));
      expect(files.map((file) => file.name)).toEqual(['team-pass-rates_2026-10_en.xlsx']);
      expect((await readTables(files[0]!.path)).get('teams')?.rows[0]).toEqual(['A1', '客服A1', 8, 5, 0.625, 87.45, null]);
      await expect(
        example.module.get(ExportService).export(example.request({ report: 'team-pass-rates', teamCode: 'A1' })),
      ).rejects.toMatchObject({ code: 'reporting.center_only' });
    } finally {
      await example.close();
      await fresh.drop();
      await rm(root, { recursive: true });
    }
  });
});

/** A disk of one megabyte, or null where none can be made. */
function smallDisk(): string | null {
  if (process.getuid?.() !== 0) return null;
  try {
    const folder = execFileSync('mktemp', ['-d']).toString().trim();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}
