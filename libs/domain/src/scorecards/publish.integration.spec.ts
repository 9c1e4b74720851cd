import type { INestApplicationContext } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CloseService } from './close.service.js';
import { PeriodService } from './period.service.js';
import { PublishService } from './publish.service.js';
import { PublishRefusedError } from './scorecards.errors.js';
import { writeMonthByHand } from './testing/month-by-hand.js';
import { openHouse, type FactWriter } from './testing/scorecard-house.js';

const ALL = ['unconfirmed_cases', 'missing_exam', 'missing_exam_part', 'retakes_due', 'under_quota', 'uneven_components'];
const month = { periodId: '2026-10', noticeDays: 0, accept: ALL, actor: '7001' };

describe('publishing a month', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let facts: FactWriter;
  let publish: PublishService;
  let close: CloseService;

  beforeEach(async () => {
    database = await createTestDatabase();
    ({ module: house, facts } = await openHouse(database.dataSource));
    publish = house.get(PublishService);
    close = house.get(CloseService);
    await writeMonthByHand(facts);
    await close.close({ periodId: '2026-10', actor: '7001' });
  });
  afterEach(async () => {
    await house.close();
    await database.drop();
  });

  const state = async () => (await house.get(PeriodService).get(database.dataSource.manager, '2026-10')).state;
  const found = async () => (await publish.checks('2026-10')).checks.filter((check) => check.count > 0);
  const check = async (code: string) => (await publish.checks('2026-10')).checks.find((one) => one.code === code);

  it('the checks name what is to be looked at', async () => {
    const subjects = Object.fromEntries(
      (await found()).map((one) => [one.code, one.subjects.map((each) => `${each.subject} ${each.note}`.trim())]),
    );
    expect(subjects).toEqual({
      unconfirmed_cases: ['C3'],
      missing_exam: ['0003', '0004'],
      missing_exam_part: ['0002 EX practical'],
      retakes_due: ['0002 EX'],
      under_quota: ['0001 4/8', '0002 6/8', '0003 3/8', '0004 0/12', '0005 6/8'],
      uneven_components: ['0003 exam', '0003 attendance'],
    });
  });

  it('what is not accepted by name holds the month back, in one sentence with the words to type', async () => {
    const refused = await publish.publish({ ...month, accept: ['missing_exam'] }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PublishRefusedError);
    expect((refused as PublishRefusedError).sentence('en')).toBe(
      `2026-10 is not published: look at unconfirmed_cases, missing_exam_part, retakes_due, under_quota, uneven_components, and if they may stand, run publish with --accept ${ALL.join(',')}.`,
    );
    expect(await state()).toBe('closing');
    await expect(publish.publish({ ...month, accept: ['stale_run'] })).rejects.toMatchObject({ code: 'scorecards.check_unknown' });
    await expect(publish.publish({ ...month, accept: ['everything'] })).rejects.toMatchObject({ code: 'scorecards.check_unknown' });
    await expect(publish.publish({ ...month, noticeDays: -1 })).rejects.toMatchObject({ code: 'scorecards.notice_days' });
  });

  it('drafts and open appeals block, whatever is accepted', async () => {
    await facts.evaluation({ agent: '0001', no: 'DRAFT', at: '2026-10-20T10:00:00+08:00', finalBp: 9000, state: 'draft' });
    expect(await check('drafts_left')).toMatchObject({ count: 1, blocking: true, subjects: [{ subject: 'DRAFT', name: '王一' }] });
    await expect(publish.publish(month)).rejects.toMatchObject({ code: 'scorecards.publish_blocked' });
    await database.dataSource.query(`update evaluation set state = 'appealed' where evaluation_no in ('DRAFT', 'A1')`);
    expect(await check('open_appeals')).toMatchObject({ count: 2, blocking: true });
    expect(await check('drafts_left')).toMatchObject({ count: 0 });
  });

  it('a fact that came after the run blocks until the month is closed again', async () => {
    await facts.revise('A1', 8000);
    await expect(publish.publish(month)).rejects.toMatchObject({ code: 'scorecards.publish_stale' });
    await close.close({ periodId: '2026-10', reason: 'appeal', actor: '7001' });
    expect(await publish.publish(month)).toMatchObject({ run: 2, state: 'locked' });
  });

  it('a changed key figure makes a run stale as well, though nobody marked it', async () => {
    await database.dataSource.query(`update metric_value set value = 200 where metric_code = 'calls_answered' and value = 300`);
    expect(await check('stale_run')).toMatchObject({ count: 1, blocking: true });
  });

  it('evaluations without a call matter only where a call list came in', async () => {
    expect(await check('evaluations_without_call')).toMatchObject({ count: 0 });
    await facts.evaluation({
      agent: '0001',
      no: 'LISTED',
      at: '2026-10-20T10:00:00+08:00',
      finalBp: null,
      purpose: 'targeted',
      listed: true,
    });
    expect(await check('evaluations_without_call')).toMatchObject({ count: 24, blocking: false });
    expect((await check('evaluations_without_call'))?.subjects).toHaveLength(24);
  });

  it('without notice the month is locked, and says who accepted what', async () => {
    expect(await publish.publish(month)).toMatchObject({ period: '2026-10', run: 1, state: 'locked', notice_until: null, accepted: ALL });
    const [run] = await database.dataSource.query('select published_by, accepted_checks from scorecard_run where number = 1');
    expect(run).toEqual({ published_by: '7001', accepted_checks: ALL });
    const trail = await database.dataSource.query(
      `select action, actor, detail ->> 'run' as run from audit_event where action like 'period.%' order by id`,
    );
    expect(trail).toEqual([
      { action: 'period.close', actor: '7001', run: '1' },
      { action: 'period.publish', actor: '7001', run: '1' },
    ]);
    await expect(publish.publish(month)).rejects.toMatchObject({ code: 'scorecards.already_published' });
  });

  it('a published run takes down the head of the audit chain, with its own publishing under it', async () => {
    await publish.publish(month);
    const [head] = await database.dataSource.query(
      `select e.action, c.hash = r.audit_hash as same from scorecard_run r join audit_chain c on c.seq = r.audit_seq join audit_event e on e.id = c.event_id`,
    );
    expect(head).toEqual({ action: 'period.publish', same: true });
  });

  it('a notice period ends by itself or is cut short by name; what was accepted at its start stays accepted', async () => {
    const opened = await publish.publish({ ...month, noticeDays: 3 });
    expect(opened).toMatchObject({ state: 'notice', run: 1, accepted: ALL });
    expect(await state()).toBe('notice');
    await expect(publish.publish({ ...month, accept: [] })).rejects.toMatchObject({
      code: 'scorecards.publish_refused',
      params: { checks: 'notice_running' },
    });
    await database.dataSource.query(`update period set notice_until = '2020-01-01' where id = '2026-10'`);
    expect(await publish.publish({ ...month, accept: [] })).toMatchObject({ state: 'locked', accepted: ALL });
  });

  it('a month that is not over is put on notice or published only when that is accepted by name', async () => {
    const early = { ...month, periodId: '2099-01', accept: ['missing_exam', 'under_quota'] };
    await facts.evaluations('0001', '2099-01-05', [9000, 9000, 9000, 9000]);
    await close.close({ periodId: '2099-01', actor: '7001' });
    const { checks } = await publish.checks('2099-01');
    expect(checks.find((one) => one.code === 'month_running')).toMatchObject({
      count: 1,
      blocking: false,
      subjects: [{ subject: '2099-01-31' }],
    });
    for (const noticeDays of [0, 3]) {
      await expect(publish.publish({ ...early, noticeDays })).rejects.toMatchObject({
        code: 'scorecards.publish_refused',
        params: { checks: 'month_running' },
      });
    }
    const accepted = { ...early, accept: [...early.accept, 'month_running'] };
    expect((await publish.publish(accepted)).accepted).toContain('month_running');
  });

  it('a locked month refuses facts unless they are meant, and is then published once more as a restatement', async () => {
    await publish.publish(month);
    const periods = house.get(PeriodService);
    const { manager } = database.dataSource;
    const refusal = manager.transaction((tx) => periods.refuseIfLocked(tx, ['2026-09', '2026-10'], null));
    await expect(refusal).rejects.toMatchObject({ code: 'scorecards.period_locked', params: { periods: '2026-10' } });
    await manager.transaction((tx) => periods.refuseIfLocked(tx, ['2026-10'], 'a wrong score'));
    await facts.revise('A1', 10000);
    await close.close({ periodId: '2026-10', reason: 'a wrong score', actor: '7001' });
    expect(await state()).toBe('locked');
    await expect(publish.publish({ ...month, noticeDays: 2 })).rejects.toMatchObject({ code: 'scorecards.notice_on_locked' });
    expect(await publish.publish(month)).toMatchObject({ run: 2, state: 'locked' });
  });

  it('the next month shows who moved a grade, and plans more after a bad month', async () => {
    await publish.publish(month);
    await facts.evaluations('0001', '2026-11-02', [9900, 9900, 9900, 9900]);
    await facts.evaluations('0002', '2026-11-02', [7100, 7100, 7100, 7100]);
    await close.close({ periodId: '2026-11', actor: '7001' });
    const { checks, grade_histogram } = await publish.checks('2026-11');
    expect(checks.find((one) => one.code === 'grade_moves')).toMatchObject({
      count: 2,
      subjects: [
        { subject: '0001', note: 'B → A' },
        { subject: '0002', note: 'C → D' },
      ],
    });
    expect(checks.find((one) => one.code === 'under_quota')?.subjects.find((one) => one.subject === '0002')).toMatchObject({
      note: '4/12',
    });
    expect(grade_histogram).toEqual([
      { grade: 'A', count: 1, previous: 1 },
      { grade: 'B', count: 0, previous: 1 },
      { grade: 'C', count: 0, previous: 1 },
      { grade: 'D', count: 1, previous: 0 },
      { grade: null, count: 2, previous: 2 },
    ]);
  });

  it('a month that was never closed, or that nothing came in for, is not published', async () => {
    await expect(publish.publish({ ...month, periodId: '2026-11' })).rejects.toMatchObject({ code: 'scorecards.never_closed' });
    await expect(publish.publish({ ...month, periodId: '2031-01' })).rejects.toMatchObject({ code: 'scorecards.period_empty' });
    await expect(publish.checks('october')).rejects.toMatchObject({ code: 'scorecards.period_unknown' });
  });
});
