import type { INestApplicationContext } from '@nestjs/common';
import { CloseService } from '@domain/scorecards/close.service.js';
import { writeMonthByHand } from '@domain/scorecards/testing/month-by-hand.js';
import { openHouse } from '@domain/scorecards/testing/scorecard-house.js';
import { apiOn, type Answer, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import type { Json } from '../../../../test/support/json.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const MONTH = '/api/v1/periods/2026-10';
const CARDS = `${MONTH}/scorecards`;

describe('scorecards over HTTP', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let api: ApiFixture;
  let agent: Client;
  let leader: Client;
  let supervisor: Client;
  let trainer: Client;
  let manager: Client;

  /** The job that an answer speaks of, once it is done. */
  async function ended(client: Client, { status, body }: Answer): Promise<Answer['body']> {
    expect(status).toBe(202);
    await api.work();
    return (await client.get(`/api/v1/jobs/${body.id}`)).body;
  }

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 12 });
    const opened = await openHouse(database.dataSource);
    house = opened.module;
    await writeMonthByHand(opened.facts);
    await house.get(CloseService).close({ periodId: '2026-10', actor: '7001' });
    api = await apiOn(database);
    agent = await api.as('0001', 'agent');
    leader = await api.as('9001', 'team_leader');
    supervisor = await api.as('8001', 'shift_supervisor');
    trainer = await api.as('7001', 'qa_trainer');
    manager = await api.as('6001', 'manager');
  });
  afterAll(async () => {
    await api.close();
    await house.close();
    await database.drop();
  });

  const setState = (state: string) => database.dataSource.query(`update period set state = $1 where id = '2026-10'`, [state]);
  const numbers = (answer: { body: { items: { employee_no: string }[] } }) => answer.body.items.map((card) => card.employee_no).sort();

  it('the month tells its state and its runs', async () => {
    const { body } = await manager.get('/api/v1/periods');
    expect(body.items.find((one: { period: string }) => one.period === '2026-10')).toMatchObject({
      state: 'closing',
      runs: 1,
      newest_run: 1,
      published_run: null,
    });
    expect((await manager.get(MONTH)).body).toMatchObject({ period: '2026-10', first_day: '2026-10-01', last_day: '2026-10-31' });
    expect((await manager.get(`${MONTH}/runs`)).body.items).toMatchObject([
      { run: 1, closed_by: '7001', published: false, on_notice: false },
    ]);
    expect(await manager.get('/api/v1/periods/2031-01')).toMatchObject({ status: 404, body: { code: 'scorecards.period_empty' } });
    expect((await manager.get('/api/v1/periods/october')).status).toBe(400);
  });

  it('before the notice period an agent sees no run, and from then on the own card only', async () => {
    expect((await agent.get(`${MONTH}/runs`)).body.items).toEqual([]);
    expect(await agent.get(`${CARDS}/agents/0001`)).toMatchObject({ status: 404, body: { code: 'scorecards.not_published' } });
    expect((await agent.get('/api/v1/trends/agents/0001')).status).toBe(404);
    await setState('notice');
    try {
      expect((await agent.get(`${MONTH}/runs`)).body.items).toHaveLength(1);
      expect(numbers(await agent.get(`${CARDS}/agents`))).toEqual(['0001']);
      expect((await agent.get(`${CARDS}/agents/0001`)).body).toMatchObject({ card: { qa_score: 88, evaluations_counted: 4 } });
      const foreign = await agent.get(`${CARDS}/agents/0003`);
      const unknown = await agent.get(`${CARDS}/agents/4711`);
      expect(foreign.status).toBe(404);
      expect(foreign.body.title.replace('0003', '4711')).toBe(unknown.body.title);
      for (const path of ['center', 'teams/T1', 'team-leaders/9001', 'supervisors/8001'])
        expect((await agent.get(`${CARDS}/${path}`)).status).toBe(404);
      for (const path of ['teams', 'team-leaders', 'supervisors']) expect((await agent.get(`${CARDS}/${path}`)).body.items).toEqual([]);
      expect((await agent.get('/api/v1/trends/agents/0001')).body.points).toMatchObject([{ period: '2026-10', value: 88, n: 4 }]);
      for (const path of ['agents/0003', 'teams/T1', 'center']) expect((await agent.get(`/api/v1/trends/${path}`)).status).toBe(404);
    } finally {
      await setState('closing');
    }
  });

  it('an agent’s own explanation says nothing about colleagues', async () => {
    await setState('notice');
    try {
      const own = await agent.get(`${CARDS}/agents/0001`);
      const others = JSON.stringify((await trainer.get(`${CARDS}/agents/0001`)).body.explanation);
      expect(JSON.stringify(own.body.explanation)).not.toContain('王三');
      expect(own.body.explanation.workload.team_values).toEqual([]);
      expect(others.length).toBeGreaterThan(JSON.stringify(own.body.explanation).length);
    } finally {
      await setState('closing');
    }
  });

  it('a team leader sees the cards of the team led, and of foreign teams totals without names', async () => {
    expect(numbers(await leader.get(`${CARDS}/agents`))).toEqual(['0001', '0003']);
    expect((await leader.get(`${CARDS}/agents?team=T2`)).body.items).toEqual([]);
    expect((await leader.get(`${CARDS}/agents/0005`)).status).toBe(404);
    const { items } = (await leader.get(`${CARDS}/teams?sort=team_code`)).body;
    expect(items).toMatchObject([
      { team_code: 'T1', leader: { employee_no: '9001', name: '李组长' }, supervisor: { employee_no: '8001' } },
      { team_code: 'T2', leader: null, supervisor: null },
    ]);
    expect((await leader.get(`${CARDS}/teams/T2`)).body.card).toMatchObject({ leader: null, supervisor: null });
    expect(numbers(await leader.get(`${CARDS}/team-leaders`))).toEqual(['9001']);
    expect((await leader.get(`${CARDS}/team-leaders/0006`)).status).toBe(404);
    expect((await leader.get(`${CARDS}/team-leaders/9001`)).body.explanation.teams).toHaveLength(1);
    expect((await leader.get('/api/v1/trends/agents/0005')).status).toBe(404);
    expect((await leader.get('/api/v1/trends/agents/0003')).status).toBe(200);
    expect((await leader.get('/api/v1/trends/teams/T2')).status).toBe(200);
    expect((await leader.post(`${MONTH}/checks`, {})).status).toBe(403);
  });

  it('a team that was led in another month opens nothing in this one', async () => {
    await database.dataSource.query(`insert into team (code, name) values ('T9', '九组')`);
    await database.dataSource.query(`
      insert into person (employee_no, name) values ('9009', '孙组长');
      insert into team_leadership (team_id, leader_id, valid)
      select t.id, p.id, '[2026-11-10,)' from team t, person p where t.code = 'T9' and p.employee_no = '9009'`);
    const late = await api.as('9009', 'team_leader');
    expect((await late.get(`${CARDS}/agents`)).body.items).toEqual([]);
    expect((await late.get('/api/v1/trends/supervisors/8001')).status).toBe(404);
  });

  it('a supervisor’s trend is what stood on the cards, for whoever may see those, and says nothing to others', async () => {
    const { card } = (await supervisor.get(`${CARDS}/supervisors/8001`)).body;
    const measures = ['qa_score', 'exam_score', 'pass_rate', 'excellent_rate', 'critical_error_rate', 'non_critical_error_rate'];
    for (const measure of [...measures, 'business_accuracy']) {
      const { subject, points } = (await supervisor.get(`/api/v1/trends/supervisors/8001?measure=${measure}`)).body;
      expect(subject).toEqual({ kind: 'supervisor', code: '8001', name: '周班长' });
      expect(points).toMatchObject([{ period: '2026-10', run: 1, value: card[measure], forms: ['F 1'] }]);
    }
    const own = '/api/v1/trends/supervisors/8001';
    for (const client of [manager, trainer, leader]) expect((await client.get(own)).status).toBe(200);
    expect((await manager.get(`${own}/workbook`)).status).toBe(200);
    for (const path of [own, `${own}/workbook`]) expect((await agent.get(path)).status).toBe(404);
    expect((await manager.get('/api/v1/trends/supervisors/9001')).status).toBe(404);
  });

  it('supervisors see the teams under them, quality and the manager all, administrators none', async () => {
    expect(numbers(await supervisor.get(`${CARDS}/agents`))).toEqual(['0001', '0002', '0003', '0004', '0005']);
    expect(numbers(await supervisor.get(`${CARDS}/team-leaders`))).toEqual(['0006', '9001']);
    expect(numbers(await supervisor.get(`${CARDS}/supervisors`))).toEqual(['8001']);
    expect(numbers(await trainer.get(`${CARDS}/agents`))).toHaveLength(5);
    expect((await manager.get(`${CARDS}/center`)).body.card).toMatchObject({ headcount: 5, business_accuracy_n: expect.any(Number) });
    expect((await manager.get(`${CARDS}/supervisors/8001`)).body.card).toMatchObject({ team_codes: ['T1', 'T2'] });
    const admin = await api.as('1000', 'admin');
    expect((await admin.get(`${CARDS}/agents`)).status).toBe(403);
    expect((await api.nobody.get(`${CARDS}/agents`)).status).toBe(401);
  });

  it('pages follow one another without gaps, in every order', async () => {
    for (const sort of ['rank', '-rank', 'composite', '-composite', 'qa_score', '-qa_score', 'name', '-name']) {
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await manager.get(`${CARDS}/agents?page_size=2&sort=${sort}${cursor}`);
        expect(body).toMatchObject({ total: 5, run: { run: 1 } });
        seen.push(...body.items.map((card: { employee_no: string }) => card.employee_no));
        if (body.next_cursor === null) break;
        cursor = `&cursor=${body.next_cursor}`;
      }
      expect([...seen].sort()).toEqual(['0001', '0002', '0003', '0004', '0005']);
    }
    const ranked = (await manager.get(`${CARDS}/agents?status=ranked`)).body.items;
    expect(ranked.map((card: { rank_center: number }) => card.rank_center)).toEqual([1, 2, 3]);
    expect((await manager.get(`${CARDS}/agents?grade=A`)).body.total).toBe(1);
  });

  it('what is known already is not sent again, until the run or its state changes', async () => {
    const first = await manager.get(`${CARDS}/agents`);
    const etag = first.headers.get('etag')!;
    expect(etag).toContain(first.body.run.checksum);
    expect((await manager.get(`${CARDS}/agents`, { 'if-none-match': etag })).status).toBe(304);
    const others = await leader.get(`${CARDS}/agents`, { 'if-none-match': etag });
    expect(others.status).toBe(200);
    await setState('notice');
    expect((await manager.get(`${CARDS}/agents`, { 'if-none-match': etag })).status).toBe(200);
    await setState('closing');
  });

  it('an unknown run is named with the newest', async () => {
    expect(await manager.get(`${CARDS}/agents?run=7`)).toMatchObject({ status: 404, body: { code: 'scorecards.run_unknown' } });
    expect((await manager.get(`${CARDS}/agents?run=abc`)).status).toBe(400);
  });

  it('what could not be done is refused at once, and no job waits for it', async () => {
    const asked = () => database.dataSource.query('select count(*)::int as n from job');
    const before = await asked();
    const refusals: [string, Json, string][] = [
      [`${MONTH}/runs`, { reason: 'why', scheme: 'NOBODY-KNOWS' }, 'scorecards.scheme_unknown'],
      [`${MONTH}/runs`, {}, 'scorecards.run_needs_reason'],
      ['/api/v1/periods/2099-01/runs', {}, 'scorecards.period_empty'],
      ['/api/v1/periods/2019-01/runs', {}, 'scorecards.nobody_in_period'],
      [`${MONTH}/checks`, { run: 7 }, 'scorecards.run_unknown'],
      ['/api/v1/periods/2026-11/checks', {}, 'scorecards.never_closed'],
      ['/api/v1/periods/2099-01/publication', {}, 'scorecards.period_empty'],
      [`${MONTH}/publication`, { accept: ['everything'] }, 'scorecards.check_unknown'],
      ['/api/v1/schemes/AGENT-STD/versions/1/trial', { period: '2026-11' }, 'scorecards.never_closed'],
      ['/api/v1/reports/team-monthly/exports', { period: '2026-10', team_code: 'T9' }, 'scorecards.team_unknown'],
      ['/api/v1/reports/team-monthly/exports', { period: '2026-10', team_code: 'T1', run: 7 }, 'scorecards.run_unknown'],
    ];
    for (const [path, wish, code] of refusals) expect((await manager.post(path, wish)).body).toMatchObject({ code });
    expect(await asked()).toEqual(before);
    expect(await database.dataSource.query(`select 1 from period where id in ('2019-01', '2099-01')`)).toEqual([]);
  });

  it('checks are for those who close, with everything there is to see', async () => {
    const { result } = await ended(trainer, await trainer.post(`${MONTH}/checks`, {}));
    expect(result.checks.find((check: { code: string }) => check.code === 'under_quota')).toMatchObject({ count: 5, blocking: false });
    expect((await supervisor.post(`${MONTH}/publication`, {})).status).toBe(403);
    expect((await trainer.post(`${MONTH}/publication`, {})).status).toBe(403);
    const refused = await ended(manager, await manager.post(`${MONTH}/publication`, {}));
    expect(refused).toMatchObject({ state: 'failed', error: expect.stringContaining('under_quota') });
    expect((await manager.post(`${MONTH}/publication`, { notice_days: 61 })).status).toBe(400);
  });

  it('of two who publish the same month at once one is too late; the difference is cut to the reader’s reach', async () => {
    const accept = ['unconfirmed_cases', 'missing_exam', 'missing_exam_part', 'retakes_due', 'under_quota', 'uneven_components'];
    const second = await api.as('6002', 'manager');
    const answers = await Promise.all([manager, second].map((who) => who.post(`${MONTH}/publication`, { accept })));
    const [mine, theirs] = [await ended(manager, answers[0]!), await ended(second, answers[1]!)];
    expect([mine.state, theirs.state].sort()).toEqual(['done', 'failed']);
    expect([mine, theirs].find(({ state }) => state === 'done')?.result).toMatchObject({ state: 'locked', run: 1 });
    expect((await agent.get(`${CARDS}/agents/0001`)).status).toBe(200);
    await database.dataSource.query(`update metric_value set value = 200 where metric_code = 'calls_answered' and value = 300`);
    await house.get(CloseService).close({ periodId: '2026-10', reason: 'wrong count', actor: '7001' });
    const whole = (await manager.get(`${MONTH}/runs/2/difference`)).body;
    expect(new Set(whole.scores.map((change: { card: string }) => change.card)).size).toBeGreaterThan(1);
    expect((await agent.get(`${MONTH}/runs/2/difference`)).status).toBe(404);
    expect((await agent.get(`${CARDS}/agents/0001?run=2`)).status).toBe(404);
    expect((await agent.get(`${CARDS}/agents/0001`)).body.run.run).toBe(1);
    const led = (await leader.get(`${MONTH}/runs/2/difference`)).body;
    const people = led.scores
      .filter((change: { card: string }) => change.card === 'agent')
      .map((change: { subject: string }) => change.subject);
    expect(people.filter((no: string) => !['0001', '0003'].includes(no))).toEqual([]);
  });
});
