import { RevertService } from '@domain/imports/revert.service.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { lockMonth } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const ROSTER = [
  { employee_no: '0900', name: '周敏', post: 'shift_supervisor', effective_from: '2026-01-01' },
  { employee_no: '0901', name: '吴刚', post: 'shift_supervisor', effective_from: '2026-01-01' },
  {
    employee_no: '0101',
    name: '李伟',
    post: 'team_leader',
    team_code: 'IN-A',
    team_name: '呼入一组',
    supervisor_no: '0900',
    effective_from: '2026-01-01',
  },
  {
    employee_no: '0102',
    name: '陈静',
    post: 'team_leader',
    team_code: 'IN-B',
    team_name: '呼入二组',
    supervisor_no: '0900',
    effective_from: '2026-01-01',
  },
  {
    employee_no: '0103',
    name: '孙磊',
    post: 'team_leader',
    team_code: 'OUT-A',
    team_name: '外呼一组',
    supervisor_no: '0901',
    effective_from: '2026-01-01',
  },
  { employee_no: '0001', name: '张晓雯', post: 'agent', team_code: 'IN-A', effective_from: '2026-01-01', hired_on: '2025-12-01' },
  { employee_no: '0002', name: '王强', post: 'agent', team_code: 'IN-B', effective_from: '2026-01-01' },
  { employee_no: '0003', name: '赵丽', post: 'agent', team_code: 'OUT-A', effective_from: '2026-01-01' },
];

/** Agents of IN-A, each changed by one test only. */
const MOVERS = ['0021', '0022', '0023', '0024', '0025', '0026', '0027', '0028', '0029', '0030'];
const moverRows = MOVERS.map((no) => ({
  employee_no: no,
  name: `客服${no}`,
  post: 'agent',
  team_code: 'IN-A',
  effective_from: '2026-01-01',
}));

interface Centre {
  database: TestDatabase;
  api: ApiFixture;
  manager: Client;
  supervisor: Client;
  leader: Client;
}

async function centre(rows: object[]): Promise<Centre> {
  const database = await createTestDatabase();
  const api = await apiOn(database);
  const manager = await api.as('0999', 'manager');
  const written = await manager.post('/api/v1/people', { rows });
  expect(written).toMatchObject({ status: 200, body: { rows_read: rows.length, rows_imported: rows.length, warnings: [] } });
  const [supervisor, leader] = [await api.as('0900', 'shift_supervisor'), await api.as('0101', 'team_leader')];
  return { database, api, manager, supervisor, leader };
}

async function close({ api, database }: Centre): Promise<void> {
  await api.close();
  await database.drop();
}

describe('looking at people and teams over HTTP', () => {
  let at: Centre;
  let agent: Client;
  let manager: Client;
  let supervisor: Client;
  let leader: Client;

  beforeAll(async () => {
    at = await centre(ROSTER);
    ({ manager, supervisor, leader } = at);
    agent = await at.api.as('0001', 'agent');
  });
  afterAll(() => close(at));

  const numbers = async (client: Client, query = ''): Promise<string[]> => {
    const { status, body } = await client.get(`/api/v1/people${query}`);
    expect(status).toBe(200);
    return body.items.map((person: { employee_no: string }) => person.employee_no);
  };
  it('everybody sees the people of their own reach and no others', async () => {
    expect(await numbers(manager)).toHaveLength(8);
    expect(await numbers(supervisor)).toEqual(['0001', '0002', '0101', '0102', '0900']);
    expect(await numbers(leader)).toEqual(['0001', '0101']);
    expect(await numbers(agent)).toEqual(['0001']);
    for (const foreign of ['0002', '0003', '9999']) expect((await leader.get(`/api/v1/people/${foreign}`)).status).toBe(404);
  });

  it('people are found by the beginning of a number, part of a name, team, post and a day of employment', async () => {
    expect(await numbers(manager, '?q=010')).toEqual(['0101', '0102', '0103']);
    expect(await numbers(manager, `?q=${encodeURIComponent('晓雯')}`)).toEqual(['0001']);
    expect(await numbers(manager, '?q=%25')).toEqual([]);
    expect(await numbers(manager, '?team=IN-A&sort=-employee_no')).toEqual(['0101', '0001']);
    expect(await numbers(manager, '?post=shift_supervisor')).toEqual(['0900', '0901']);
    expect(await numbers(manager, '?employed_on=2025-11-30')).not.toContain('0001');
    expect(await numbers(leader, '?team=OUT-A')).toEqual([]);
    const byName = await numbers(manager, '?sort=name');
    expect(byName[0]).toBe('0102');
  });

  it('names are paged by pinyin without a gap or a repeat', async () => {
    const all = await numbers(manager, '?sort=name');
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await manager.get(`/api/v1/people?sort=name&page_size=3${cursor}`);
      paged.push(...body.items.map((person: { employee_no: string }) => person.employee_no));
      if (body.next_cursor === null) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(paged).toEqual(all);
  });

  it('a team leader sees the names of other teams and nothing of their people', async () => {
    const { body } = await leader.get('/api/v1/teams');
    expect(body.items).toEqual([
      {
        team_code: 'IN-A',
        team_name: '呼入一组',
        covered: true,
        leader: { employee_no: '0101', name: '李伟' },
        supervisor: { employee_no: '0900', name: '周敏' },
        headcount: 2,
      },
      { team_code: 'IN-B', team_name: '呼入二组', covered: false, leader: null, supervisor: null, headcount: null },
      { team_code: 'OUT-A', team_name: '外呼一组', covered: false, leader: null, supervisor: null, headcount: null },
    ]);
    expect((await leader.get('/api/v1/teams/IN-A')).status).toBe(200);
    expect((await leader.get('/api/v1/teams/IN-B')).status).toBe(404);
  });
});

describe('changing people and teams over HTTP', () => {
  let at: Centre;
  let database: TestDatabase;
  let manager: Client;
  let supervisor: Client;
  let leader: Client;

  beforeAll(async () => {
    at = await centre([...ROSTER, ...moverRows]);
    ({ database, manager, supervisor, leader } = at);
  });
  afterAll(() => close(at));

  const membershipsOf = async (no: string): Promise<unknown> => (await manager.get(`/api/v1/people/${no}`)).body.memberships;

  it('a transfer ends the old membership the day before and leaves its trail', async () => {
    const answer = await supervisor.post('/api/v1/people/0021/transfers', { team_code: 'IN-B', effective_from: '2026-11-10' });
    expect(answer.status).toBe(201);
    expect(answer.body.memberships).toEqual([
      { team_code: 'IN-A', team_name: '呼入一组', from: '2026-01-01', to: '2026-11-09' },
      { team_code: 'IN-B', team_name: '呼入二组', from: '2026-11-10', to: null },
    ]);
    const events: unknown = await database.dataSource.query(
      `select actor from audit_event where action = 'person.transfer' and subject = 'person 0021'`,
    );
    expect(events).toEqual([{ actor: '0900' }]);
  });

  it('of two transfers the later one holds from its day on, whichever was written first', async () => {
    await supervisor.post('/api/v1/people/0022/transfers', { team_code: 'IN-B', effective_from: '2026-11-20' });
    await manager.post('/api/v1/people/0022/transfers', { team_code: 'OUT-A', effective_from: '2026-11-10' });
    expect(await membershipsOf('0022')).toMatchObject([
      { team_code: 'IN-A', to: '2026-11-09' },
      { team_code: 'OUT-A', from: '2026-11-10', to: '2026-11-19' },
      { team_code: 'IN-B', from: '2026-11-20', to: null },
    ]);
  });

  it('two transfers at once never overlap, and none is lost', async () => {
    const moves = [
      ['T1', '2026-11-05'],
      ['T2', '2026-11-10'],
      ['T3', '2026-11-15'],
      ['T4', '2026-11-20'],
    ];
    for (const [team] of moves) await manager.post('/api/v1/teams', { team_code: team, team_name: team });
    const answers = await Promise.all(
      moves.map(([team, day]) => manager.post('/api/v1/people/0023/transfers', { team_code: team, effective_from: day })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await membershipsOf('0023')).toMatchObject([
      { team_code: 'IN-A', from: '2026-01-01', to: '2026-11-04' },
      { team_code: 'T1', from: '2026-11-05', to: '2026-11-09' },
      { team_code: 'T2', from: '2026-11-10', to: '2026-11-14' },
      { team_code: 'T3', from: '2026-11-15', to: '2026-11-19' },
      { team_code: 'T4', from: '2026-11-20', to: null },
    ]);
  });

  it('of two people who decide on the same state one is told that it changed', async () => {
    const tag = (await manager.get('/api/v1/people/0024')).headers.get('etag')!;
    const answers = await Promise.all(
      ['IN-B', 'OUT-A'].map((team) =>
        manager.post('/api/v1/people/0024/transfers', { team_code: team, effective_from: '2026-11-10' }, { 'if-match': tag }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('http.stale');
  });

  it('whoever writes past the turn of imports meets one clear sentence and not a defect', async () => {
    const other = database.dataSource.createQueryRunner();
    await other.connect();
    await other.startTransaction();
    await other.query(
      `update team_membership set valid = daterange('2026-01-01', '2026-11-01') where agent_id = (select id from person where employee_no = '0025')`,
    );
    await other.query(
      `insert into team_membership (agent_id, team_id, valid)
       select p.id, t.id, daterange('2026-11-10', null) from person p, team t where p.employee_no = '0025' and t.code = 'OUT-A'`,
    );
    const asked = manager.post('/api/v1/people/0025/transfers', { team_code: 'IN-B', effective_from: '2026-11-10' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await other.commitTransaction();
    await other.release();
    const { status, body } = await asked;
    expect([status, body.code]).toEqual([409, 'organization.roster_overtaken']);
  });

  it('a foreign person, team or day gives the same answer as an unknown one', async () => {
    const to = (team: string) => ({ team_code: team, effective_from: '2026-11-10' });
    const foreign = await supervisor.post('/api/v1/people/0003/transfers', to('IN-A'));
    const unknown = await supervisor.post('/api/v1/people/7777/transfers', to('IN-A'));
    expect([foreign.status, foreign.body.code]).toEqual([404, 'organization.person_not_found']);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'organization.person_not_found']);
    const nowhere = await supervisor.post('/api/v1/people/0001/transfers', to('NOWHERE'));
    expect(nowhere.status).toBe(422);
    expect(nowhere.body.errors).toMatchObject([{ pointer: '/team_code', code: 'organization.unknown_team' }]);
    expect((await supervisor.patch('/api/v1/teams/OUT-A', { team_name: '别人的' })).status).toBe(404);
    expect((await supervisor.put('/api/v1/teams/OUT-A/leader', { employee_no: '0001', effective_from: '2026-11-10' })).status).toBe(404);
    const appointed = await supervisor.put('/api/v1/teams/IN-A/leader', { employee_no: '0003', effective_from: '2026-11-10' });
    expect(appointed.body.errors).toMatchObject([{ pointer: '/employee_no', code: 'organization.unknown_employee_no' }]);
  });

  it('a supervisor enters agents and leaders of the teams under them and nobody else', async () => {
    const write = (row: Record<string, unknown>) => supervisor.post('/api/v1/people', { rows: [{ name: '新人', post: 'agent', ...row }] });
    expect((await write({ employee_no: '0010', team_code: 'IN-A', effective_from: '2026-11-01' })).body).toMatchObject({
      rows_imported: 1,
    });
    const refused = [
      [{ employee_no: '0011', team_code: 'OUT-A', effective_from: '2026-11-01' }, '/rows/0/team_code'],
      [{ employee_no: '0011', team_code: 'NEW', effective_from: '2026-11-01' }, '/rows/0/team_code'],
      [{ employee_no: '0011', post: 'manager' }, '/rows/0/post'],
      [{ employee_no: '0003', team_code: 'IN-A', effective_from: '2026-11-01' }, '/rows/0/employee_no'],
      [{ employee_no: '0900', team_code: 'IN-A', effective_from: '2026-11-01' }, '/rows/0/employee_no'],
      [{ employee_no: '0011', team_code: 'IN-A', supervisor_no: '0901', effective_from: '2026-11-01' }, '/rows/0/supervisor_no'],
    ] as const;
    for (const [row, pointer] of refused) {
      const { status, body } = await write(row);
      expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    }
    expect((await supervisor.patch('/api/v1/people/0900', { name: '改自己' })).status).toBe(404);
    const promoted = await supervisor.patch('/api/v1/people/0001', { post: 'manager', effective_from: '2026-11-01' });
    expect(promoted.body.errors).toMatchObject([{ pointer: '/post', code: 'organization.beyond_reach' }]);
    expect((await supervisor.post('/api/v1/teams', { team_code: 'IN-C', team_name: '三组' })).status).toBe(403);
    expect((await leader.post('/api/v1/people/0001/transfers', { team_code: 'IN-A', effective_from: '2026-11-01' })).status).toBe(403);
  });

  it('a person is corrected, promoted, leaves and comes back', async () => {
    const patch = (body: Record<string, unknown>) => manager.patch('/api/v1/people/0026', body);
    expect((await patch({ name: '张小雯', hired_on: '2025-11-20' })).body).toMatchObject({ name: '张小雯', hired_on: '2025-11-20' });
    expect((await patch({ post: 'team_leader', effective_from: '2026-11-01' })).body.posts).toEqual([
      { post: 'agent', from: '2026-01-01', to: '2026-10-31' },
      { post: 'team_leader', from: '2026-11-01', to: null },
    ]);
    expect((await patch({ left_on: '2026-11-30' })).body).toMatchObject({ left_on: '2026-11-30', memberships: [{ to: '2026-11-30' }] });
    expect((await patch({ left_on: null })).body).toMatchObject({ left_on: null, memberships: [{ to: null }] });
    expect((await patch({ left_on: '2025-01-01' })).body.errors).toMatchObject([{ pointer: '/left_on' }]);
    expect((await patch({ post: 'agent' })).body.errors).toMatchObject([{ pointer: '/effective_from' }]);
    expect((await patch({ team_code: 'IN-B' })).body.errors).toMatchObject([{ pointer: '/team_code' }]);
    const trainer = await patch({ post: 'qa_trainer', effective_from: '2026-12-01' });
    expect(trainer.body.memberships).toMatchObject([{ team_code: 'IN-A', to: '2026-11-30' }]);
    expect(trainer.body.leads).toEqual([]);
    const late = await manager.post('/api/v1/people/0002/transfers', { team_code: 'IN-A', effective_from: '2025-01-01' });
    expect(late.body.errors).toMatchObject([{ pointer: '/effective_from', code: 'organization.not_employed_that_day' }]);
  });

  it('a team gets a name, a leader and a supervisor from a day on', async () => {
    expect((await manager.post('/api/v1/teams', { team_code: 'IN-C', team_name: '呼入三组' })).status).toBe(201);
    expect((await manager.post('/api/v1/teams', { team_code: 'IN-C', team_name: '又一组' })).status).toBe(409);
    const first = await manager.get('/api/v1/teams/IN-C');
    const tag = first.headers.get('etag')!;
    expect((await manager.patch('/api/v1/teams/IN-C', { team_name: '呼入丙组' }, { 'if-match': tag })).status).toBe(200);
    expect((await manager.patch('/api/v1/teams/IN-C', { team_name: '呼入丁组' }, { 'if-match': tag })).status).toBe(409);
    const appointment = { employee_no: '0027', effective_from: '2026-11-01' };
    expect((await manager.put('/api/v1/teams/IN-C/leader', appointment)).body.leaders).toEqual([
      { employee_no: '0027', name: '客服0027', from: '2026-11-01', to: null },
    ]);
    expect(await membershipsOf('0027')).toMatchObject([{ team_code: 'IN-A', to: '2026-10-31' }, { team_code: 'IN-C' }]);
    const under = await manager.put('/api/v1/teams/IN-C/supervisor', { employee_no: '0901', effective_from: '2026-11-01' });
    expect(under.body.supervisors).toMatchObject([{ employee_no: '0901' }]);
    const wrong = await manager.put('/api/v1/teams/IN-C/supervisor', { employee_no: '0002', effective_from: '2026-11-01' });
    expect(wrong.body.errors).toMatchObject([{ pointer: '/employee_no', code: 'organization.not_a_supervisor' }]);
  });

  it('a published month keeps its teams, unless somebody who may close months says why', async () => {
    await lockMonth(database.dataSource, '2026-10');
    const transfer = { team_code: 'IN-B', effective_from: '2026-10-10' };
    const refused = await supervisor.post('/api/v1/people/0028/transfers', transfer);
    expect([refused.status, refused.body.code]).toEqual([409, 'scorecards.period_locked']);
    const forbidden = await supervisor.post('/api/v1/people/0028/transfers', { ...transfer, restate_reason: '名单有误' });
    expect(forbidden.status).toBe(403);
    const restated = await manager.post('/api/v1/people/0028/transfers', { ...transfer, restate_reason: '名单有误' });
    expect(restated.status).toBe(201);
    const batches: unknown = await database.dataSource.query(
      'select kind, file_name, restate_reason from import_batch order by id desc limit 1',
    );
    expect(batches).toEqual([{ kind: 'roster', file_name: 'api', restate_reason: '名单有误' }]);
  });

  it('a change from long ago is held by every month that stands until the next known change, and by none after it', async () => {
    const post = { post: 'team_leader', effective_from: '2026-09-20' };
    const refused = await manager.patch('/api/v1/people/0029', post);
    expect([refused.status, refused.body.code]).toEqual([409, 'scorecards.period_locked']);
    expect((await manager.patch('/api/v1/people/0029', { ...post, restate_reason: '岗位有误' })).status).toBe(200);
    await manager.post('/api/v1/people/0030/transfers', { team_code: 'IN-B', effective_from: '2026-09-25', restate_reason: '名单有误' });
    expect((await manager.post('/api/v1/people/0030/transfers', { team_code: 'OUT-A', effective_from: '2026-09-10' })).status).toBe(201);
    expect(await membershipsOf('0030')).toMatchObject([
      { team_code: 'IN-A', to: '2026-09-09' },
      { team_code: 'OUT-A', to: '2026-09-24' },
      { team_code: 'IN-B', to: null },
    ]);
  });

  it('a change of one person is a batch: it can be taken back, and keeps older imports from being taken back over it', async () => {
    const before = await membershipsOf('0024');
    await manager.post('/api/v1/people/0024/transfers', { team_code: 'OUT-A', effective_from: '2026-12-01' });
    const batches: { id: number }[] = await database.dataSource.query('select id from import_batch order by id desc limit 1');
    const revert = (batch: number) => at.api.app.get(RevertService, { strict: false }).revert(String(batch), () => 'wrong', '0999');
    await expect(revert(1)).rejects.toMatchObject({ key: 'imports.batch_overtaken' });
    await revert(batches[0]!.id);
    expect(await membershipsOf('0024')).toEqual(before);
  });
});
