import { SAMPLE_ACTOR } from '@contracts/settings.js';
import { SampleService } from '@domain/maintenance/sample/sample.service.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { importText } from '../../../../test/support/import-text.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { seedTwoTeams } from '../../../../test/support/two-teams.js';

const START = '/api/v1/start';
const OWN = `${START}/own-centre`;
const WANG = { administrator: { employee_no: '9001', name: '王芳' } };

describe('the first day', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let manager: Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    api = await apiOn(database);
    await seedTwoTeams(api.app);
    // What is there passes for the sample.
    await query('update import_batch set imported_by = $1', [SAMPLE_ACTOR]);
    await database.dataSource.query(
      `insert into setting (key, version, value, changed_by)
       values ('sample', 1, '{"seed": "t", "last_month": "2026-10", "state": "loading", "records": {}}', 'sample')`,
    );
    await api.app.get(SampleService, { strict: false }).complete('t', '2026-10');
    manager = await api.as('M01', 'manager');
    await query(`update account set created_by = $1`, [SAMPLE_ACTOR]);
  });
  afterEach(async () => {
    await api.close();
    await database.drop();
  });

  const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, params);

  it('is told by what is there', async () => {
    expect((await manager.get(START)).body).toMatchObject({
      sample: { last_month: '2026-10' },
      own_data: false,
      own_administrator: false,
      people: 10,
      teams: 2,
      forms: 1,
      months_cut: true,
      month_starts_on: 1,
      rules: { scheme: 'AGENT-STD', quota: 8, quota_new_hire: 12, pass_mark: 85, exam_pass_mark: 80, notice_days: 3 },
    });
    expect((await manager.get('/api/v1/home')).body).toMatchObject({ sample: true });
  });

  it('takes the sample away only once somebody of the centre’s own administers, both together', async () => {
    expect(await manager.post(OWN, {})).toMatchObject({ status: 409, body: { code: 'start.administrator_needed' } });
    expect((await query('select from person')).length).toBe(10);
    const done = await manager.post(OWN, WANG);
    expect(done).toMatchObject({ status: 200, body: { employee_no: '9001', signed_out: true } });
    expect(done.body.password).toEqual(expect.any(String));
    expect((await query('select from person')).length).toBe(0);
    expect(await query('select employee_no, must_change_password from account')).toEqual([
      { employee_no: '9001', must_change_password: true },
    ]);
    expect((await manager.get(START)).status).toBe(401);
    const own = await api.nobody.post('/api/v1/sign-in', { employee_no: '9001', password: done.body.password });
    expect(own.status).toBe(200);
    const trail = await query<{ action: string; actor: string }>(
      `select action, actor from audit_event where action in ('account.create', 'sample.remove')`,
    );
    expect(trail.map(({ action, actor }) => `${action} ${actor}`).toSorted()).toEqual(['account.create M01', 'sample.remove M01']);
  });

  it('makes nobody an administrator beside one who is there', async () => {
    await api.as('X09', 'admin');
    expect(await manager.post(OWN, WANG)).toMatchObject({ status: 409, body: { code: 'start.administrator_there' } });
    const admin = await api.as('X09', 'admin');
    expect((await admin.post(OWN, {})).body).toEqual({ employee_no: null, password: null, signed_out: false });
    expect((await admin.get(START)).body).toMatchObject({ sample: null, people: 0, forms: 0, own_administrator: true });
  });

  it('never takes records of one’s own along, and leaves no account behind when it refuses', async () => {
    await importText(api.app, 'roster', '工号,姓名,岗位,班组,生效日期\nZ0001,新人,客服,T1,2026-11-01');
    expect((await manager.get(START)).body).toMatchObject({ own_data: true });
    expect(await manager.post(OWN, WANG)).toMatchObject({ status: 409, body: { code: 'maintenance.own_import' } });
    expect(await query(`select from account where employee_no = '9001'`)).toEqual([]);
  });

  it('is for managers and administrators', async () => {
    for (const role of ['qa_trainer', 'shift_supervisor', 'team_leader', 'agent'] as const) {
      const other = await api.as(`O-${role}`, role);
      expect([role, (await other.get(START)).status, (await other.post(OWN, WANG)).status]).toEqual([role, 403, 403]);
      expect((await other.get('/api/v1/home')).body).toMatchObject({ sample: false });
    }
  });
});
