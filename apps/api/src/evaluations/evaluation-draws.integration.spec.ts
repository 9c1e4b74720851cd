import { CallImporter } from '@domain/calls/call.importer.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { seedEvaluatedCentre } from '../../../../test/support/evaluated-centre.js';
import { importSheet, type Sheet } from '../../../../test/support/import-harness.js';
import { lockMonth } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const PERIOD = '2026-10';
const DRAWS = '/api/v1/evaluation-draws';
const CLEAN = { Q1: { points: 0 }, Q2: { points: 0 } };
const evaluation = (no: string, rest = '') => `/api/v1/evaluations/${encodeURIComponent(no)}${rest}`;

/** So many inbound calls of each agent in October, and one outbound of 0001. */
function callSheet(each: number): Sheet {
  const rows = ['0001', '0002', '0003'].flatMap((agent) =>
    Array.from({ length: each }, (_, at) => [`C-${agent}-${at}`, agent, `2026-10-${String(at + 1).padStart(2, '0')} 10:00`, '呼入']),
  );
  return [['录音编号', '工号', '通话开始时间', '方向'], ...rows, ['C-OUT', '0001', '2026-10-20 10:00', '呼出']];
}

describe('calls drawn for evaluating', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let qa: Client;
  let other: Client;

  beforeEach(async () => {
    database = await createTestDatabase({ poolSize: 12 });
    api = await apiOn(database);
    await seedEvaluatedCentre(database.dataSource, api.app);
    await importSheet(database.dataSource, api.app.get(CallImporter, { strict: false }), callSheet(12));
    qa = await api.as('0900', 'qa_trainer');
    other = await api.as('0901', 'qa_trainer');
  });
  afterEach(async () => {
    await api.close();
    await database.drop();
  });

  const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, params);
  const draw = (who = qa, more: Record<string, unknown> = {}) => who.post(DRAWS, { period: PERIOD, ...more });
  const submitted = async (no: string, who = qa) => {
    expect((await who.put(evaluation(no, '/draft'), { answers: CLEAN })).status).toBe(200);
    expect((await who.post(evaluation(no, '/submission'), {})).status).toBe(200);
  };

  it('a call is drawn with its seeds and frames, begins a draft, and anyone can draw it again', async () => {
    const drawn = await draw();
    expect(drawn).toMatchObject({ status: 201, body: { agents: 3, evaluator_no: '0900', team: null, direction: null } });
    const { draw: number, evaluation_no, recording_id, employee_no } = drawn.body;
    const shown = await qa.get(evaluation(evaluation_no));
    expect(shown.body).toMatchObject({ state: 'draft', purpose: 'random', recording_id, employee_no });
    const record = await qa.get(`${DRAWS}/${number}`);
    expect(record.body).toMatchObject({
      repeated: true,
      generator: 'xoshiro256** 1.0 seeded by SplitMix64',
      agent_frame: ['0001', '0002', '0003'],
    });
    expect(record.body.call_frame).toContain(recording_id);
    expect(record.body.call_frame).toHaveLength(record.body.calls);
    const [trail] = await query(`select actor, subject from audit_event where action = 'evaluation.draw'`);
    expect(trail).toEqual({ actor: '0900', subject: `draw ${number}` });
    await query(`update evaluation_draw set recording_id = 'C-0000'`);
    expect((await qa.get(`${DRAWS}/${number}`)).body.repeated).toBe(false);
  });

  it('two who draw at once never get the same call', async () => {
    const drawn = await Promise.all(Array.from({ length: 16 }, (_, at) => draw(at % 2 === 0 ? qa : other)));
    const recordings = drawn.map(({ body }) => body.recording_id as string);
    expect(drawn.map(({ status }) => status)).toEqual(drawn.map(() => 201));
    expect(new Set(recordings).size).toBe(16);
    const [{ drafts }] = (await query<{ drafts: number }>('select count(*)::int as drafts from evaluation_draft')) as [{ drafts: number }];
    expect(drafts).toBe(16);
  });

  it('nobody is drawn beyond their number, drafts in hand included, and what is left out is counted', async () => {
    const drawn: string[] = [];
    for (let at = 0; at < 24; at += 1) drawn.push((await draw(qa, { form_code: 'STD' })).body.employee_no);
    expect(['0001', '0002', '0003'].map((agent) => drawn.filter((each) => each === agent).length)).toEqual([8, 8, 8]);
    expect(await draw()).toMatchObject({ status: 409, body: { code: 'evaluations.nothing_to_draw' } });
    const [{ exclusions }] = (await query('select exclusions from evaluation_draw order by id desc limit 1')) as [{ exclusions: object }];
    expect(exclusions).toMatchObject({ agents_full: 2, agents_own: 0, calls_evaluated: 0, calls_in_draft: 7 });
  });

  it('a call that was evaluated is not drawn, and an agent without a call is passed over', async () => {
    const first = await draw(qa, { direction: 'outbound' });
    expect(first.body).toMatchObject({ recording_id: 'C-OUT', employee_no: '0001', calls: 1, direction: 'outbound' });
    await submitted(first.body.evaluation_no);
    expect((await draw(qa, { direction: 'outbound' })).status).toBe(409);
    const record = await other.get(`${DRAWS}/${first.body.draw}`);
    expect(record.body).toMatchObject({ repeated: true, exclusions: { agents_without_calls: record.body.passed_over.length } });
    const listed = await qa.get('/api/v1/calls?evaluated=true');
    expect(listed.body.items.map(({ recording_id }: { recording_id: string }) => recording_id)).toEqual(['C-OUT']);
    expect((await qa.get('/api/v1/calls?evaluated=false')).body.total).toBe(36);
  });

  it('a supervisor draws from their own teams only, and sees no draw of others', async () => {
    const supervisor = await api.as('0801', 'shift_supervisor');
    const drawn = await draw(supervisor);
    expect(drawn.body).toMatchObject({ employee_no: '0003', agents: 1 });
    expect(await draw(supervisor, { team: 'A' })).toMatchObject({ status: 409 });
    const foreign = (await draw(qa, { team: 'A' })).body.draw as number;
    expect((await supervisor.get(`${DRAWS}/${foreign}`)).status).toBe(404);
    expect((await qa.get(`${DRAWS}/${drawn.body.draw}`)).status).toBe(200);
    expect((await supervisor.get('/api/v1/calls/C-0001-0/forms')).status).toBe(404);
    expect((await (await api.as('0101', 'team_leader')).post(DRAWS, {})).status).toBe(403);
  });

  it('nothing is drawn of a month that stands, nor of one that nobody has heard of', async () => {
    expect((await draw(qa, { period: '2031-01' })).status).toBe(404);
    await lockMonth(database.dataSource, PERIOD);
    expect((await draw()).status).toBe(409);
    expect(await query('select from evaluation_draw')).toEqual([]);
  });

  it('the form is the one that calls of the direction were evaluated by last', async () => {
    expect((await qa.get('/api/v1/calls/C-OUT/forms')).body).toMatchObject({ suggested: 'STD', items: [{ code: 'STD' }, { code: 'WGT' }] });
    const begun = await qa.post('/api/v1/evaluations', {
      recording_id: 'C-0002-0',
      form_code: 'WGT',
      answers: { C01: { points: 10 }, C02: { option: '完整' } },
      submit: true,
    });
    expect(begun.status).toBe(201);
    expect((await qa.get('/api/v1/calls/C-0003-0/forms')).body.suggested).toBe('WGT');
    expect((await other.get('/api/v1/calls/C-0003-0/forms')).body.suggested).toBe('WGT');
    expect((await qa.get('/api/v1/calls/C-OUT/forms')).body.suggested).toBe('STD');
    expect((await draw(qa, { direction: 'inbound' })).body.evaluation_no).toContain('/WGT/');
  });

  it('the quota counts what the month is to have, and who has done it', async () => {
    const before = await qa.get(`/api/v1/evaluation-quota?period=${PERIOD}`);
    expect(before.body).toEqual({ period: PERIOD, planned: 24, completed: 0, agents: 3, agents_full: 0, mine: 0, mine_today: 0 });
    await submitted((await draw()).body.evaluation_no);
    const after = await qa.get(`/api/v1/evaluation-quota?period=${PERIOD}`);
    expect(after.body).toMatchObject({ completed: 1, mine: 1, mine_today: 1 });
    const supervisor = await api.as('0801', 'shift_supervisor');
    expect((await supervisor.get(`/api/v1/evaluation-quota?period=${PERIOD}`)).body).toMatchObject({ planned: 8, agents: 1, mine: 0 });
  });

  it('the time spent is kept over all sittings and told to those who look after evaluating', async () => {
    const no = (await draw()).body.evaluation_no as string;
    await qa.put(evaluation(no, '/draft'), { answers: CLEAN, seconds_spent: 95 });
    await qa.put(evaluation(no, '/draft'), { answers: CLEAN, seconds_spent: 40 });
    expect((await qa.get(evaluation(no))).body.seconds_spent).toBe(95);
    await submitted(no);
    expect((await qa.get(evaluation(no))).body).toMatchObject({ state: 'released', seconds_spent: 95 });
    const revised = await qa.post(evaluation(no, '/revisions'), {
      answers: { ...CLEAN, Q1: { points: 2 } },
      reason: '复核',
      seconds_spent: 30,
    });
    expect(revised.status).toBe(201);
    expect((await other.get(evaluation(no))).body.seconds_spent).toBe(125);
    const agent = await api.as(no.slice(2, 6), 'agent');
    if (!no.startsWith('C-OUT')) expect((await agent.get(evaluation(no))).body.seconds_spent).toBeNull();
  });

  it('one’s own words of a criterion come back, the latest first, and nobody else’s', async () => {
    const write = async (recording_id: string, comment: string, who = qa) => {
      const answers = { Q1: { points: 5, comment }, Q2: { points: 0 } };
      expect((await who.post('/api/v1/evaluations', { recording_id, form_code: 'STD', answers, submit: true })).status).toBe(201);
    };
    await write('C-0001-0', '未报工号');
    await write('C-0001-1', '语速偏快');
    await write('C-0001-2', '未报工号');
    await write('C-0001-3', '别人的话', other);
    const own = await qa.get('/api/v1/forms/STD/own-comments');
    expect(own.body).toEqual({ items: [{ criterion: 'Q1', comments: ['未报工号', '语速偏快'] }] });
  });
});
