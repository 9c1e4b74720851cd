import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import type { DataSource } from 'typeorm';
import { ExportJobService } from '@domain/reporting/export-job.service.js';
import { ReportingModule } from '@domain/reporting/reporting.module.js';
import { AccumulateService } from '@domain/scorecards/accumulate.service.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import { createDataSource } from '@platform/database/data-source.js';
import { translate } from '@platform/i18n/translate.js';
import type { JobContext } from '@platform/queue/handler-registry.js';
import { ExportProcessor } from '../../apps/worker/src/reporting/export.processor.js';
import { AccumulateProcessor } from '../../apps/worker/src/scorecards/accumulate.processor.js';
import { domainOn } from '../support/domain-fixture.js';
import { repository } from '../support/fairmark-process.js';
import { HeldHome, until } from '../support/held-home.js';

const PERIOD = '2026-10';
const MEGABYTE = 2 ** 20;
const month = (file: string): string => join(repository, 'samples/month', file);

let home: HeldHome;

function mountMegabyte(folder: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTE}`, 'tmpfs', folder], { stdio: 'pipe' });
}

/** Whether a small disk can be made here; says so when not. */
function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'fairmark-disk-'));
  try {
    mountMegabyte(folder);
    execFileSync('umount', [folder], { stdio: 'pipe' });
    return true;
  } catch {
    process.stderr.write('No small disk can be mounted here (that needs root): a full one is not tried.\n');
    return false;
  } finally {
    rmdirSync(folder);
  }
}

interface ImportDocument {
  files: { rows_read: number; rows_imported: number; rows_unchanged: number; batch: number | null }[];
}

/** Until the sessions of commands that are gone are gone as well. */
const settled = () =>
  until(
    async () =>
      (await home.query(`select 1 from pg_stat_activity where application_name like 'fairmark cli%'`).catch(() => [0])).length === 0,
  );

beforeAll(async () => {
  home = await HeldHome.open();
  await home.all(['import', 'roster', month('员工名单.xlsx')], ['import', 'forms', month('评分表.xlsx')]);
}, 180_000);
afterAll(() => home.close());

describe('two imports at once', () => {
  it('of one file come in once, and one of another kind beside them comes in too', async () => {
    const calls = ['import', 'calls', month('通话清单.csv'), '--json'];
    const ran = await Promise.all([
      home.fairmark(calls),
      home.fairmark(calls),
      home.fairmark(['import', 'exam-results', month('考试成绩.xlsx'), '--json']),
    ]);
    for (const each of ran) expect(each).toMatchObject({ status: 0, stderr: '' });
    const [one, other, exams] = ran.map(({ stdout }) => (JSON.parse(stdout) as ImportDocument).files[0]!);
    expect([one!.rows_imported, other!.rows_imported].toSorted((a, b) => a - b)).toEqual([0, one!.rows_read]);
    expect(exams!.rows_imported).toBe(exams!.rows_read);
    const counted = await home.query(
      `select kind, count(*)::int as batches from import_batch where kind in ('calls', 'exam-results') group by 1 order by 1`,
    );
    expect(counted).toEqual([
      { kind: 'calls', batches: 1 },
      { kind: 'exam-results', batches: 1 },
    ]);
    expect(await home.query('select count(*)::int as n from call')).toEqual([{ n: one!.rows_read }]);
  });
});

describe('an import that is killed in the midst of writing', () => {
  it('has written nothing, leaves nothing behind, and the next one works', async () => {
    const count = 8000;
    const rows = Array.from(
      { length: count },
      (_, index) => `KILL-${index},00103,2026-10-05 10:${String(index % 60).padStart(2, '0')},呼入`,
    );
    const file = await home.give('many.csv', `录音编号,工号,通话开始时间,方向\n${rows.join('\n')}\n`);
    const before = await home.traces();
    const ran = await home.meanwhile('import_change', ['import', 'calls', file], async (child) => {
      child.kill('SIGKILL');
      await until(async () => child.signalCode !== null);
    });
    expect(ran.status).toBeNull();
    await settled();
    expect(await home.traces()).toEqual(before);
    const { files } = await home.json<ImportDocument>('import', 'calls', file);
    expect(files[0]).toMatchObject({ rows_read: count, rows_imported: count, rows_unchanged: 0 });
    await home.all(['revert', String(files[0]!.batch)]);
  });
});

describe('work that a worker is given twice', () => {
  let dataSource: DataSource;
  let module: TestingModule;
  const context: JobContext = { jobId: 'twice', attempt: 1, signal: new AbortController().signal, progress: async () => undefined };

  beforeAll(async () => {
    await home.all(
      ['import', 'evaluations', month('质检成绩-呼入.xlsx'), month('质检成绩-呼出.xlsx')],
      ['import', 'metrics', month('绩效指标.csv')],
    );
    dataSource = createDataSource(home.connection);
    await dataSource.initialize();
    module = await domainOn(dataSource, ScorecardsModule, ReportingModule);
  }, 60_000);
  afterAll(async () => {
    await module.close();
    await dataSource.destroy();
  });

  it('sums a month to the same figures, at once and again', async () => {
    const processor = new AccumulateProcessor(module.get(AccumulateService));
    const sums = () => home.query('select to_jsonb(a) as sums from accumulator a order by 1');
    const marks = async () => (await home.query<{ n: number }>('select count(*)::int as n from dirty'))[0]!.n;
    expect(await marks()).toBeGreaterThan(0);
    await Promise.all([processor.handle({ period: PERIOD }), processor.handle({ period: PERIOD })]);
    expect(await marks()).toBe(0);
    const once = await sums();
    expect(once.length).toBeGreaterThanOrEqual(60);
    await processor.handle({ period: PERIOD });
    expect(await sums()).toEqual(once);
  });

  it('writes the files of an export once, and two deliveries at once do not get in each other’s way', async () => {
    await home.all(['close', PERIOD]);
    const directory = join(home.folder, 'given/exports');
    const exports = module.get(ExportJobService);
    const processor = new ExportProcessor(exports);
    const wish = { report: 'team-monthly', periodId: PERIOD, teamCode: null, run: null, language: 'zh', actor: 'test', directory } as const;
    const first = await exports.request({ ...wish, all: true });
    await Promise.all([processor.handle({ job: first.id }, context), processor.handle({ job: first.id }, context)]);
    const done = await exports.find(first.id);
    expect(done).toMatchObject({ state: 'done', progress: 100, error: null });
    const names = await readdir(directory);
    expect(names.toSorted()).toEqual(done.fileNames.toSorted());
    expect(names).toHaveLength(6);
    const written = await Promise.all(names.map((name) => stat(join(directory, name))));
    await processor.handle({ job: first.id }, context);
    expect(await exports.find(first.id)).toEqual(done);
    expect((await Promise.all(names.map((name) => stat(join(directory, name))))).map((file) => file.ino)).toEqual(
      written.map((file) => file.ino),
    );
    expect(await home.fairmark(['verify', join(directory, names[0]!)])).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('a database that goes away in the midst of a close', () => {
  const runs = async () => (await home.query<{ number: number }>('select number from scorecard_run order by 1')).map((run) => run.number);
  const close = (reason: string) => ['close', PERIOD, '--reason', reason];
  /** Every table in which a run is written. */
  const ofRuns = async () =>
    Object.fromEntries(Object.entries((await home.traces()).rows).filter(([table]) => /scorecard|^run_/.test(table)));

  it.each<[string, () => Promise<void>]>([
    [
      'by the end of its sessions',
      async () =>
        void (await home.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'fairmark cli%'`)),
    ],
    ['by a restart', async () => restart('SIGINT')],
    ['by a crash', async () => restart('SIGKILL')],
  ])('%s is told in one sentence; no half of a run is there, and the next close works', async (how, act) => {
    const before = await ofRuns();
    const ran = await home.meanwhile('center_scorecard', close(how), act);
    expect(ran).toMatchObject({ status: 1, stderr: `${translate('zh', 'platform.database_lost')}\n` });
    await settled();
    expect(await ofRuns()).toEqual(before);
    const made = await runs();
    const { run, agents } = await home.json<{ run: number; agents: unknown[] }>(...close(how));
    expect(run).toBe(made.length + 1);
    expect(agents.length).toBeGreaterThanOrEqual(60);
    expect(await runs()).toEqual([...made, run]);
  });

  /** Ends the server; who holds it starts it again. */
  async function restart(signal: NodeJS.Signals): Promise<void> {
    const before = (await home.postmaster())!;
    process.kill(before, signal);
    const back = until(async () => {
      const now = await home.postmaster();
      return now !== null && now !== before && (await home.query('select 1').catch(() => [])).length === 1;
    });
    await back.catch(async () => {
      const log = await readFile(join(home.folder, '.fairmark/postgres.log'), 'utf8');
      throw new Error(`The server did not come back; its last words: ${log.slice(-2000)}`);
    });
  }
});

describe('a full disk', () => {
  const small = () => join(home.folder, 'given/small');
  const disk = canMount() ? it : it.skip;

  beforeEach(async () => {
    if (disk === it.skip) return;
    await mkdir(small(), { recursive: true });
    mountMegabyte(small());
  });
  afterEach(() => {
    if (disk !== it.skip) execFileSync('umount', [small()]);
  });

  disk('ends an export with one sentence; complete files stay, and no half of one', async () => {
    const sizes = await Promise.all(
      (await readdir(join(home.folder, 'given/exports'))).map(async (name) => (await stat(join(home.folder, 'given/exports', name))).size),
    );
    await writeFile(join(small(), 'filler'), Buffer.alloc(MEGABYTE - Math.round(2.5 * Math.max(...sizes))));
    const before = await home.traces();
    const ran = await home.fairmark(['export', 'team-monthly', '--period', PERIOD, '--all', '--out', small()]);
    const files = (await readdir(small())).filter((name) => name !== 'filler');
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThan(6);
    expect(files.every((name) => /^team-monthly_2026-10_.+_zh\.xlsx$/.test(name))).toBe(true);
    const [job] = await home.query<{ state: string; error: string; file_names: string[] }>(
      'select state, error, file_names from export_job order by id desc limit 1',
    );
    expect(job).toMatchObject({ state: 'failed', error: ran.stderr.trimEnd() });
    expect(job!.file_names.toSorted()).toEqual(files.toSorted());
    const all = (await readdir(join(home.folder, 'given/exports'))).filter((name) => !files.includes(name));
    expect(all.map((file) => `${translate('zh', 'report.disk_full', { file })}\n`)).toContain(ran.stderr);
    expect(ran.status).toBe(1);
    for (const file of files) expect(await home.fairmark(['verify', join(small(), file)])).toMatchObject({ status: 0, stderr: '' });
    const { rows } = await home.traces();
    expect(rows).toEqual({ ...before.rows, export_job: before.rows['export_job']! + 1, audit_event: before.rows['audit_event']! + 1 });
    await rm(join(small(), 'filler'));
    expect(await home.fairmark(['export', 'team-monthly', '--period', PERIOD, '--all', '--out', small()])).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(await readdir(small())).toHaveLength(6);
  });

  disk('where the files of imports are kept refuses the import', async () => {
    await writeFile(join(small(), 'filler'), Buffer.alloc(MEGABYTE - 8192));
    const rows = Array.from({ length: 2000 }, (_, index) => `DISK-${index},00103,2026-10-06 10:00,呼入`);
    const file = await home.give('calls.csv', `录音编号,工号,通话开始时间,方向\n${rows.join('\n')}\n`);
    const before = await home.traces();
    const ran = await home.fairmark(['import', 'calls', file], { environment: { FILES_URL: small() } });
    expect(ran).toMatchObject({ status: 1, stderr: `${translate('zh', 'report.disk_full', { file: 'calls.csv' })}\n` });
    expect(await home.traces()).toEqual(before);
    expect((await readdir(small(), { recursive: true })).toSorted()).toEqual(['filler', 'imports']);
    await home.all(['import', 'calls', file]);
  });
});
