import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCustomProperties } from '@platform/spreadsheet/write/read-properties.js';
import type { ExportRequest } from './export.service.js';
import { ExportDesk } from './testing/export-desk.js';

let desk: ExportDesk;

beforeAll(async () => {
  desk = await ExportDesk.open();
});
beforeEach(() => {
  desk.beforeFile = async () => undefined;
});
afterAll(() => desk.close());

describe('an export job', () => {
  const ask = async (more: Partial<ExportRequest> = {}) =>
    desk.jobs.request(desk.house.request({ directory: await desk.newFolder(), teamCode: 'A1', ...more }));

  it('waits in the outbox until a worker does it', async () => {
    const job = await ask();
    expect(job).toMatchObject({ state: 'queued', fileNames: [] });
    const waiting: unknown = await desk.database.dataSource.query(
      `select payload from outbox where queue = 'export' order by id desc limit 1`,
    );
    expect(waiting).toEqual([{ payload: { job: job.id } }]);
    const steps: string[] = [];
    await desk.jobs.perform(job.id, { progress: (step) => steps.push(step.key) });
    expect(await desk.jobs.find(job.id)).toMatchObject({ state: 'done', fileNames: ['team-cards_2026-10_A1_zh.xlsx'] });
    expect(steps.at(-1)).toBe('reporting.step_done');
  });

  it('is not asked for when nobody could do it', async () => {
    const [before]: { n: string }[] = await desk.database.dataSource.query('select count(*) as n from outbox');
    await expect(ask({ teamCode: 'Z9' })).rejects.toMatchObject({ code: 'scorecards.team_unknown' });
    expect(await desk.database.dataSource.query('select count(*) as n from outbox')).toEqual([before]);
  });

  it('delivered twice is done once', async () => {
    const job = await ask();
    await desk.jobs.perform(job.id);
    const done = await desk.jobs.find(job.id);
    await desk.jobs.perform(job.id);
    expect(await desk.jobs.find(job.id)).toEqual(done);
    expect(await desk.audited(job.id)).toHaveLength(1);
  });

  it('whose worker died is done anew and makes the very same file', async () => {
    const job = await ask();
    await desk.jobs.perform(job.id);
    const done = await desk.jobs.find(job.id);
    await rm(join(job.directory, done.fileNames[0]!));
    await desk.database.dataSource.query(
      `update export_job set state = 'running', file_names = '{}', checksums = '{}', finished_at = null where id = $1`,
      [job.id],
    );
    await desk.jobs.perform(job.id);
    expect((await desk.jobs.find(job.id)).checksums).toEqual(done.checksums);
  });

  it('whose worker stops is left to be taken up by another', async () => {
    const job = await ask({ report: 'slow', teamCode: null, all: true });
    const stop = new AbortController();
    desk.beforeFile = async () => stop.abort('stopping');
    await expect(desk.jobs.perform(job.id, { signal: stop.signal })).rejects.toThrow('stopping');
    expect((await desk.jobs.find(job.id)).state).toBe('running');
    desk.beforeFile = async () => undefined;
    await desk.jobs.perform(job.id);
    expect(await desk.jobs.find(job.id)).toMatchObject({
      state: 'done',
      fileNames: [expect.any(String), expect.any(String), expect.any(String)],
    });
  });

  it('can be cancelled while it waits and while it runs, wherever that is', async () => {
    const waiting = await ask();
    expect(await desk.jobs.cancel(waiting.id)).toBe(true);
    await desk.jobs.perform(waiting.id);
    expect(await desk.jobs.find(waiting.id)).toMatchObject({ state: 'cancelled', fileNames: [] });

    const running = await ask({ report: 'slow', teamCode: null, all: true });
    desk.beforeFile = async (code) => void (code === 'A1' && (await desk.jobs.cancel(running.id)));
    await desk.jobs.perform(running.id);
    expect(await desk.jobs.find(running.id)).toMatchObject({ state: 'cancelled', fileNames: ['slow_2026-10_A1_zh.xlsx'] });
    expect(await desk.jobs.cancel(running.id)).toBe(false);
    await expect(desk.jobs.cancel(999_999)).rejects.toMatchObject({ code: 'reporting.job_unknown' });
  });

  it('that is refused says why in its own language and is not delivered again', async () => {
    const path = join(desk.house.folder, 'in-the-way');
    await writeFile(path, '');
    const job = await ask({ directory: path, language: 'en' });
    await desk.jobs.perform(job.id);
    expect(await desk.jobs.find(job.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('is not a folder') });
  });

  it('shows the run that was the newest when it was asked for', async () => {
    const job = await ask();
    await desk.house.closeAgain('late facts');
    await desk.jobs.perform(job.id);
    const done = await desk.jobs.find(job.id);
    expect(await readCustomProperties(join(done.directory, done.fileNames[0]!))).toMatchObject({ run: '1' });
    const newest = await desk.write({ teamCode: 'A1' });
    expect(await readCustomProperties(newest.files[0]!.path)).toMatchObject({ run: '2' });
    const first = await desk.write({ teamCode: 'A1', run: 1 });
    expect(await readCustomProperties(first.files[0]!.path)).toMatchObject({ run: '1' });
  });
});
