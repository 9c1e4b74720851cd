import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { seedEvaluatedCentre } from '../../../../test/support/evaluated-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const BASE = '/api/v1/evaluations';
const at = (no: string) => `${BASE}/${encodeURIComponent(no)}`;
const call = (recording_id: string, employee_no = '0001', day = '2026-10-05') => ({
  recording_id,
  employee_no,
  started_at: `${day}T09:30:00+08:00`,
  direction: 'inbound',
});
const CLEAN = { Q1: { points: 0 }, Q2: { points: 0 } };

describe('lists of evaluations over HTTP', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let qa: Client;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 12 });
    api = await apiOn(database);
    await seedEvaluatedCentre(database.dataSource, api.app);
    qa = await api.as('0900', 'qa_trainer');
  });
  afterAll(async () => {
    await api?.close();
    await database.drop();
  });

  const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, params);
  const submitNew = (recording: string, more: Record<string, unknown> = {}) =>
    qa.post(BASE, { call: call(recording), form_code: 'STD', answers: CLEAN, submit: true, ...more });

  describe('who sees what', () => {
    it('agents see their own, leaders their team’s, supervisors the teams under them, others as if there were none', async () => {
      await submitNew('W1', { call: call('W1', '0001') });
      await submitNew('W2', { call: call('W2', '0003') });
      const sees = async (client: Client) => [(await client.get(at('W1/STD/0900'))).status, (await client.get(at('W2/STD/0900'))).status];
      expect(await sees(await api.as('0001', 'agent'))).toEqual([200, 404]);
      expect(await sees(await api.as('0003', 'agent'))).toEqual([404, 200]);
      expect(await sees(await api.as('0101', 'team_leader'))).toEqual([200, 404]);
      expect(await sees(await api.as('0801', 'shift_supervisor'))).toEqual([404, 200]);
      expect(await sees(qa)).toEqual([200, 200]);
      const listed = async (client: Client) =>
        ((await client.get(`${BASE}?page_size=200`)).body.items as { employee_no: string }[]).map(({ employee_no }) => employee_no);
      expect(new Set(await listed(await api.as('0102', 'team_leader')))).toEqual(new Set(['0003']));
      expect(new Set(await listed(await api.as('0001', 'agent')))).toEqual(new Set(['0001']));
      const ofCall = async (client: Client) => (await client.get('/api/v1/calls?recording_id=W1')).body.items[0]?.evaluation as unknown;
      expect(await ofCall(await api.as('0001', 'agent'))).toBe('released');
      await query(`update evaluation set state = 'submitted' where recording_id = 'W1'`);
      expect(await ofCall(await api.as('0001', 'agent'))).toBe('submitted');
      expect(await ofCall(await api.as('0003', 'agent'))).toBeUndefined();
      expect((await (await api.as('0001', 'agent')).get(at('W1/STD/0900'))).status).toBe(200);
      await query(`update evaluation_revision set state = 'submitted' where recording_id = 'W1'`);
      expect((await (await api.as('0001', 'agent')).get(at('W1/STD/0900'))).status).toBe(404);
      expect((await (await api.as('0001', 'agent')).get(`${BASE}?recording_id=W1`)).body.items).toEqual([]);
    });
  });

  describe('the list', () => {
    const numbers = async (search: string) =>
      ((await qa.get(`${BASE}?${search}`)).body.items as { evaluation_no: string }[]).map(({ evaluation_no }) => evaluation_no);

    beforeAll(async () => {
      const finals = [4, 0, 9, 2, 7];
      for (const [index, points] of finals.entries()) {
        const started_at = `2026-09-0${index + 1}T08:00:00+08:00`;
        const answers = { Q1: { points }, Q2: { points: index === 2 ? 1 : 0 } };
        await submitNew(`L${index}`, {
          call: { ...call(`L${index}`, index % 2 ? '0003' : '0002'), started_at },
          answers,
          evaluation_no: `L-${index}`,
        });
      }
      await submitNew('L9', {
        call: call('L9', '0002', '2026-09-20'),
        answers: { Q1: { not_applicable: true }, Q2: { not_applicable: true } },
        evaluation_no: 'L-9',
      });
    });

    it('is sorted either way, those without a score last', async () => {
      expect(await numbers('period=2026-09')).toEqual(['L-9', 'L-4', 'L-3', 'L-2', 'L-1', 'L-0']);
      expect(await numbers('period=2026-09&sort=called_at')).toEqual(['L-0', 'L-1', 'L-2', 'L-3', 'L-4', 'L-9']);
      expect(await numbers('period=2026-09&sort=final_score')).toEqual(['L-2', 'L-4', 'L-0', 'L-3', 'L-1', 'L-9']);
      expect(await numbers('period=2026-09&sort=-final_score')).toEqual(['L-1', 'L-3', 'L-0', 'L-4', 'L-2', 'L-9']);
      expect(await numbers('period=2026-09&sort=-evaluation_no')).toEqual(['L-9', 'L-4', 'L-3', 'L-2', 'L-1', 'L-0']);
    });

    it('gives every row once, page by page, in every order', async () => {
      for (const sort of ['-called_at', 'evaluated_at', 'final_score', '-final_score', 'evaluation_no']) {
        const whole = await numbers(`period=2026-09&sort=${sort}`);
        const seen: string[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const page = await qa.get(`${BASE}?period=2026-09&sort=${sort}&page_size=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
          seen.push(...(page.body.items as { evaluation_no: string }[]).map(({ evaluation_no }) => evaluation_no));
          cursor = page.body.next_cursor;
        }
        expect(seen).toEqual(whole);
      }
    });

    it('is filtered by everything that is offered', async () => {
      expect(await numbers('period=2026-09&team=B')).toEqual(['L-3', 'L-1']);
      expect(await numbers('period=2026-09&agent=0002')).toEqual(['L-9', 'L-4', 'L-2', 'L-0']);
      expect(await numbers('period=2026-09&critical=true')).toEqual(['L-2']);
      expect(await numbers('period=2026-09&score_from=96&score_to=98')).toEqual(['L-3', 'L-0']);
      expect(await numbers('period=2026-09&evaluator=0901')).toEqual([]);
      expect(await numbers('period=2026-09&form=WGT')).toEqual([]);
      expect(await numbers('period=2026-09&purpose=random&state=released&form=STD&evaluator=0900')).toHaveLength(6);
      expect(await numbers('recording_id=L3')).toEqual(['L-3']);
      expect(await numbers('q=L-&sort=evaluation_no')).toEqual(['L-0', 'L-1', 'L-2', 'L-3', 'L-4', 'L-9']);
      expect(await numbers('q=L-4')).toEqual(['L-4']);
      expect(await numbers('q=%25')).toEqual([]);
      expect(await numbers('period=2031-01')).toEqual([]);
      expect(await numbers('period=2026-09&missed=Q1')).toEqual(['L-4', 'L-3', 'L-2', 'L-0']);
      expect(await numbers('period=2026-09&missed=Q2')).toEqual(['L-2']);
      expect(await numbers('period=2026-09&missed=Q1&form=WGT')).toEqual([]);
      expect(await numbers('missed=nothing')).toEqual([]);
      expect(await numbers('state=draft&missed=Q1')).toEqual([]);
      expect(await numbers('period_from=2026-08&period=2026-09&team=B')).toEqual(['L-3', 'L-1']);
      expect(await numbers('period_from=2026-10&period=2026-09')).toEqual([]);
      expect(await numbers('period_from=2026-09&q=L-&sort=evaluation_no')).toHaveLength(6);
    });

    it('refuses a cursor that is made up', async () => {
      const cursor = Buffer.from(JSON.stringify({ s: '-called_at', v: ['never', '1', '2'] })).toString('base64url');
      expect(await qa.get(`${BASE}?cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'http.bad_cursor' } });
    });
  });
});
