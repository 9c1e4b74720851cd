import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { apiOn, type ApiFixture } from '../../../../test/support/api-fixture.js';
import { IdempotencyStore } from './idempotency.store.js';

let database: TestDatabase;
let api: ApiFixture;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

describe('every request', () => {
  it('carries an id, which is that of the proxy in front where it gives one', async () => {
    expect((await api.nobody.get('/health/live')).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await api.nobody.get('/health/live', { 'x-request-id': 'proxy-0001' })).headers.get('x-request-id')).toBe('proxy-0001');
    expect((await api.nobody.get('/health/live', { 'x-request-id': 'a b\tc' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is answered with headers that let a browser do nothing but read', async () => {
    const { headers } = await api.nobody.get('/health/live');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('what is refused', () => {
  it('is a problem document with a stable code, in the language that was asked for', async () => {
    const answer = await api.nobody.get('/api/v1/jobs', { 'accept-language': 'zh-CN' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'http.sign_in_first', status: 401, title: '请先登录，或在请求中带上访问令牌。' });
    expect(answer.body.instance).toBe(`urn:request:${answer.headers.get('x-request-id')}`);
  });

  it('is nothing at an unknown address, whoever asks', async () => {
    expect((await api.nobody.get('/api/v1/nothing')).body).toMatchObject({ code: 'http.not_found', status: 404 });
    expect((await api.nobody.get('/%E0%A4%A')).body).toMatchObject({ status: 404 });
  });

  it('refuses an address that is longer than a head may be, as a problem like any other', async () => {
    const answer = await api.nobody.get(`/api/v1/periods?sort=${'x'.repeat(20_000)}`);
    expect(answer).toMatchObject({ status: 431, body: { status: 431, code: 'http.head_too_large' } });
  });

  it('names the field that is wrong, and what is not declared is wrong', async () => {
    const agent = await api.as('A1', 'agent');
    const answer = await agent.get('/api/v1/jobs?state=never&colour=red');
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ in: 'query', pointer: '/state', code: 'invalid_value' }),
      expect.objectContaining({ in: 'query', pointer: '/colour', code: 'unrecognized_keys' }),
    ]);
  });

  it('is a cookie’s change without the page’s own token, and a token that is not known', async () => {
    const agent = await api.as('A1', 'agent');
    const answer = await agent.post('/api/v1/jobs/export-1/cancellation', undefined, { 'x-csrf-token': 'x' });
    expect(answer.body).toMatchObject({ code: 'http.csrf', status: 403 });
    const stranger = api.with({ authorization: 'Bearer fm_nothing' });
    expect((await stranger.get('/api/v1/jobs')).body).toMatchObject({ code: 'http.token_invalid', status: 401 });
  });

  it('is a bad token even beside a good cookie', async () => {
    const agent = await api.as('A1', 'agent');
    expect((await agent.get('/api/v1/jobs', { authorization: 'Bearer fm_nothing' })).status).toBe(401);
  });

  it('is a body that is too long, not JSON, or of another type', async () => {
    const agent = await api.as('A1', 'agent');
    const long = JSON.stringify({ text: 'x'.repeat(5 * 1024 * 1024) });
    expect((await agent.post('/api/v1/jobs/export-1/cancellation', long)).body).toMatchObject({ code: 'http.body_too_large', status: 413 });
    expect((await agent.post('/api/v1/jobs/export-1/cancellation', '{')).body).toMatchObject({ code: 'http.body_not_json', status: 400 });
  });

  it('is a body longer than 16 KB from a stranger, and at a public route from anybody', async () => {
    const long = JSON.stringify({ text: 'x'.repeat(17 * 1024) });
    const refusal = { code: 'http.body_too_large', status: 413, title: 'The body is larger than 16 KB.' };
    expect((await api.nobody.post('/api/v1/jobs/export-1/cancellation', long)).body).toMatchObject(refusal);
    const pretender = api.with({ cookie: 'fairmark_session=made-up' });
    expect((await pretender.post('/api/v1/sign-in', long)).body).toMatchObject(refusal);
    expect((await pretender.post('/API/v1/Sign-In/', long)).body).toMatchObject(refusal);
  });

  it('is a body nested too deep, and one that is not UTF-8', async () => {
    const agent = await api.as('A1', 'agent');
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const path = '/api/v1/jobs/export-1/cancellation';
    expect((await agent.post(path, deep(100_000))).body).toMatchObject({ code: 'http.body_too_deep', status: 400 });
    expect((await agent.post(path, deep(65))).body).toMatchObject({ code: 'http.body_too_deep', status: 400 });
    expect((await agent.post(path, deep(64))).body.code).not.toBe('http.body_too_deep');
    const wide = { 'content-type': 'application/json; charset=utf-16le' };
    const answer = await agent.request('POST', path, { raw: Buffer.from('{}', 'utf16le'), headers: wide });
    expect(answer.body).toMatchObject({ code: 'http.body_type', status: 415 });
  });

  it('is a text with NUL or half a character, wherever it stands', async () => {
    const path = '/api/v1/sign-in';
    const refused = async (body: string) => (await api.nobody.post(path, body)).body.errors;
    const broken = (pointer: string) => [expect.objectContaining({ in: 'body', pointer, code: 'broken_text' })];
    expect(await refused('{"login":"a\\u0000"}')).toEqual(broken('/login'));
    expect(await refused('{"login":[1,{"x":"\\ud83d"}]}')).toEqual(broken('/login/1/x'));
    expect(await refused('{"login":"\\ud83d\\ude00"}')).not.toEqual(broken('/login'));
  });

  it('is told in our own words', async () => {
    const answer = await api.nobody.post('/api/v1/sign-in', { colour: 'red' });
    expect(answer.body.errors.map(({ detail }: { detail: string }) => detail)).toEqual(
      expect.arrayContaining(['is missing', 'is not a field of this request']),
    );
  });

  it('is a head that is no HTTP, without harm to the others', async () => {
    const socket = connect(Number(new URL(api.address).port), '127.0.0.1');
    const said = await new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(String(data)));
      socket.write('RUBBISH\r\n\r\n');
    });
    expect(said).toContain('400 Bad Request');
    socket.destroy();
    expect((await api.nobody.get('/health/live')).status).toBe(200);
  });
});

describe('the address of whoever asks', () => {
  const trusts = (fixture: ApiFixture, address: string): boolean =>
    (fixture.app.getHttpAdapter().getInstance() as { get(name: string): (address: string, hop: number) => boolean }).get('trust proxy fn')(
      address,
      0,
    );

  it('is believed of a proxy on this computer only, or of those the settings name', async () => {
    expect(['127.0.0.1', '10.0.0.9', '192.168.1.2', 'fd00::1'].map((address) => trusts(api, address))).toEqual([true, false, false, false]);
    const behind = await apiOn(database, { TRUST_PROXY: '10.0.0.0/24, fd00::1' });
    try {
      const believed = ['127.0.0.1', '10.0.0.9', '10.0.1.9', 'fd00::1'].map((address) => trusts(behind, address));
      expect(believed).toEqual([false, true, false, true]);
    } finally {
      await behind.close();
    }
  });
});

describe('a write answered again under its Idempotency-Key', () => {
  it('carries the tag it had, to write on with', async () => {
    const manager = await api.as('M7', 'manager', 'admin');
    const path = '/api/v1/settings/export_file_retention_days';
    const known = await manager.get(path);
    const headers = { 'if-match': known.headers.get('etag')!, 'idempotency-key': 'tagged-1' };
    const first = await manager.put(path, { value: known.body.value }, headers);
    const again = await manager.put(path, { value: known.body.value }, headers);
    expect(first.status).toBe(200);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('etag')).not.toBeNull();
    for (const name of ['etag', 'cache-control']) expect(again.headers.get(name)).toBe(first.headers.get(name));
  });

  it('is taken anew only when it was not renewed, and then belongs to whoever took it last', async () => {
    const store = new IdempotencyStore(database.dataSource);
    const [early, late, request] = [randomUUID(), randomUUID(), Buffer.from('same')];
    const age = () => database.dataSource.query(`update idempotency_key set taken_at = now() - interval '2 minutes' where key = 'slow'`);
    expect(await store.take(901, 'slow', early, request)).toBeNull();
    await age();
    await store.renew(901, 'slow', early);
    expect(await store.take(901, 'slow', late, request)).toMatchObject({ same: true, status: null });
    await age();
    expect(await store.take(901, 'slow', late, request)).toBeNull();
    await store.keep(901, 'slow', early, { status: 200, body: 'early', etag: null });
    await store.release(901, 'slow', early);
    expect(await store.take(901, 'slow', early, request)).toMatchObject({ same: true, status: null });
    await store.keep(901, 'slow', late, { status: 200, body: 'late', etag: '"1"' });
    expect(await store.take(901, 'slow', early, request)).toEqual({ same: true, status: 200, body: 'late', etag: '"1"' });
  });
});

describe('the document', () => {
  it('is served with the page to read it', async () => {
    expect((await api.nobody.get('/api/openapi.json')).body).toMatchObject({ openapi: '3.0.3', info: { title: 'Fairmark' } });
    const page = await api.nobody.get('/api/docs');
    expect(page.body).toContain('/api/docs/swagger-ui-bundle.js');
    expect((await api.nobody.get('/api/docs/swagger-ui.css')).headers.get('content-type')).toContain('text/css');
    expect((await api.nobody.get('/api/docs/..%2f..%2fpackage.json')).status).toBe(400);
  });
});

describe('the figures for Prometheus', () => {
  it('tell requests by their routes, jobs, the database and runs of scorecards', async () => {
    await api.nobody.get('/health/live');
    const { body } = await api.nobody.get('/metrics');
    for (const name of [
      'fairmark_http_request_duration_seconds_count{method="GET",route="/health/live",status="200"}',
      'fairmark_queue_jobs{queue="export",state="waiting"} 0',
      'fairmark_database_up 1',
      'fairmark_agent_months_waiting 0',
      'fairmark_scorecard_runs',
    ])
      expect(body).toContain(name);
    expect(body).toContain('fairmark_metrics_failures_total 0');
  });
});

describe('the queue monitor', () => {
  it('tells administrators, and nobody else, what waits, runs and has failed', async () => {
    const { body } = await (await api.as('boss', 'admin')).get('/api/v1/queues');
    expect(body).toMatchObject({
      items: expect.arrayContaining([{ queue: 'export', waiting: 0, active: 0, delayed: 0, failed: 0, completed: 0 }]) as unknown,
    });
    expect((await (await api.as('M1', 'manager')).get('/api/v1/queues')).status).toBe(403);
  });

  it('opens for administrators who are signed in at a page, and changes things only from its own page', async () => {
    const admin = await api.as('boss', 'admin');
    expect((await api.nobody.get('/admin/queues')).status).toBe(401);
    expect((await (await api.as('A1', 'agent')).get('/admin/queues')).status).toBe(403);
    expect((await admin.get('/admin/queues/')).body).toContain('<title>');
    expect((await admin.get('/admin/queues/api/queues')).status).toBe(200);
    expect((await admin.put('/admin/queues/api/queues/export/pause')).status).toBe(403);
    expect((await admin.put('/admin/queues/api/queues/export/pause', undefined, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});
