import { CloseService } from '@domain/scorecards/close.service.js';
import { ACCEPTABLE_CHECKS } from '@domain/scorecards/publish-checks.js';
import { PublishService } from '@domain/scorecards/publish.service.js';
import type { Duty } from '@contracts/home.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { importText } from '../../../../test/support/import-text.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { seedTwoTeams } from '../../../../test/support/two-teams.js';

const HOME = '/api/v1/home';

describe('home', () => {
  let database: TestDatabase;
  let api: ApiFixture;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await apiOn(database);
    await seedTwoTeams(api.app);
    await released('2026-10-20T10:00+08:00');
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  /** Says since when the evaluations stand as they do. */
  const released = (instant: string, like = 'E-%') =>
    database.dataSource.query('update evaluation_revision set changed_at = $1 where evaluation_no like $2', [instant, like]);
  const home = async (who: Client) => {
    const answer = await who.get(HOME);
    expect(answer.status).toBe(200);
    return answer.body as { duties: Duty[]; card: unknown; changes: unknown[]; system: unknown; sample: boolean; day: string };
  };
  const duty = async (who: Client, kind: string) => (await home(who)).duties.find((each) => each.kind === kind);

  it('asks nobody for anything but the work of the month under way when there is nothing else to do', async () => {
    for (const [no, role, asked] of [
      ['Q01', 'qa_trainer', ['agents_under_quota']],
      ['S01', 'shift_supervisor', ['teams_under_quota']],
      ['M01', 'manager', []],
      ['A0002', 'agent', []],
    ] as const) {
      const { duties } = await home(await api.as(no, role));
      // Towards the end of a month it asks for its exams too.
      const kinds = duties.map(({ kind }) => kind).filter((kind) => kind !== 'exam_missing');
      expect([role, kinds]).toEqual([role, asked]);
    }
  });

  it('shows agents their newest card, and nobody else one', async () => {
    expect((await home(await api.as('A0001', 'agent'))).card).toMatchObject({ period: '2026-10', on_notice: false });
    expect((await home(await api.as('M01', 'manager'))).card).toBeNull();
  });

  it('tells a team leader how many of their own team are below the pass mark, and of no other', async () => {
    await database.dataSource.query(`update agent_scorecard set qa_score_bp = 8400 where employee_no in ('A0001', 'F0001', 'F0002')`);
    expect(await duty(await api.as('L01', 'team_leader'), 'below_pass')).toEqual({
      kind: 'below_pass',
      count: 1,
      of: 2,
      period: '2026-10',
      until: null,
    });
    expect(await duty(await api.as('S01', 'shift_supervisor'), 'below_pass')).toBeUndefined();
  });

  it('counts results that wait to be acknowledged for the agent and their leader, and not for another team’s', async () => {
    for (const no of ['E-A1', 'E-A2', 'E-B1']) await released(new Date().toISOString(), no);
    const agent = await api.as('A0001', 'agent');
    const mine = await duty(agent, 'to_acknowledge');
    const { acknowledgement } = (await agent.get('/api/v1/evaluations/E-A1')).body as { acknowledgement: { due_on: string } };
    expect(mine).toMatchObject({ count: 2, until: acknowledgement.due_on });
    expect(await duty(await api.as('L01', 'team_leader'), 'unacknowledged')).toMatchObject({ count: 3 });
    expect(await duty(await api.as('FL01', 'team_leader'), 'unacknowledged')).toBeUndefined();
  });

  it('asks for a result from its release on, however long ago it was scored, as long as the centre gives, and not when it is acknowledged', async () => {
    const [agent, manager] = [await api.as('A0001', 'agent'), await api.as('M01', 'manager')];
    // Weeks ago for any calendar of working days.
    await released(new Date(Date.now() - 40 * 86_400_000).toISOString());
    expect(await duty(agent, 'to_acknowledge')).toBeUndefined();
    expect((await manager.put('/api/v1/settings/acknowledge_days', { value: 60 })).status).toBe(200);
    const { count, until } = (await duty(agent, 'to_acknowledge'))!;
    expect((await agent.get('/api/v1/evaluations/E-A1')).body).toMatchObject({ state: 'released', acknowledgement: { due_on: until } });
    expect((await agent.post('/api/v1/evaluations/E-A1/acknowledgement')).body).toMatchObject({ by_default: false });
    expect(await duty(agent, 'to_acknowledge')).toMatchObject({ count: count - 1 });
    expect((await manager.put('/api/v1/settings/acknowledge_days', { value: 3 })).status).toBe(200);
    expect(await duty(agent, 'to_acknowledge')).toBeUndefined();
    expect((await agent.post('/api/v1/evaluations/E-A2/acknowledgement')).body).toMatchObject({ by_default: true });
  });

  it('leads a month through its steps: to be closed, reviewed, published', async () => {
    const [trainer, supervisor, manager, leader] = [
      await api.as('Q01', 'qa_trainer'),
      await api.as('S01', 'shift_supervisor'),
      await api.as('M01', 'manager'),
      await api.as('L01', 'team_leader'),
    ] as const;
    await importText(
      api.app,
      'evaluations',
      `质检编号,评分表,录音编号,工号,通话开始时间,方向,质检员工号,质检时间,抽检方式,C1,C2
E-N1,STD,REC-N1,A0001,2026-09-05 10:00,呼入,Q01,2026-09-05 15:00,随机,8,9`,
    );
    // The first eight days of October are the holidays.
    expect(await duty(trainer, 'close_month')).toMatchObject({ period: '2026-09', until: '2026-10-09' });
    await api.app.get(CloseService, { strict: false }).close({ periodId: '2026-09', actor: 'Q01' });
    expect(await duty(trainer, 'close_month')).toBeUndefined();
    expect(await duty(trainer, 'finish_checks')).toMatchObject({ period: '2026-09' });
    expect(await duty(supervisor, 'review_month')).toMatchObject({ period: '2026-09' });
    expect(await duty(supervisor, 'exam_missing')).toMatchObject({ period: '2026-09', count: 2, of: 2 });
    expect(await duty(manager, 'publish_month')).toMatchObject({ period: '2026-09' });
    const publishing = api.app.get(PublishService, { strict: false });
    await publishing.publish({ periodId: '2026-09', noticeDays: 3, accept: ACCEPTABLE_CHECKS, actor: 'M01' });
    expect(await duty(manager, 'publish_month')).toBeUndefined();
    expect((await duty(manager, 'notice_running'))?.until).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const who of [leader, supervisor, await api.as('A0001', 'agent')])
      expect(await duty(who, 'check_notice')).toMatchObject({ period: '2026-09' });
    await database.dataSource.query(`update period set notice_until = '2026-10-01' where id = '2026-09'`);
    expect(await duty(manager, 'notice_over')).toMatchObject({ period: '2026-09', until: '2026-10-01' });
    await publishing.publish({ periodId: '2026-09', noticeDays: 0, accept: ACCEPTABLE_CHECKS, actor: 'M01' });
    expect((await home(manager)).duties).toEqual([]);
  });

  it('tells trainers which agents and supervisors which of their teams have too few evaluations this month, from its first day on', async () => {
    const { day } = await home(await api.as('Q01', 'qa_trainer'));
    expect(await duty(await api.as('Q01', 'qa_trainer'), 'agents_under_quota')).toMatchObject({ count: 4, of: 4, period: day.slice(0, 7) });
    expect(await duty(await api.as('S01', 'shift_supervisor'), 'teams_under_quota')).toMatchObject({ count: 1, of: 1 });
    expect(await duty(await api.as('L01', 'team_leader'), 'agents_under_quota')).toBeUndefined();
  });

  it('tells a manager of drafts of schemes, and an administrator of the system only', async () => {
    await database.dataSource.query(
      `insert into scheme_version (scheme_id, number, definition, created_by, state)
       select scheme_id, 99, definition, 'Q01', 'draft' from scheme_version where number = 1 limit 1`,
    );
    expect(await duty(await api.as('M01', 'manager'), 'approve_scheme')).toMatchObject({ count: 1 });
    await database.dataSource.query(
      `insert into job (kind, payload, state, requested_by, finished_at) values ('close', '{}', 'failed', 'M01', now())`,
    );
    await database.dataSource.query(`update account set created_at = now() - interval '2 days' where employee_no in ('S01', 'L01')`);
    const admin = await home(await api.as('X01', 'admin'));
    expect(admin.duties.map(({ kind, count }) => [kind, count])).toEqual([
      ['failed_jobs', 1],
      ['never_signed_in', 2],
    ]);
    expect(admin.system).toMatchObject({ version: expect.stringMatching(/^\d/) });
    expect((await home(await api.as('Q01', 'qa_trainer'))).system).toBeNull();
  });
});
