import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { lockMonth } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const since = { effective_from: '2026-01-01' };
const ROSTER = [
  { employee_no: '0900', name: '周敏', post: 'shift_supervisor', ...since },
  { employee_no: '0101', name: '李伟', post: 'team_leader', team_code: 'IN-A', supervisor_no: '0900', ...since },
  { employee_no: '0102', name: '陈静', post: 'team_leader', team_code: 'IN-B', ...since },
  { employee_no: '0001', name: '张晓雯', post: 'agent', team_code: 'IN-A', ...since },
  { employee_no: '0002', name: '王强', post: 'agent', team_code: 'IN-B', ...since },
  // Comes to IN-A in mid-month.
  { employee_no: '0003', name: '赵丽', post: 'agent', team_code: 'IN-B', ...since },
  { employee_no: '0003', name: '赵丽', post: 'agent', team_code: 'IN-A', effective_from: '2026-10-15' },
];

const call = (id: string, no: string, at: string, more: object = {}) => ({
  recording_id: id,
  employee_no: no,
  started_at: at,
  direction: 'inbound',
  duration_s: 60,
  topic: null,
  customer_number: null,
  ...more,
});
const CALLS = [
  call('R1', '0001', '2026-10-05T09:00:00+08:00', { customer_number: '１３８12345678', topic: '账单' }),
  call('R2', '0001', '2026-10-31T23:59:00+08:00', { direction: 'outbound' }),
  call('R3', '0001', '2026-11-01T00:00:00+08:00'),
  call('R4', '0002', '2026-10-05T09:00:00+08:00', { customer_number: '13812345678' }),
  call('R5', '0003', '2026-10-14T23:30:00+08:00'),
  call('R6', '0003', '2026-10-15T00:30:00+08:00'),
];
const result = (no: string, more: object = {}) => ({
  exam_code: 'EX10',
  exam_name: '十月考试',
  held_on: '2026-10-20',
  employee_no: no,
  theory: 80,
  practical: 90.5,
  status: 'normal',
  ...more,
});
const RESULTS = [
  result('0001'),
  result('0002', { theory: 40 }),
  result('0003', { theory: null, practical: null, status: 'absent' }),
  result('0002', { held_on: '2026-11-03', status: 'retake' }),
];
const complaint = (no: string | null, more: object = {}) => ({
  case_no: 'C1',
  kind: 'complaint',
  received_at: '2026-10-08T09:00:00+08:00',
  employee_no: no,
  content: '等待 100% 过长',
  confirmed_at: null,
  verdict: null,
  fault: null,
  ...more,
});
const CASES = [
  complaint('0001', { verdict: 'substantiated', fault: 'at_fault', confirmed_at: '2026-11-02T09:00:00+08:00' }),
  complaint('0002'),
  complaint(null, { case_no: 'C2', kind: 'commendation', content: '服务很好' }),
  complaint('0003', { case_no: 'C3', received_at: '2026-10-16T09:00:00+08:00' }),
];
const METRICS = [
  { date: '2026-10', employee_no: '0001', calls_answered: 1520, csat: 96.5 },
  { date: '2026-10', employee_no: '0002', calls_answered: 1400 },
  { date: '2026-10', employee_no: '0003', calls_answered: 900 },
  { date: '2026-10-14', employee_no: '0003', calls_answered: 50 },
  { date: '2026-10-15', employee_no: '0003', calls_answered: 60 },
];

describe('calls, exam results, cases and key figures over HTTP', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let manager: Client;
  let supervisor: Client;
  let leader: Client;
  let agent: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await apiOn(database);
    manager = await api.as('0999', 'manager');
    for (const [path, rows] of [
      ['people', ROSTER],
      ['calls', CALLS],
      ['exam-results', RESULTS],
      ['cases', CASES],
      ['metric-values', METRICS],
    ] as const) {
      const { status, body } = await manager.post(`/api/v1/${path}`, { rows });
      expect([path, status, body.rows_imported]).toEqual([path, 200, rows.length]);
    }
    supervisor = await api.as('0900', 'shift_supervisor');
    leader = await api.as('0101', 'team_leader');
    agent = await api.as('0001', 'agent');
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const list = async (client: Client, path: string): Promise<Record<string, unknown>[]> => {
    const { status, body } = await client.get(`/api/v1/${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body.items;
  };
  const recordings = async (client: Client, query = ''): Promise<unknown[]> =>
    (await list(client, `calls?sort=started_at${query}`)).map(({ recording_id }) => recording_id);

  it('calls are seen by the day of the call: own, of the team on the days it was led, of teams under one, all', async () => {
    expect(await recordings(manager)).toHaveLength(6);
    expect(await recordings(leader)).toEqual(['R1', 'R6', 'R2', 'R3']);
    expect(await recordings(supervisor)).toEqual(['R1', 'R6', 'R2', 'R3']);
    expect(await recordings(agent)).toEqual(['R1', 'R2', 'R3']);
    expect((await leader.get('/api/v1/calls/R6')).status).toBe(200);
    for (const foreign of ['R4', 'R5', 'R-nothing']) {
      const { status, body } = await leader.get(`/api/v1/calls/${foreign}`);
      expect([status, body.code]).toEqual([404, 'calls.not_found']);
    }
  });

  it('filters narrow what is seen and never widen it', async () => {
    expect(await recordings(manager, '&period=2026-11')).toEqual(['R3']);
    expect(await recordings(manager, '&from=2026-10-14&to=2026-10-15')).toEqual(['R5', 'R6']);
    expect(await recordings(manager, '&team=IN-A&period=2026-10')).toEqual(['R1', 'R6', 'R2']);
    expect(await recordings(manager, '&direction=outbound')).toEqual(['R2']);
    expect(await recordings(manager, '&channel=ticket')).toEqual([]);
    expect(await recordings(manager, '&recording_id=R4')).toEqual(['R4']);
    for (const foreign of ['&agent=0002', '&team=IN-B', '&recording_id=R4', '&agent=0002&team=IN-B'])
      expect(await recordings(leader, foreign)).toEqual([]);
  });

  it('a customer is found by the whole number however it is spelt, and shown masked', async () => {
    const calls = await list(manager, `calls?customer_number=${encodeURIComponent('+86 138-1234-5678')}`);
    expect(calls.map(({ recording_id, customer_number }) => [recording_id, customer_number]).toSorted()).toEqual([
      ['R1', '138****5678'],
      ['R4', '138****5678'],
    ]);
    // Without the permission to reveal nobody searches by a number: the masked digits could be guessed.
    expect((await leader.get('/api/v1/calls?customer_number=13812345678')).status).toBe(403);
    expect(await recordings(manager, '&customer_number=5678')).toEqual([]);
    expect((await manager.get('/api/v1/calls/R1')).body).toMatchObject({
      team_code: 'IN-A',
      topic: '账单',
      channel: 'phone',
      listed: true,
      evaluation: 'none',
    });
  });

  it('pages follow one another without a gap in both directions', async () => {
    for (const sort of ['started_at', '-started_at']) {
      const paged: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await manager.get(`/api/v1/calls?page_size=2&sort=${sort}${cursor}`);
        paged.push(...body.items.map(({ recording_id }: { recording_id: string }) => recording_id));
        expect(body.total).toBe(6);
        if (body.next_cursor === null) break;
        cursor = `&cursor=${body.next_cursor}`;
      }
      expect(paged).toEqual((await list(manager, `calls?sort=${sort}`)).map(({ recording_id }) => recording_id));
      expect(new Set(paged).size).toBe(6);
    }
  });

  it('exam results are seen by the day of the exam, and belong to the month of its first sitting', async () => {
    const seen = async (client: Client, query = '') =>
      (await list(client, `exam-results?sort=held_on${query}`)).map((row) => [row.employee_no, row.attempt]);
    expect(await seen(manager, '&period=2026-10')).toEqual([
      ['0001', 1],
      ['0002', 1],
      ['0003', 1],
      ['0002', 2],
    ]);
    expect(await seen(manager, '&period=2026-11')).toEqual([]);
    expect(await seen(leader)).toEqual([
      ['0001', 1],
      ['0003', 1],
    ]);
    expect(await seen(agent)).toEqual([['0001', 1]]);
    expect(await seen(leader, '&agent=0002')).toEqual([]);
    expect(await seen(manager, '&status=absent&exam=EX10&team=IN-A')).toEqual([['0003', 1]]);
    expect((await list(agent, 'exam-results'))[0]).toMatchObject({ theory: 80, practical: 90.5, team_code: 'IN-A', unexcused: false });
    expect((await list(manager, 'exam-results?status=absent'))[0]).toMatchObject({ theory: null, practical: null });
    expect(await list(leader, 'exams?period=2026-10')).toEqual([
      { exam_code: 'EX10', exam_name: '十月考试', held_on: '2026-10-20', results: 2 },
    ]);
    expect(await list(leader, 'exams?period=2026-11')).toEqual([]);
  });

  it('cases are seen by the day they were received; those about the centre with a reach of everything', async () => {
    const seen = async (client: Client, query = '') =>
      (await list(client, `cases?sort=received_at${query}`)).map((row) => [row.case_no, row.employee_no]);
    expect(await seen(manager)).toHaveLength(4);
    expect(await seen(leader)).toEqual([
      ['C1', '0001'],
      ['C3', '0003'],
    ]);
    expect(await seen(agent)).toEqual([['C1', '0001']]);
    expect(await seen(manager, '&period=2026-11')).toEqual([['C1', '0001']]);
    expect(await seen(manager, '&period=2026-10')).toEqual([]);
    expect(await seen(manager, '&period=2026-10&period_by=received&kind=commendation')).toEqual([['C2', null]]);
    expect(await seen(manager, '&state=open&team=IN-B')).toEqual([['C1', '0002']]);
    expect(await seen(manager, `&q=${encodeURIComponent('100%')}`)).toHaveLength(3);
    expect(await seen(manager, '&q=100_')).toEqual([]);
    expect(await seen(leader, '&agent=0002')).toEqual([]);
    expect((await list(manager, 'cases?sort=-confirmed_at'))[0]).toMatchObject({ case_no: 'C1', employee_no: '0001', fault: 'at_fault' });
  });

  it('a case shows those of its people whom the caller may see', async () => {
    const people = async (client: Client, no: string) => {
      const { status, body } = await client.get(`/api/v1/cases/${no}`);
      return status === 200 ? body.records.map((record: { employee_no: string | null }) => record.employee_no) : body.code;
    };
    expect(await people(manager, 'C1')).toEqual(['0001', '0002']);
    expect(await people(leader, 'C1')).toEqual(['0001']);
    expect(await people(manager, 'C2')).toEqual([null]);
    expect(await people(leader, 'C2')).toBe('cases.not_found');
    expect(await people(leader, 'C9')).toBe('cases.not_found');
  });

  it('key figures are seen by their day, a month’s by its last', async () => {
    const seen = async (client: Client, query = '') =>
      (await list(client, `metric-values?sort=day${query}`)).map((row) => [row.employee_no, row.metric, row.month ?? row.date, row.value]);
    expect(await seen(manager)).toHaveLength(6);
    expect(await seen(leader)).toEqual([
      ['0001', 'calls_answered', '2026-10', 1520],
      ['0001', 'csat', '2026-10', 96.5],
      ['0003', 'calls_answered', '2026-10', 900],
      ['0003', 'calls_answered', '2026-10-15', 60],
    ]);
    expect(await seen(agent, '&metric=csat')).toEqual([['0001', 'csat', '2026-10', 96.5]]);
    expect(await seen(manager, '&team=IN-B')).toEqual([
      ['0002', 'calls_answered', '2026-10', 1400],
      ['0003', 'calls_answered', '2026-10-14', 50],
    ]);
    expect(await seen(manager, '&period=2026-10&grain=day&agent=0003')).toHaveLength(2);
    expect(await seen(manager, '&period=2026-11')).toEqual([]);
    expect(await seen(leader, '&agent=0002')).toEqual([]);
    const { items } = (await agent.get('/api/v1/metrics')).body;
    expect(items[0]).toEqual({ metric: 'calls_answered', name_zh: '接听量', name_en: 'Calls answered', unit: 'calls', aggregation: 'sum' });
  });

  it('a team leader enters key figures of their own people on their days and of nobody else', async () => {
    const write = (row: object) => leader.post('/api/v1/metric-values', { rows: [{ tickets: 1, ...row }] });
    expect((await write({ date: '2026-10-20', employee_no: '0003' })).body).toMatchObject({ rows_imported: 1 });
    for (const row of [
      { date: '2026-10-20', employee_no: '0002' },
      { date: '2026-10-14', employee_no: '0003' },
      { date: '2026-10-20', employee_no: '7777' },
    ]) {
      const { status, body } = await write(row);
      expect([status, body.errors]).toMatchObject([422, [{ pointer: '/rows/0/employee_no', code: 'organization.unknown_employee_no' }]]);
    }
    expect((await leader.post('/api/v1/calls', { rows: [CALLS[0]] })).status).toBe(403);
    expect((await agent.post('/api/v1/metric-values', { rows: [METRICS[0]] })).status).toBe(403);
  });

  it('who may not close months cannot change one that is published, whatever reason they give', async () => {
    await lockMonth(database.dataSource, '2026-08');
    const rows = [{ date: '2026-08-20', employee_no: '0001', tickets: 1 }];
    expect((await leader.post('/api/v1/metric-values', { rows })).body.code).toBe('scorecards.period_locked');
    expect((await leader.post('/api/v1/metric-values', { rows, restate_reason: '漏报' })).status).toBe(403);
    expect((await manager.post('/api/v1/metric-values', { rows, restate_reason: '漏报' })).body).toMatchObject({ rows_imported: 1 });
  });

  it('warnings come back at their value, in the caller’s language', async () => {
    const rows = [{ date: '2026-10-21', employee_no: '0001', csat: 950 }];
    const { body } = await manager.post('/api/v1/metric-values', { rows }, { 'accept-language': 'zh' });
    expect(body.warnings).toEqual([{ pointer: '/rows/0/csat', code: 'metrics.unusual', detail: '数值 950 大于通常的上限 100，请核对' }]);
  });

  it('rubbish is refused with one clear document, and nothing is a defect', async () => {
    const bad: [string, unknown][] = [
      ['calls', {}],
      ['calls', { rows: [] }],
      ['calls', { rows: [{}] }],
      ['calls', { rows: Array.from({ length: 1001 }, () => CALLS[0]) }],
      ['calls', { rows: [{ ...CALLS[0], surplus: 1 }] }],
      ['calls', { rows: [{ ...CALLS[0], recording_id: 'R\u0000' }] }],
      ['calls', { rows: [{ ...CALLS[0], recording_id: 'R'.repeat(129) }] }],
      ['calls', { rows: [{ ...CALLS[0], duration_s: 1e300 }] }],
      ['calls', { rows: [{ ...CALLS[0], started_at: '2026-02-30T00:00:00Z' }] }],
      ['calls', { rows: [{ ...CALLS[0], started_at: '0000-01-01T00:00:00Z' }] }],
      ['exam-results', { rows: [{ ...RESULTS[0], theory: 101 }] }],
      ['exam-results', { rows: [{ ...RESULTS[0], held_on: '9999-12-31' }] }],
      ['cases', { rows: [{ ...CASES[0], content: '' }] }],
      ['metric-values', { rows: [{ date: '2026-10', employee_no: '0001', csat: -1 }] }],
      ['metric-values', { rows: [{ date: '2026-10', month: '2026-10', employee_no: '0001', csat: 1 }] }],
      ['metric-values', { rows: [{ date: '2026-10', employee_no: '0001', csat: 1e15 }] }],
      ['people', { rows: [{ employee_no: '0042', name: '甲', post: 'agent' }] }],
      [
        'people',
        { rows: [{ employee_no: '0001', name: '甲', post: 'agent', team_code: 'IN-A', hired_on: '2026-11-01', left_on: '2026-10-01' }] },
      ],
    ];
    for (const [path, body] of bad) {
      const answer = await manager.post(`/api/v1/${path}`, body);
      expect([path, JSON.stringify(body).slice(0, 80), [400, 422].includes(answer.status), answer.body.errors.length > 0]).toEqual([
        path,
        JSON.stringify(body).slice(0, 80),
        true,
        true,
      ]);
    }
    const queries = [
      'calls?from=0000-01-01',
      'calls?period=0000-01',
      'people?on=9999-12-31',
      'calls?cursor=x',
      'cases?sort=content',
      'metric-values?page_size=0',
    ];
    for (const query of queries) expect([query, (await manager.get(`/api/v1/${query}`)).status]).toEqual([query, 400]);
    const injected = encodeURIComponent(`' or 1=1 --`);
    for (const query of ['calls?agent=', 'calls?team=', 'cases?q=', 'people?q=', 'exam-results?exam=', 'metric-values?metric='])
      expect(await list(manager, `${query}${injected}`)).toEqual([]);
  });

  it('a case is written over only as it was read, when one says so, and of two at once one is told', async () => {
    const row = (no: string, handling: string) => ({
      case_no: no,
      kind: 'complaint',
      received_at: '2026-11-05',
      content: '排队',
      handling,
    });
    for (const no of ['C8', 'C9']) await manager.post('/api/v1/cases', { rows: [row(no, '待办')] });
    const { headers } = await manager.get('/api/v1/cases/C8');
    const write = (handling: string, rows = [row('C8', handling)]) =>
      manager.post('/api/v1/cases', { rows }, { 'if-match': headers.get('etag')! });
    const answers = await Promise.all([write('回访'), write('致歉')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ body: { code: 'http.stale' } });
    const kept = (await manager.get('/api/v1/cases/C8')).body.records[0].handling as string;
    expect(await write('补偿')).toMatchObject({ status: 409 });
    // A tag is of one case.
    expect(await write('', [row('C8', '甲'), row('C9', '乙')])).toMatchObject({ status: 409 });
    expect((await manager.get('/api/v1/cases/C8')).body.records[0].handling).toBe(kept);
  });

  it('texts that look like formulas or markup stay what they are', async () => {
    const content = `=HYPERLINK("http://x";"y") <script>alert(1)</script> '; drop table call; --`;
    await manager.post('/api/v1/cases', { rows: [{ case_no: 'C7', kind: 'complaint', received_at: '2026-11-05', content }] });
    expect((await manager.get('/api/v1/cases/C7')).body.records[0].content).toBe(content);
  });
});
