import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const since = { effective_from: '2026-01-01' };
const agent = (no: string, team: string, more: object = since) => ({
  employee_no: no,
  name: `客服${no}`,
  post: 'agent',
  team_code: team,
  ...more,
});
const ROSTER = [
  { employee_no: 'S01', name: '周敏', post: 'shift_supervisor', ...since },
  { employee_no: 'S02', name: '吴刚', post: 'shift_supervisor', ...since },
  { employee_no: 'L01', name: '李伟', post: 'team_leader', team_code: 'T1', team_name: '一组', supervisor_no: 'S01', ...since },
  { employee_no: 'L02', name: '陈静', post: 'team_leader', team_code: 'T2', team_name: '二组', supervisor_no: 'S02', ...since },
  agent('F0001', 'T2'),
  agent('F0001', 'T1', { effective_from: '2026-11-10' }),
  agent('F0002', 'T1', { ...since, hired_on: '2025-12-01' }),
  // Supervises a team while leading another.
  { employee_no: 'L03', name: '孙磊', post: 'team_leader', team_code: 'T3', team_name: '三组', ...since },
  { employee_no: 'L04', name: '钱进', post: 'team_leader', team_code: 'T4', team_name: '四组', supervisor_no: 'L03', ...since },
  agent('F0003', 'T3'),
  agent('F0003', 'T4', { effective_from: '2026-11-10' }),
];

describe('what a limited reach may write', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let manager: Client;
  let supervisor: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await apiOn(database);
    manager = await api.as('M01', 'manager');
    expect((await manager.post('/api/v1/people', { rows: ROSTER })).body).toMatchObject({ rows_imported: ROSTER.length });
    supervisor = await api.as('S01', 'shift_supervisor');
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const person = async (no: string): Promise<unknown> => (await manager.get(`/api/v1/people/${no}`)).body;

  it.each([
    ['a last day before they came', { left_on: '2026-11-03' }],
    ['a first day in the time before they came', { hired_on: '2026-02-01' }],
  ])('%s is refused as for someone unknown, and what was in a foreign team stays', async (_name, dates) => {
    const before = await person('F0001');
    const patched = await supervisor.patch('/api/v1/people/F0001', dates);
    expect([patched.status, patched.body.code]).toEqual([404, 'organization.person_not_found']);
    const row = { ...agent('F0001', 'T1', { effective_from: '2026-11-10' }), ...dates };
    const written = await supervisor.post('/api/v1/people', { rows: [row] });
    expect([written.status, written.body.errors?.[0]]).toMatchObject([
      422,
      { pointer: '/rows/0/employee_no', code: 'organization.beyond_reach' },
    ]);
    expect(await person('F0001')).toEqual(before);
  });

  it('a last day on days in the teams under one is written, moved and taken back', async () => {
    const patch = (body: object) => supervisor.patch('/api/v1/people/F0001', body);
    expect((await patch({ left_on: '2026-11-20' })).body).toMatchObject({ left_on: '2026-11-20' });
    expect((await patch({ left_on: '2026-11-03' })).status).toBe(404);
    expect((await patch({ left_on: '2026-11-18' })).body).toMatchObject({ left_on: '2026-11-18' });
    expect((await manager.patch('/api/v1/people/F0001', { left_on: null })).status).toBe(200);
    expect(await person('F0001')).toMatchObject({
      left_on: null,
      memberships: [
        { team_code: 'T2', to: '2026-11-09' },
        { team_code: 'T1', to: null },
      ],
    });
    expect((await supervisor.patch('/api/v1/people/F0002', { hired_on: '2025-11-20' })).body).toMatchObject({ hired_on: '2025-11-20' });
    const row = agent('F0002', 'T1', { effective_from: '2026-11-10', left_on: '2026-12-31' });
    expect((await supervisor.post('/api/v1/people', { rows: [row] })).body).toMatchObject({ rows_imported: 1 });
  });

  it('a supervisor moves whom they are in charge of to any team, and nobody else to their own', async () => {
    const move = (no: string, team_code: string, day = '2026-11-20') =>
      supervisor.post(`/api/v1/people/${no}/transfers`, { team_code, effective_from: day });
    const owned = await manager.post('/api/v1/people', { rows: [agent('F0010', 'T1'), agent('F0011', 'T1'), agent('F0012', 'T2')] });
    expect(owned.status).toBe(200);
    expect((await manager.put('/api/v1/teams/T3/supervisor', { employee_no: 'S01', effective_from: '2026-01-01' })).status).toBe(200);
    expect((await move('F0010', 'T3')).body.memberships).toMatchObject([{ team_code: 'T1', to: '2026-11-19' }, { team_code: 'T3' }]);
    const given = await move('F0011', 'T2');
    expect([given.status, given.body.memberships?.[0]]).toMatchObject([201, { team_code: 'T1', to: '2026-11-19' }]);
    expect(await person('F0011')).toMatchObject({ memberships: [{ team_code: 'T1' }, { team_code: 'T2', from: '2026-11-20', to: null }] });
    for (const no of ['F0011', 'F0012']) {
      const taken = await move(no, 'T1', '2026-11-25');
      expect([taken.status, taken.body.code]).toEqual([404, 'organization.person_not_found']);
    }
  });

  it('what holds until the next known change has to lie within until then', async () => {
    await manager.post('/api/v1/people', { rows: [agent('F0020', 'T1'), agent('F0021', 'T5', { ...since, team_name: '五组' })] });
    await manager.put('/api/v1/teams/T5/supervisor', { employee_no: 'S01', effective_from: '2026-01-01' });
    await manager.put('/api/v1/teams/T5/supervisor', { employee_no: 'S02', effective_from: '2027-01-01' });
    await manager.post('/api/v1/people/F0020/transfers', { team_code: 'T2', effective_from: '2026-12-01' });
    const before = [await person('F0020'), await person('F0021')];
    const promotion = { post: 'team_leader', effective_from: '2026-11-20' };
    for (const no of ['F0020', 'F0021'])
      expect((await supervisor.patch(`/api/v1/people/${no}`, promotion)).body.code).toBe('organization.person_not_found');
    expect((await supervisor.post('/api/v1/people/F0021/transfers', { team_code: 'T1', effective_from: '2026-11-20' })).status).toBe(404);
    const leading = await supervisor.put('/api/v1/teams/T1/leader', { employee_no: 'F0020', effective_from: '2026-11-20' });
    expect(leading.body.errors).toMatchObject([{ pointer: '/employee_no', code: 'organization.unknown_employee_no' }]);
    const rows = [{ ...agent('F0020', 'T1', { effective_from: '2026-11-20' }), post: 'team_leader' }];
    expect((await supervisor.post('/api/v1/people', { rows })).body.errors).toMatchObject([{ code: 'organization.beyond_reach' }]);
    expect([await person('F0020'), await person('F0021')]).toEqual(before);
    expect((await supervisor.post('/api/v1/people/F0020/transfers', { team_code: 'T3', effective_from: '2026-11-20' })).status).toBe(201);
  });

  it('leaders and supervisors do not enter their own key figures', async () => {
    const leader = await api.as('L01', 'team_leader');
    const write = (client: Client, no: string) =>
      client.post('/api/v1/metric-values', { rows: [{ date: '2026-11-12', employee_no: no, attendance_days: 1 }] });
    for (const [client, no] of [
      [leader, 'L01'],
      [supervisor, 'S01'],
    ] as const) {
      const { status, body } = await write(client, no);
      expect([status, body.errors?.[0]]).toMatchObject([422, { pointer: '/rows/0/employee_no', code: 'organization.unknown_employee_no' }]);
    }
    expect((await write(leader, 'F0002')).body).toMatchObject({ rows_imported: 1 });
    expect((await write(supervisor, 'L01')).body).toMatchObject({ rows_imported: 1 });
  });

  it('a fresh tag is never stale, though one sees more than one may change', async () => {
    const both = await api.as('L03', 'team_leader', 'shift_supervisor');
    const seen = await both.get('/api/v1/people/F0003');
    expect(seen.body.memberships).toHaveLength(2);
    const match = (answer: { headers: Headers }) => ({ 'if-match': answer.headers.get('etag')! });
    const first = await both.patch('/api/v1/people/F0003', { name: '新名' }, match(seen));
    expect([first.status, first.body.memberships]).toMatchObject([200, [{ team_code: 'T4' }]]);
    expect((await both.patch('/api/v1/people/F0003', { name: '又名' }, match(seen))).status).toBe(409);
    expect((await both.patch('/api/v1/people/F0003', { name: '又名' }, match(first))).status).toBe(200);
    const team = await both.get('/api/v1/teams/T4');
    expect((await both.patch('/api/v1/teams/T4', { team_name: '丁组' }, match(team))).status).toBe(200);
  });
});
