import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

describe('the settings over HTTP', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let manager: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await apiOn(database);
    manager = await api.as('9001', 'manager');
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('are read by everybody and changed by managers and administrators', async () => {
    const agent = await api.as('0001', 'agent');
    const { body } = await agent.get('/api/v1/settings');
    expect(body.items.map(({ key }: { key: string }) => key)).not.toContain('sample');
    expect((await agent.put('/api/v1/settings/notice_days', { value: 5 })).status).toBe(403);
    expect((await manager.put('/api/v1/settings/notice_days', { value: 5 })).status).toBe(200);
    expect((await agent.get('/api/v1/settings/notice_days/history')).body.items).toMatchObject([
      { value: 5, version: 1, changed_by: '9001' },
    ]);
  });

  it('are written over only by whoever saw the present version', async () => {
    const tag = (await manager.get('/api/v1/settings/export_file_retention_days')).headers.get('etag')!;
    const change = (value: number) => manager.put('/api/v1/settings/export_file_retention_days', { value }, { 'if-match': tag });
    const answers = await Promise.all([change(30), change(60)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'http.stale' });
    const winner = answers.find(({ status }) => status === 200)!;
    expect(winner.headers.get('etag')).not.toBe(tag);
    expect((await manager.get('/api/v1/settings/export_file_retention_days')).headers.get('etag')).toBe(winner.headers.get('etag'));
  });

  it('refuse what does not fit with one sentence', async () => {
    expect(await manager.put('/api/v1/settings/notice_days', { value: 1000 })).toMatchObject({
      status: 422,
      body: { code: 'settings.bad_notice_days', title: 'The notice period has 0 to 60 working days, a whole number.' },
    });
    expect((await manager.put('/api/v1/settings/sample', { value: null })).body).toMatchObject({ status: 404, code: 'settings.unknown' });
    expect((await manager.put('/api/v1/settings/notice_days', { value: { deep: 1 } })).status).toBe(400);
  });

  it('hold the calendar, a year at a time', async () => {
    const before = await manager.get('/api/v1/calendar-exceptions/2027');
    expect(before.body).toEqual({ year: 2027, days: [] });
    const days = [{ day: '2027-01-01', working: false, name: '元旦' }];
    const saved = await manager.put('/api/v1/calendar-exceptions/2027', { days }, { 'if-match': before.headers.get('etag')! });
    expect(saved).toMatchObject({ status: 200, body: { year: 2027, days } });
    const late = await manager.put('/api/v1/calendar-exceptions/2027', { days: [] }, { 'if-match': before.headers.get('etag')! });
    expect(late.status).toBe(409);
    expect((await manager.get('/api/v1/calendar-exceptions/1066')).status).toBe(400);
  });
});
