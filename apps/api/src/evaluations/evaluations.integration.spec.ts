import { FormImporter } from '@domain/forms/form.importer.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { seedEvaluatedCentre } from '../../../../test/support/evaluated-centre.js';
import { importSheet } from '../../../../test/support/import-harness.js';
import { lockMonth } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const BASE = '/api/v1/evaluations';
const at = (no: string, rest = '') => `${BASE}/${encodeURIComponent(no)}${rest}`;
const call = (recording_id: string, employee_no = '0001', day = '2026-10-05') => ({
  recording_id,
  employee_no,
  started_at: `${day}T09:30:00+08:00`,
  direction: 'inbound',
});
const CLEAN = { Q1: { points: 0 }, Q2: { points: 0 } };

describe('evaluations over HTTP', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let qa: Client;
  let other: Client;
  let manager: Client;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 12 });
    api = await apiOn(database);
    await seedEvaluatedCentre(database.dataSource, api.app);
    qa = await api.as('0900', 'qa_trainer');
    other = await api.as('0901', 'qa_trainer');
    manager = await api.as('0990', 'manager');
  });
  afterAll(async () => {
    await api?.close();
    await database.drop();
  });

  const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, params);
  const draft = (recording: string, more: Record<string, unknown> = {}, who = qa) =>
    who.post(BASE, { call: call(recording), form_code: 'STD', ...more });
  const submitNew = (recording: string, more: Record<string, unknown> = {}, who = qa) =>
    draft(recording, { answers: CLEAN, submit: true, ...more }, who);
  const marks = async (agent: string) => {
    const rows = await query<{ version: string }>(
      'select d.version from dirty d join person p on p.id = d.agent_id where p.employee_no = $1 order by d.period_id',
      [agent],
    );
    return rows.map(({ version }) => Number(version));
  };

  describe('drafts', () => {
    it('a draft is kept, saved and submitted, and only then counts', async () => {
      const begun = await draft('D1', { answers: { Q1: { points: 5, comment: '语速快', evidence_offset_s: 12 } } });
      expect(begun).toMatchObject({
        status: 201,
        body: { evaluation_no: 'D1/STD/0900', state: 'draft', revision: null, unanswered: ['Q2'] },
      });
      expect(await query(`select from call_key where recording_id = 'D1'`)).toEqual([]);
      expect(await marks('0001')).toEqual([]);
      const saved = await qa.put(at('D1/STD/0900', '/draft'), {
        answers: { Q1: { points: 5, comment: '语速快' }, Q2: { points: 0 } },
        comment: '好',
      });
      expect(saved).toMatchObject({ status: 200, body: { state: 'draft', raw_score: 95, final_score: 95, unanswered: [] } });
      const shown = await qa.get(at('D1/STD/0900'));
      expect(shown.body).toMatchObject({
        state: 'draft',
        revision: null,
        final_score: 95,
        revisions: [],
        criteria: [{ comment: '语速快' }, {}],
      });
      expect(saved.headers.get('etag')).not.toBe(begun.headers.get('etag'));
      const submitted = await qa.post(at('D1/STD/0900', '/submission'), {}, { 'if-match': saved.headers.get('etag')! });
      expect(submitted).toMatchObject({ status: 200, body: { state: 'released', revision: 1, final_score: 95 } });
      expect(submitted.headers.get('etag')).toBe('"1"');
      expect(await query(`select from evaluation_draft`)).toEqual([]);
      expect(await marks('0001')).toEqual([1]);
      const [trail] = await query(`select actor, action, subject from audit_event where subject = 'evaluation D1/STD/0900'`);
      expect(trail).toEqual({ actor: '0900', action: 'evaluation.submit', subject: 'evaluation D1/STD/0900' });
      const detail = await qa.get(at('D1/STD/0900'));
      expect(detail.body).toMatchObject({
        state: 'released',
        comment: '好',
        arithmetic: '100 − 5',
        criteria: [{ code: 'Q1', points: 5, comment: '语速快', evidence_offset_s: null }, { code: 'Q2' }],
        revisions: [{ revision: 1, change: 'created', changed_by: '0900' }],
      });
    });

    it('a draft is its evaluator’s and theirs who see everything, and nobody else’s', async () => {
      const supervisor = await api.as('0800', 'shift_supervisor');
      const no = (await draft('D2', {}, supervisor)).body.evaluation_no as string;
      const agent = await api.as('0001', 'agent');
      const leader = await api.as('0101', 'team_leader');
      for (const foreign of [agent, leader]) {
        expect((await foreign.get(at(no))).status).toBe(404);
        expect((await foreign.get(`${BASE}?state=draft`)).body.items).toEqual([]);
      }
      expect((await supervisor.get(at(no))).body.state).toBe('draft');
      expect((await manager.get(`${BASE}?state=draft`)).body.items).toMatchObject([{ evaluation_no: no, state: 'draft', team_code: 'A' }]);
      expect((await qa.put(at(no, '/draft'), {})).body.code).toBe('evaluations.draft_of_another');
      expect((await qa.post(at(no, '/submission'), {})).body.code).toBe('evaluations.draft_of_another');
      expect((await qa.delete(at(no, '/draft'))).status).toBe(409);
      expect((await manager.delete(at(no, '/draft'))).status).toBe(204);
      expect((await supervisor.get(at(no))).status).toBe(404);
    });

    it('what was read of a draft is stale for another that was begun under its number since', async () => {
      const no = 'D9/STD/0900';
      const stale = { 'if-match': (await draft('D9', { answers: CLEAN })).headers.get('etag')! };
      expect((await qa.delete(at(no, '/draft'), stale)).status).toBe(204);
      const anew = { 'if-match': (await draft('D9', { answers: { Q1: { points: 40 }, Q2: { points: 0 } } })).headers.get('etag')! };
      expect((await qa.put(at(no, '/draft'), { answers: CLEAN }, stale)).body.code).toBe('http.stale');
      expect((await qa.post(at(no, '/submission'), {}, stale)).body.code).toBe('http.stale');
      expect((await qa.delete(at(no, '/draft'), stale)).body.code).toBe('http.stale');
      expect((await qa.delete(at(no, '/draft'), anew)).status).toBe(204);
    });

    it('drafts stand in no list but that of drafts', async () => {
      await draft('D3');
      const all = await qa.get(`${BASE}?recording_id=D3`);
      expect(all.body).toMatchObject({ items: [], total: 0 });
      expect((await qa.get(`${BASE}?recording_id=D3&state=draft`)).body.total).toBe(1);
      expect((await qa.delete(at('D3/STD/0900', '/draft'))).status).toBe(204);
    });

    it('a number is given once', async () => {
      expect((await draft('D4', { evaluation_no: 'N-1' })).status).toBe(201);
      expect(await draft('D5', { evaluation_no: 'N-1' }, other)).toMatchObject({ status: 409, body: { code: 'evaluations.number_taken' } });
      expect((await submitNew('D6', { evaluation_no: 'N-2' })).status).toBe(201);
      expect((await draft('D7', { evaluation_no: 'N-2' })).status).toBe(409);
      expect((await submitNew('D8', { evaluation_no: 'N-2' }, other)).body.code).toBe('evaluations.number_taken');
      await qa.delete(at('N-1', '/draft'));
    });
  });

  describe('what is refused', () => {
    const problemsOf = async (body: Record<string, unknown>) => {
      const answer = await qa.post(BASE, { call: call('X1'), form_code: 'WGT', submit: true, ...body });
      const errors = (answer.body.errors ?? []) as { pointer: string; code: string; detail: string }[];
      return {
        status: answer.status,
        errors: Object.fromEntries(errors.map(({ pointer, code }) => [pointer, code])),
        first: errors[0]?.detail,
      };
    };

    it('each answer that does not fit is named with its own sentence', async () => {
      const { status, errors } = await problemsOf({
        answers: { C01: { points: 0.3 }, C02: { not_applicable: true }, C99: { points: 1 } },
        critical_named: ['C98'],
      });
      expect(status).toBe(422);
      expect(errors).toEqual({
        '/answers/C99': 'evaluations.unknown_criterion',
        '/answers/C01': 'evaluations.off_step',
        '/answers/C02': 'evaluations.na_not_allowed',
        '/critical_named/0': 'evaluations.unknown_critical',
      });
      expect(await problemsOf({ answers: { C01: { points: 11 } } })).toMatchObject({
        errors: { '/answers/C01': 'evaluations.out_of_range', '/answers/C02': 'evaluations.unanswered' },
        first: '11.00 points for “语速” are out of range; it takes 0.00 to 10.00',
      });
      expect((await problemsOf({ answers: { C01: { points: 0.333 }, C02: { option: '没有' } } })).errors).toEqual({
        '/answers/C01': 'evaluations.off_step',
        '/answers/C02': 'evaluations.unknown_option',
      });
      expect((await problemsOf({ answers: { C01: { points: 1 }, C02: { option: '缺少', points: 0 } } })).errors).toEqual({
        '/answers/C02': 'evaluations.points_and_option',
      });
      expect(await query(`select from evaluation where recording_id = 'X1'`)).toEqual([]);
    });

    it('a draft may lack answers; what is submitted may not', async () => {
      const { body } = await qa.post(BASE, {
        call: call('X2'),
        form_code: 'WGT',
        answers: { C01: { points: 9.5 }, C02: { option: '完整' } },
      });
      expect(body).toMatchObject({ final_score: 98, unanswered: [] });
      await qa.put(at(body.evaluation_no, '/draft'), { answers: { C01: { points: 9.5 }, C02: { points: null } } });
      expect((await qa.post(at(body.evaluation_no, '/submission'), {})).body.errors).toMatchObject([
        { pointer: '/answers/C02', in: 'body', code: 'evaluations.unanswered' },
      ]);
      expect((await qa.get(at(body.evaluation_no))).body.state).toBe('draft');
    });

    it('unknown calls, people, forms and versions are named', async () => {
      const refusal = async (body: Record<string, unknown>) => {
        const answer = await qa.post(BASE, { form_code: 'STD', ...body });
        return [answer.status, answer.body.errors?.[0]?.pointer, answer.body.errors?.[0]?.code];
      };
      expect(await refusal({ recording_id: 'nothing' })).toEqual([422, '/recording_id', 'evaluations.unknown_recording']);
      expect(await refusal({ call: call('X3', '9999') })).toEqual([422, '/call/employee_no', 'organization.unknown_employee_no']);
      expect(await refusal({ call: call('X3'), form_code: 'NO' })).toEqual([422, '/form_code', 'evaluations.unknown_form']);
      expect(await refusal({ call: call('X3'), version: '7' })).toEqual([422, '/version', 'evaluations.unknown_version']);
      expect(await refusal({ call: call('X3', '0001', '1999-12-31') })).toEqual([
        422,
        '/call/started_at',
        'evaluations.call_time_impossible',
      ]);
      expect(await refusal({ call: call('X3', '0001', '2099-12-31') })).toEqual([
        422,
        '/call/started_at',
        'evaluations.call_time_impossible',
      ]);
      expect((await qa.post(BASE, { form_code: 'STD' })).status).toBe(400);
      expect((await qa.post(BASE, { form_code: 'STD', recording_id: 'a', call: call('a') })).status).toBe(400);
    });

    it('nobody evaluates their own calls, nor a recording that is another’s', async () => {
      const leader = await api.as('0101', 'shift_supervisor');
      expect((await leader.post(BASE, { call: call('X4', '0101'), form_code: 'STD' })).status).toBe(422);
      expect(
        (await api.as('0990', 'manager').then((self) => self.post(BASE, { call: call('X4', '0990'), form_code: 'STD' }))).body.code,
      ).toBe('evaluations.own_call');
      await submitNew('X5');
      expect((await qa.post(BASE, { call: call('X5', '0002'), form_code: 'STD' })).body.code).toBe('evaluations.recording_taken');
    });

    it('a double is not for whoever evaluated the call first, nor a re-check for anyone who has, by the same form', async () => {
      await submitNew('X6');
      for (const purpose of ['recheck', 'double']) {
        const again = { evaluation_no: `X6-${purpose}`, purpose };
        expect((await submitNew('X6', again)).body.code).toBe('evaluations.evaluated_before');
        for (const time of ['first', 'again']) expect([time, (await submitNew('X6', again, other)).status]).toEqual([time, 201]);
      }
      const supervisor = await api.as('0800', 'shift_supervisor');
      expect((await submitNew('X6', { evaluation_no: 'X6-s', purpose: 'double' }, supervisor)).status).toBe(201);
      for (const [no, who] of [
        ['X6-o', other],
        ['X6-t', supervisor],
      ] as const) {
        const recheck = { evaluation_no: no, purpose: 'recheck' };
        expect((await submitNew('X6', recheck, who)).body.code).toBe('evaluations.evaluated_before');
        expect((await draft('X6', recheck, who)).body.code).toBe('evaluations.evaluated_before');
      }
      const wgt = { form_code: 'WGT', answers: { C01: { points: 9 }, C02: { points: 5 } }, purpose: 'recheck' };
      expect((await submitNew('X6', wgt)).status).toBe(201);
      // A first evaluation that came in while the draft lay there counts too.
      const late = await draft('X7', { purpose: 'double', evaluation_no: 'X7-2', answers: CLEAN }, other);
      await submitNew('X7', {}, other);
      expect((await other.post(at(late.body.evaluation_no, '/submission'), {})).body.code).toBe('evaluations.evaluated_before');
    });

    it('a known call began when it began: another time gets it past neither the scope nor a month that stands', async () => {
      const otherTime = { status: 422, body: { errors: [{ pointer: '/call/started_at', code: 'evaluations.call_differs' }] } };
      await submitNew('K1', { call: call('K1', '0001', '2026-05-05') });
      await lockMonth(database.dataSource, '2026-05');
      const moved = { call: call('K1', '0001', '2026-11-05'), purpose: 'targeted' };
      expect(await submitNew('K1', moved, other)).toMatchObject(otherTime);
      expect(await draft('K1', moved, other)).toMatchObject(otherTime);
      expect((await submitNew('K1', { ...moved, call: call('K1', '0001', '2026-05-05') }, other)).body.code).toBe(
        'scorecards.period_locked',
      );
      // A draft of a call that became known since, at another time.
      const { evaluation_no } = (await draft('K2', { answers: CLEAN }, other)).body as { evaluation_no: string };
      await submitNew('K2', { call: call('K2', '0001', '2026-10-06') });
      expect(await other.post(at(evaluation_no, '/submission'), {})).toMatchObject(otherTime);
      expect((await other.get(at(evaluation_no))).body.state).toBe('draft');
      expect(await query(`select from evaluation where recording_id in ('K1', 'K2')`)).toHaveLength(2);
      await other.delete(at(evaluation_no, '/draft'));
    });

    it('who the agent is under now does not open a call of the time before', async () => {
      const supervisor = await api.as('0800', 'shift_supervisor');
      const where = `agent_id = (select id from person where employee_no = '0003')`;
      await submitNew('K3', { call: call('K3', '0003') });
      await query(`update team_membership set valid = '[2026-01-01,2026-11-01)' where ${where}`);
      await query(
        `insert into team_membership select p.id, t.id, '[2026-11-01,)' from person p, team t where p.employee_no = '0003' and t.code = 'A'`,
      );
      const [now, moved] = [call('K4', '0003', '2026-11-12'), call('K3', '0003', '2026-11-12')];
      expect((await draft('K4', { call: now }, supervisor)).status).toBe(201);
      await supervisor.delete(at('K4/STD/0800', '/draft'));
      expect(await submitNew('K3', { call: moved, purpose: 'targeted' }, supervisor)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/call/employee_no', code: 'organization.unknown_employee_no' }] },
      });
      await query(`delete from team_membership where ${where} and valid = '[2026-11-01,)'`);
      await query(`update team_membership set valid = '[2026-01-01,)' where ${where}`);
    });

    it('a sampled call counts once by each form, whoever evaluates it again', async () => {
      const taken = { status: 409, body: { code: 'evaluations.already_evaluated' } };
      const late = (await draft('K5', { answers: CLEAN }, other)).body as { evaluation_no: string };
      const first = await submitNew('K5');
      expect(await submitNew('K5', {}, other)).toMatchObject(taken);
      expect(await submitNew('K5', { evaluation_no: 'K5-2' })).toMatchObject(taken);
      expect(await other.post(at(late.evaluation_no, '/submission'), {})).toMatchObject(taken);
      expect((await other.delete(at(late.evaluation_no, '/draft'))).status).toBe(204);
      expect(await submitNew('K5')).toMatchObject({ status: 201, body: first.body });
      expect((await submitNew('K5', { evaluation_no: 'K5-3', purpose: 'targeted' })).status).toBe(201);
      const wgt = { form_code: 'WGT', answers: { C01: { points: 9 }, C02: { points: 5 } } };
      expect((await submitNew('K5', wgt)).status).toBe(201);
      expect(await query(`select from evaluation where recording_id = 'K5' and purpose = 'random'`)).toHaveLength(2);
    });

    it('a supervisor evaluates the teams under them; others’ calls are as unknown ones', async () => {
      const supervisor = await api.as('0800', 'shift_supervisor');
      await submitNew('X8', { call: call('X8', '0003') });
      expect((await draft('X9', { call: call('X9', '0003') }, supervisor)).body.errors).toMatchObject([
        { code: 'organization.unknown_employee_no' },
      ]);
      const known = await supervisor.post(BASE, { recording_id: 'X8', form_code: 'STD' });
      const unknown = await supervisor.post(BASE, { recording_id: 'X8x', form_code: 'STD' });
      expect([known.status, known.body.errors[0].code]).toEqual([unknown.status, unknown.body.errors[0].code]);
      expect((await supervisor.post(at('X8/STD/0900', '/revisions'), { answers: CLEAN, reason: 'x' })).status).toBe(404);
      expect((await submitNew('X10', {}, supervisor)).status).toBe(201);
    });

    it('an account that is no person of the centre evaluates nobody', async () => {
      const stranger = await api.as('9999', 'manager');
      expect((await draft('X11', {}, stranger)).body.code).toBe('evaluations.not_a_person');
    });
  });

  describe('submitting', () => {
    it('writes call, evaluation, key, revision, notes, mark and one waiting nudge, all at once', async () => {
      await query('update outbox set relayed_at = now()');
      await submitNew('S1', {
        call: call('S1', '0002'),
        answers: { Q1: { points: 3, comment: '快', evidence_offset_s: 8 }, Q2: { points: 0 } },
      });
      await submitNew('S2', { call: call('S2', '0002') });
      const [row] = await query<Record<string, unknown>>(
        `select c.listed, e.state, e.revision, r.changed_by, r.notes, n.comment, n.evidence_offset_s, e.evaluated_at = r.evaluated_at as same
         from evaluation_key k join evaluation e on e.id = k.id join call c on c.id = e.call_id
         join evaluation_revision r on r.evaluation_id = e.id join evaluation_note n on n.evaluation_id = e.id
         where k.evaluation_no = 'S1/STD/0900'`,
      );
      const note = { item_no: 1, comment: '快', evidence_offset_s: 8 };
      expect(row).toEqual({
        listed: false,
        state: 'released',
        revision: 1,
        changed_by: '0900',
        notes: [note],
        comment: '快',
        evidence_offset_s: 8,
        same: true,
      });
      expect(await marks('0002')).toEqual([2]);
      expect(await query(`select payload from outbox where relayed_at is null`)).toEqual([{ payload: { period: '2026-10' } }]);
    });

    it('the same again is answered the same, something else under its number is refused', async () => {
      const [first, again] = [await submitNew('S3'), await submitNew('S3')];
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(await submitNew('S3', { answers: { Q1: { points: 1 }, Q2: { points: 0 } } })).toMatchObject({ status: 409 });
      expect(await query(`select revision from evaluation_revision where evaluation_no = 'S3/STD/0900'`)).toHaveLength(1);
    });

    it('the first fact of a month makes the month', async () => {
      expect((await submitNew('S4', { call: call('S4', '0003', '2026-03-31') })).status).toBe(201);
      expect(await query(`select id from period where id = '2026-03'`)).toEqual([{ id: '2026-03' }]);
      expect(await query(`select period_id from dirty where period_id = '2026-03'`)).toHaveLength(1);
    });

    it('a version of the form published since is in force at once', async () => {
      const versionOf = async (recording: string) =>
        (
          await query<{ version: string }>(
            'select v.version from evaluation e join form_version v on v.id = e.form_version_id where e.recording_id = $1',
            [recording],
          )
        )[0]?.version;
      await submitNew('S6');
      const header = ['评分表', '版本', '名称', '评分方式', '大项', '评分项', '评分项名称', '类型', '满分', '允许不适用'];
      const criteria = [
        ['STD', '2', '标准', '扣分', '服务', 'Q1', '开头语', '扣分', 50, '是'],
        ['STD', '2', '标准', '扣分', '服务', 'Q2', '准确解答', '扣分', 50, '是'],
      ];
      await importSheet(database.dataSource, api.app.get(FormImporter, { strict: false }), [header, ...criteria]);
      await submitNew('S7', { answers: { ...CLEAN, Q1: { points: 45 } } });
      expect([await versionOf('S6'), await versionOf('S7')]).toEqual(['1', '2']);
      await query(`update form_version set state = 'retired' where version = '2'`);
      expect((await submitNew('S8', { answers: { ...CLEAN, Q1: { points: 45 } } })).status).toBe(422);
      await submitNew('S8');
      expect(await versionOf('S8')).toBe('1');
    });

    it('a month that stands takes nothing, unless whoever may close months says why', async () => {
      await lockMonth(database.dataSource, '2026-07');
      const locked = { call: call('S5', '0001', '2026-07-05') };
      expect(await submitNew('S5', locked)).toMatchObject({ status: 409, body: { code: 'scorecards.period_locked' } });
      expect(await query(`select from call_key where recording_id = 'S5'`)).toEqual([]);
      const supervisor = await api.as('0800', 'shift_supervisor');
      expect(await submitNew('S5', { ...locked, restate_reason: '漏录' }, supervisor)).toMatchObject({
        status: 403,
        body: { code: 'evaluations.restate_forbidden' },
      });
      expect((await submitNew('S5', { ...locked, restate_reason: '漏录' })).status).toBe(201);
      expect(await query(`select reason from evaluation_revision where recording_id = 'S5'`)).toEqual([{ reason: '漏录' }]);
    });
  });

  describe('revising', () => {
    const revise = (no: string, body: Record<string, unknown>, who = qa, tag?: string) =>
      who.post(at(no, '/revisions'), { reason: '复核更正', ...body }, tag === undefined ? {} : { 'if-match': `"${tag}"` });

    it('keeps what was before, with who, when and why, and marks the month', async () => {
      await submitNew('V1', { call: call('V1', '0003'), answers: { Q1: { points: 0, comment: '一' }, Q2: { points: 0, comment: '二' } } });
      const [before = 0] = (await marks('0003')).slice(-1);
      const changed = await revise(
        'V1/STD/0900',
        { answers: { Q1: { points: 10, comment: '三' }, Q2: { not_applicable: true } } },
        other,
        '1',
      );
      expect(changed).toMatchObject({ status: 201, body: { revision: 2, state: 'released' } });
      expect((await marks('0003')).slice(-1)).toEqual([before + 1]);
      const now = (await qa.get(at('V1/STD/0900'))).body;
      expect(now).toMatchObject({
        revision: 2,
        evaluator_no: '0900',
        criteria: [
          { comment: '三', points: 10 },
          { comment: null, state: 'na' },
        ],
      });
      expect(now.revisions).toMatchObject([
        { revision: 1, changed_by: '0900', reason: null },
        { revision: 2, changed_by: '0901', reason: '复核更正' },
      ]);
      const then = (await qa.get(at('V1/STD/0900', '/revisions/1'))).body;
      expect(then).toMatchObject({ revision: 1, final_score: 100, criteria: [{ comment: '一', points: 0 }, { comment: '二' }] });
      expect((await qa.get(at('V1/STD/0900', '/revisions/9'))).body.code).toBe('evaluations.revision_unknown');
    });

    it('content that changes nothing makes no revision', async () => {
      await submitNew('V2');
      expect((await revise('V2/STD/0900', { answers: CLEAN })).body.revision).toBe(1);
    });

    it('needs a reason, a whole set of answers, a present tag, and an open month', async () => {
      await submitNew('V3');
      expect((await qa.post(at('V3/STD/0900', '/revisions'), { answers: CLEAN })).status).toBe(400);
      expect((await revise('V3/STD/0900', { answers: { Q1: { points: 1 } } })).status).toBe(422);
      expect((await revise('V3/STD/0900', { answers: { ...CLEAN, Q1: { points: 1 } } }, qa, '7')).status).toBe(409);
      await submitNew('V4', { call: call('V4', '0002', '2026-06-05') });
      await lockMonth(database.dataSource, '2026-06');
      const changed = { answers: { ...CLEAN, Q1: { points: 1 } } };
      expect((await revise('V4/STD/0900', changed)).body.code).toBe('scorecards.period_locked');
      expect((await revise('V4/STD/0900', { ...changed, restate_reason: '更正' }, await api.as('0800', 'shift_supervisor'))).status).toBe(
        403,
      );
      expect((await revise('V4/STD/0900', { ...changed, restate_reason: '更正' })).body.revision).toBe(2);
    });

    it('waits for an appeal that is under way', async () => {
      await submitNew('V5');
      await query(`update evaluation set state = 'appealed' where recording_id = 'V5'`);
      expect((await revise('V5/STD/0900', { answers: { ...CLEAN, Q1: { points: 1 } } })).body.code).toBe('evaluations.appeal_under_way');
    });
  });
});
