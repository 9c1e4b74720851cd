import { JobService } from '@domain/jobs/job.service.js';
import { openHouse } from '@domain/scorecards/testing/scorecard-house.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { JobPerformer, WorkContext } from '@platform/queue/job-performer.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import type { Json } from '../../../../test/support/json.js';

let database: TestDatabase;
let api: ApiFixture;
let jobs: JobService;
let trainer: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  jobs = api.app.get(JobService, { strict: false });
  trainer = await api.as('Q1', 'qa_trainer');
  const { module, facts } = await openHouse(database.dataSource);
  await facts.team('T1');
  await facts.person('0001');
  await facts.member('0001', 'T1', '2026-01-01');
  await module.close();
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

const ask = async (requestedBy = 'Q1') =>
  (await database.dataSource.transaction((tx) => jobs.request(tx, 'close', { period: '2026-10' }, requestedBy))).id;
const doing = (perform: (context: WorkContext) => Promise<unknown>): JobPerformer => ({
  kind: 'close',
  perform: (_payload, context) => perform(context),
});
const never = new AbortController().signal;

/** Reads a line of events until it ends. */
async function events(client: Client, id: number): Promise<Json[]> {
  const response = await fetch(`${api.address}/api/v1/jobs/close-${id}/events`, { headers: client.headers });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  const text = await response.text();
  return [...text.matchAll(/^event: job\ndata: (.*)$/gm)].map(([, data]) => JSON.parse(data!));
}

describe('long work', () => {
  it('is watched until it has ended', async () => {
    const id = await ask();
    const seen = events(trainer, id);
    await jobs.perform(id, [doing(async ({ progress }) => {
      progress({ key: 'scorecards.step_facts' }, 10);
      await new Promise((resolve) => setTimeout(resolve, 1200));
      return { run: 1 };
    })], never); // prettier-ignore
    const told = await seen;
    expect(['queued', 'running']).toContain(told[0].state);
    expect(told.at(-1)).toMatchObject({ state: 'done', progress: 100, result: { run: 1 } });
    expect(told.some((job) => job.state === 'running' && job.progress === 10 && typeof job.step === 'string')).toBe(true);
  });

  it('stops at its next step when it is cancelled, and says so', async () => {
    const id = await ask();
    const work = jobs.perform(id, [doing(async ({ progress, signal }) => {
      progress({ key: 'scorecards.step_facts' }, 10);
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    })], never); // prettier-ignore
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await trainer.post(`/api/v1/jobs/close-${id}/cancellation`)).body).toMatchObject({ state: 'cancelled' });
    await work;
    expect((await trainer.get(`/api/v1/jobs/close-${id}`)).body).toMatchObject({ state: 'cancelled', finished_at: expect.any(String) });
  });

  it('that is refused tells why in one sentence', async () => {
    const id = await ask();
    await jobs.perform(id, [doing(() => Promise.reject(new FairmarkError('http.stale', {}, 409)))], never);
    expect((await trainer.get(`/api/v1/jobs/close-${id}`)).body).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('changed this'),
    });
  });

  it('whose worker dies is done anew, and delivered again after its end it is left alone', async () => {
    const id = await ask();
    let times = 0;
    const stopping = AbortSignal.abort('stopping');
    await expect(jobs.perform(id, [doing(() => Promise.reject(new Error('killed')))], stopping)).rejects.toThrow('killed');
    for (const _ of [1, 2]) await jobs.perform(id, [doing(async () => ({ times: (times += 1) }))], never);
    expect(times).toBe(1);
  });

  it('of somebody else is not there, except for administrators', async () => {
    const id = await ask('Q9');
    expect((await trainer.get(`/api/v1/jobs/close-${id}`)).status).toBe(404);
    expect((await trainer.post(`/api/v1/jobs/close-${id}/cancellation`)).status).toBe(404);
    expect((await trainer.get(`/api/v1/jobs/close-${id}/events`)).status).toBe(404);
    const admin = await api.as('boss', 'admin');
    await jobs.perform(id, [doing(async () => ({ secret: 1 }))], never);
    expect((await admin.get(`/api/v1/jobs/close-${id}`)).body).toMatchObject({ state: 'done', result: null });
    const mine = await ask();
    expect((await (await api.as('Q1', 'agent')).get(`/api/v1/jobs/close-${mine}`)).status).toBe(200);
    await database.dataSource.query(`delete from account_role where role = 'qa_trainer'`);
    expect((await trainer.get(`/api/v1/jobs/close-${mine}`)).status).toBe(404);
    await api.as('Q1', 'qa_trainer');
    expect((await trainer.get('/api/v1/jobs')).body.items.every((job: Json) => job.requested_by === 'Q1')).toBe(true);
  });

  it('goes on when whoever watches leaves', async () => {
    const id = await ask();
    const leaving = new AbortController();
    const response = await fetch(`${api.address}/api/v1/jobs/close-${id}/events`, { headers: trainer.headers, signal: leaving.signal });
    await response.body!.getReader().read();
    leaving.abort();
    await new Promise((resolve) => setTimeout(resolve, 700));
    await jobs.perform(id, [doing(async () => null)], never);
    expect((await trainer.get(`/api/v1/jobs/close-${id}`)).body.state).toBe('done');
  });
});

describe('a write under an Idempotency-Key', () => {
  it('is done once and answered the same both times, refused for another request, and free again after a refusal', async () => {
    const manager = await api.as('M1', 'manager');
    const key = { 'idempotency-key': 'k-1' };
    const first = await manager.post('/api/v1/periods/2026-10/runs', {}, key);
    const second = await manager.post('/api/v1/periods/2026-10/runs', {}, key);
    expect(first.status).toBe(202);
    expect(second).toMatchObject({ status: 202, body: first.body });
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect((await manager.post('/api/v1/periods/2026-09/runs', {}, key)).body).toMatchObject({ code: 'http.key_reused', status: 422 });
    const bad = { 'idempotency-key': 'k-2' };
    expect((await manager.post('/api/v1/periods/2026-10/runs', { reason: '' }, bad)).status).toBe(400);
    expect((await manager.post('/api/v1/periods/2026-10/runs', {}, bad)).status).toBe(202);
  });

  it('sent five times at once is done once', async () => {
    const manager = await api.as('M1', 'manager');
    const key = { 'idempotency-key': 'k-race' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => manager.post('/api/v1/periods/2026-10/runs', {}, key)));
    expect(answers.filter(({ status }) => status === 202 || status === 409)).toHaveLength(5);
    expect(new Set(answers.filter(({ status }) => status === 202).map(({ body }) => body.id)).size).toBe(1);
  });
});
