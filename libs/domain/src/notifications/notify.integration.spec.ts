import { SAMPLE_ACTOR } from '@contracts/settings.js';
import type { Notification } from '@contracts/notifications.js';
import { CloseService } from '@domain/scorecards/close.service.js';
import { ACCEPTABLE_CHECKS } from '@domain/scorecards/publish-checks.js';
import { PublishService } from '@domain/scorecards/publish.service.js';
import { HousekeepingService } from '../maintenance/housekeeping.service.js';
import { HousekeepingModule } from '../maintenance/housekeeping.module.js';
import type { TestingModule } from '@nestjs/testing';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { importText } from '../../../../test/support/import-text.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { seedTwoTeams } from '../../../../test/support/two-teams.js';

const LIST = '/api/v1/notifications';

describe('notifications', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let worker: TestingModule;
  let agent: Client;
  let leader: Client;
  let manager: Client;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 8 });
    api = await apiOn(database);
    worker = await domainOn(database.dataSource, HousekeepingModule);
    await seedTwoTeams(api.app);
    await database.dataSource.query(`update scorecard_run set published_by = $1`, [SAMPLE_ACTOR]);
    await database.dataSource.query(`update evaluation_revision set changed_by = $1`, [SAMPLE_ACTOR]);
    agent = await api.as('A0001', 'agent');
    leader = await api.as('L01', 'team_leader');
    manager = await api.as('M01', 'manager');
    await api.as('F0001', 'agent');
    await api.as('S01', 'shift_supervisor');
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
    await database.drop();
  });

  const query = (sql: string, params: unknown[] = []): Promise<unknown> => database.dataSource.query(sql, params);
  /** What was just written is told two seconds later. */
  const later = () =>
    query(`update evaluation_revision set changed_at = changed_at - interval '3 seconds' where changed_at > now() - interval '3 seconds'`);
  const since = () => query(`update notification_mark set told_until = now() - interval '1 minute'`);
  const tell = () => worker.get(HousekeepingService).run('notify');
  const told = async (who: Client): Promise<[string, unknown][]> =>
    ((await who.get(LIST)).body.items as Notification[]).map(({ kind, params }) => [kind, params]);
  const evaluated = (from: number, to: number, more = '') =>
    importText(
      api.app,
      'evaluations',
      `质检编号,评分表,录音编号,工号,通话开始时间,方向,质检员工号,质检时间,抽检方式,C1,C2
${Array.from({ length: to - from + 1 }, (_, at) => `N-${from + at},STD,REC-N${from + at},A0001,2026-11-0${from + at} 10:00,呼入,Q01,2026-11-0${from + at} 15:00,随机,9,${more === '' ? 9 : more}`).join('\n')}`,
    );

  it('tell nobody of the sample, or of what was there before there was a bell', async () => {
    await since();
    await tell();
    expect([await told(agent), await told(leader), await told(manager)]).toEqual([[], [], []]);
  });

  it('tell an agent of several new results in one sentence, once, and nobody else', async () => {
    await since();
    await evaluated(1, 3);
    await later();
    await tell();
    await tell();
    expect(await told(agent)).toEqual([['evaluations_released', { count: 3 }]]);
    expect(await told(await api.as('F0001', 'agent'))).toEqual([]);
  });

  it('name a single result, and one that was changed', async () => {
    await since();
    await query('delete from notification');
    await query(`update evaluation_revision set changed_at = changed_at - interval '1 hour'`);
    await evaluated(4, 4);
    await evaluated(1, 1, '7');
    await later();
    await tell();
    expect((await told(agent)).toSorted()).toEqual([
      ['evaluations_released', { count: 1, evaluation_no: 'N-4' }],
      ['evaluations_revised', { count: 1, evaluation_no: 'N-1' }],
    ]);
  });

  it('never pass by a change whose transaction is not over yet', async () => {
    await query('delete from notification');
    const slow = database.dataSource.createQueryRunner();
    await slow.startTransaction();
    await slow.query(`select 1`);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await tell();
    await slow.query(
      `insert into evaluation_revision select (jsonb_populate_record(r, jsonb_build_object('revision', 2, 'change', 'changed', 'changed_at', now()))).*
       from evaluation_revision r where evaluation_no = 'N-4' and revision = 1`,
    );
    await slow.commitTransaction();
    await slow.release();
    await tell();
    expect(await told(agent)).toEqual([['evaluations_revised', { count: 1, evaluation_no: 'N-4' }]]);
  });

  it('are made together or not at all, and then the next time', async () => {
    await query('delete from notification');
    await since();
    await query(`update evaluation_revision set changed_at = changed_at - interval '1 hour'`);
    await evaluated(5, 5);
    await later();
    await query(`alter table notification_told add constraint cut_off check (kind <> 'scheme_waiting')`);
    await query(
      `insert into scheme_version (scheme_id, number, definition, created_by, state)
       select scheme_id, 99, definition, 'Q01', 'draft' from scheme_version where number = 1 limit 1`,
    );
    await expect(tell()).rejects.toThrow();
    expect(await told(agent)).toEqual([]);
    await query('alter table notification_told drop constraint cut_off');
    await tell();
    expect(await told(agent)).toEqual([['evaluations_released', { count: 1, evaluation_no: 'N-5' }]]);
    expect(await told(manager)).toEqual([['scheme_waiting', { scheme: 'AGENT-STD', version: 99 }]]);
  });

  it('tell agents with a card, their leader and supervisor of a month on notice, published and restated', async () => {
    await query('delete from notification');
    const publishing = api.app.get(PublishService, { strict: false });
    const closing = api.app.get(CloseService, { strict: false });
    const month = { periodId: '2026-11', accept: ACCEPTABLE_CHECKS, actor: 'M01' };
    await closing.close({ periodId: '2026-11', actor: 'Q01' });
    await publishing.publish({ ...month, noticeDays: 3 });
    await tell();
    await tell();
    expect(await told(leader)).toEqual([['month_on_notice', { period: '2026-11', until: expect.any(String) }]]);
    expect((await told(agent)).map(([kind]) => kind)).toEqual(['month_on_notice']);
    await publishing.publish({ ...month, noticeDays: 0 });
    await tell();
    await closing.close({ periodId: '2026-11', actor: 'Q01', reason: '补录' });
    await tell();
    await publishing.publish({ ...month, noticeDays: 0 });
    await tell();
    expect((await told(leader)).map(([kind]) => kind)).toEqual(['month_restated', 'month_published', 'month_on_notice']);
    const { items } = (await agent.get(LIST)).body as { items: Notification[] };
    expect(items.map(({ path }) => path)).toEqual(items.map(() => '/results?period=2026-11'));
    expect((await told(await api.as('S01', 'shift_supervisor'))).map(([kind]) => kind)).toContain('month_restated');
  });

  it('are read by their owner alone, some or all, and are paged by their keys', async () => {
    const { items, unread } = (await leader.get(LIST)).body as { items: Notification[]; unread: number };
    expect(unread).toBe(3);
    expect((await agent.post(`${LIST}/read`, { ids: items.map(({ id }) => id) })).body).toEqual({ unread: 3 });
    expect((await leader.get(LIST)).body.unread).toBe(3);
    expect((await leader.post(`${LIST}/read`, { ids: [items[1]!.id] })).body).toEqual({ unread: 2 });
    expect((await leader.post(`${LIST}/read`, { up_to: items[1]!.id })).body).toEqual({ unread: 1 });
    expect((await leader.post(`${LIST}/read`, {})).body).toEqual({ unread: 0 });
    const first = (await leader.get(`${LIST}?page_size=2`)).body as { items: Notification[]; next_cursor: string };
    const second = (await leader.get(`${LIST}?page_size=2&cursor=${first.next_cursor}`)).body as { items: Notification[] };
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  });
});
