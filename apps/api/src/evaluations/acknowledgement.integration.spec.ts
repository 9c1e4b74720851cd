import { HousekeepingService } from '@domain/maintenance/housekeeping.service.js';
import { HousekeepingModule } from '@domain/maintenance/housekeeping.module.js';
import { CloseService } from '@domain/scorecards/close.service.js';
import { AcknowledgeService } from '@domain/evaluations/acknowledge.service.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { seedTwoTeams } from '../../../../test/support/two-teams.js';

const at = (no: string) => `/api/v1/evaluations/${no}`;

let database: TestDatabase;
let api: ApiFixture;
let agent: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  await seedTwoTeams(api.app);
  agent = await api.as('A0001', 'agent');
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, params);
const acknowledge = (client: Client, no: string, headers?: Record<string, string>) =>
  client.post(`${at(no)}/acknowledgement`, undefined, headers);
const stateOf = async (no: string) =>
  (await query<{ state: string }>('select state from evaluation where evaluation_no = $1', [no]))[0]!.state;
const released = (no: string, instant: string) =>
  query('update evaluation_revision set changed_at = $2 where evaluation_no = $1', [no, instant]);
const overdue = (now: string) => api.app.get(AcknowledgeService, { strict: false }).acknowledgeOverdue(undefined, new Date(now));

describe('acknowledging an evaluation', () => {
  it('is its agent’s own: told with its deadline before, and who and when afterwards', async () => {
    const before = (await agent.get(at('E-A1'))).body;
    expect(before).toMatchObject({ state: 'released', acknowledgement: { acknowledged_at: null, by_default: false, revision: null } });
    expect(await acknowledge(agent, 'E-A1')).toMatchObject({ status: 200, body: { by_default: false, revision: 1 } });
    // Whoever read it before is not told that it is still the same.
    const known = { 'if-none-match': '"1"' };
    expect((await agent.get(at('E-A2'), known)).status).toBe(304);
    const { status, body: after } = await agent.get(at('E-A1'), known);
    expect(status).toBe(200);
    expect(after).toMatchObject({ state: 'acknowledged', acknowledgement: { acknowledged_at: expect.any(String) } });
    expect((await agent.get('/api/v1/evaluations?state=acknowledged')).body.items).toEqual([
      expect.objectContaining({ evaluation_no: 'E-A1', state: 'acknowledged' }),
    ]);
  });

  it('is not open to anybody else, whatever they may see', async () => {
    for (const client of [await api.as('L01', 'team_leader'), await api.as('Q01', 'qa_trainer'), await api.as('M01', 'manager')]) {
      expect(await acknowledge(client, 'E-A2')).toMatchObject({ status: 404, body: { code: 'explain.evaluation_unknown' } });
    }
    expect((await acknowledge(agent, 'E-F1')).status).toBe(404);
    expect((await acknowledge(await api.as('X01', 'admin'), 'E-A2')).status).toBe(403);
    expect([await stateOf('E-A2'), await stateOf('E-F1')]).toEqual(['released', 'released']);
  });

  it('happens once, however often and however much at once it is asked for', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => acknowledge(agent, 'E-A2')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body.acknowledged_at as string)).size).toBe(1);
    const events = await query(`select actor from audit_event where action = 'evaluation.acknowledge' and subject = 'evaluation E-A2'`);
    expect(events).toEqual([{ actor: 'A0001' }]);
  });

  it('is of what was read: a correction that came meanwhile is told, and one under appeal is refused', async () => {
    expect(await acknowledge(agent, 'E-A3', { 'if-match': '"7"' })).toMatchObject({
      status: expect.any(Number),
      body: { code: expect.stringContaining('stale') },
    });
    await query(`update evaluation set state = 'appealed' where evaluation_no = 'E-A3'`);
    expect(await acknowledge(agent, 'E-A3')).toMatchObject({ status: 409, body: { code: 'evaluations.not_to_acknowledge' } });
    await query(`update evaluation set state = 'released' where evaluation_no = 'E-A3'`);
  });

  it('happens by default once three working days are over, and not a minute before', async () => {
    // A Monday evening in the centre; Thursday is the last day.
    await query(`update evaluation_revision set changed_at = '2027-06-01T00:00Z'`);
    await released('E-A4', '2026-11-02T22:00+08:00');
    expect((await agent.get(at('E-A4'))).body.acknowledgement.due_on).toBe('2026-11-05');
    expect(await overdue('2026-11-05T23:59+08:00')).toBe(0);
    expect(await stateOf('E-A4')).toBe('released');
    expect(await overdue('2026-11-06T00:01+08:00')).toBe(1);
    expect(await overdue('2026-11-06T00:02+08:00')).toBe(0);
    expect((await agent.get(at('E-A4'))).body).toMatchObject({ state: 'acknowledged', acknowledgement: { by_default: true, revision: 1 } });
    expect(await acknowledge(agent, 'E-A4')).toMatchObject({ status: 200, body: { by_default: true } });
    expect(await query(`select actor, detail from audit_event where action = 'evaluation.acknowledge_default'`)).toEqual([
      { actor: 'acknowledgement', detail: { released_up_to: '2026-11-02', evaluations: 1 } },
    ]);
  });

  it('has the time that the centre gives, for what waits already too', async () => {
    await released('E-B1', '2026-11-02T22:00+08:00');
    const manager = await api.as('M01', 'manager');
    expect((await manager.put('/api/v1/settings/acknowledge_days', { value: 5 })).status).toBe(200);
    expect((await manager.get(at('E-B1'))).body.acknowledgement.due_on).toBe('2026-11-09');
    expect(await overdue('2026-11-09T23:59+08:00')).toBe(0);
    expect(await overdue('2026-11-10T00:01+08:00')).toBe(1);
    expect((await manager.put('/api/v1/settings/acknowledge_days', { value: 3 })).status).toBe(200);
    expect((await manager.get('/api/v1/settings/acknowledge_days/history')).body.items).toMatchObject([{ value: 3 }, { value: 5 }]);
  });

  it('that comes after the deadline but before the worker is marked as by default too', async () => {
    await released('E-A5', '2026-01-05T10:00+08:00');
    expect(await acknowledge(agent, 'E-A5')).toMatchObject({ status: 200, body: { by_default: true } });
  });

  it('changes nothing that is counted: the month closed again has the checksum it had', async () => {
    const module = await domainOn(database.dataSource, HousekeepingModule);
    await query(`update evaluation_revision set changed_at = '2026-01-05T00:00Z'`);
    await module.get(HousekeepingService).run('acknowledge_overdue');
    await module.close();
    expect(await query(`select distinct state from evaluation`)).toEqual([{ state: 'acknowledged' }]);
    expect(await query('select from dirty')).toEqual([]);
    await api.app.get(CloseService, { strict: false }).close({ periodId: '2026-10', actor: 'test', reason: '核对' });
    const runs = await query<{ checksum: string }>('select checksum from scorecard_run order by number');
    expect(runs).toHaveLength(2);
    expect(runs[0]!.checksum).toBe(runs[1]!.checksum);
  });
});
