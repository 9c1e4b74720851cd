import type { INestApplicationContext } from '@nestjs/common';
import { schemeExample } from '@contracts/schemes.js';
import { CloseService } from '@domain/scorecards/close.service.js';
import { SchemeTrialService } from '@domain/scorecards/scheme-trial.service.js';
import { writeMonthByHand } from '@domain/scorecards/testing/month-by-hand.js';
import { openHouse } from '@domain/scorecards/testing/scorecard-house.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const VERSIONS = '/api/v1/schemes/AGENT-STD/versions';
const [qa, exam, ...others] = schemeExample.components;
/** Quality counts for more, exams for less. */
const heavier = { ...schemeExample, components: [{ ...qa!, weight: 0.6 }, { ...exam!, weight: 0.1 }, ...others] };

describe('scorecard schemes over HTTP', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let api: ApiFixture;
  let trainer: Client;
  let manager: Client;

  beforeEach(async () => {
    database = await createTestDatabase({ poolSize: 12 });
    const opened = await openHouse(database.dataSource);
    house = opened.module;
    await writeMonthByHand(opened.facts);
    await house.get(CloseService).close({ periodId: '2026-10', actor: '7001' });
    api = await apiOn(database);
    trainer = await api.as('7001', 'qa_trainer');
    manager = await api.as('6001', 'manager');
  });
  afterEach(async () => {
    await api.close();
    await house.close();
    await database.drop();
  });

  const draft = (who: Client, definition: unknown = heavier) => who.post(VERSIONS, { definition });
  const close = (reason?: string) => house.get(CloseService).close({ periodId: '2026-10', reason, actor: '7001' });

  it('everyone reads what is in force; drafts are for those who write and approve', async () => {
    expect((await draft(trainer)).status).toBe(201);
    const agent = await api.as('0001', 'agent');
    expect((await agent.get('/api/v1/schemes')).body.items).toMatchObject([
      { code: 'AGENT-STD', kind: 'agent', versions: [{ number: 1, state: 'approved', effective_from: null }] },
      { code: 'LEADER-STD', kind: 'team_leader' },
    ]);
    const { definition } = (await agent.get(`${VERSIONS}/1`)).body;
    expect(definition).toMatchObject({ pass_mark: 85, range: { lowest: 0, highest: 105 } });
    expect(definition.components[0]).toEqual({ code: 'qa', weight: 0.5, map: { kind: 'identity' } });
    expect(await agent.get(`${VERSIONS}/2`)).toMatchObject({ status: 404, body: { code: 'scorecards.scheme_version_missing' } });
    expect((await draft(agent)).status).toBe(403);
    expect((await manager.get('/api/v1/schemes/AGENT-STD')).body.versions).toMatchObject([{ number: 1 }, { number: 2, state: 'draft' }]);
    expect((await manager.get('/api/v1/schemes/NONE')).status).toBe(404);
  });

  it('every field that is wrong is named', async () => {
    const wrong = {
      ...heavier,
      components: [
        { ...qa!, weight: 0.5 },
        { code: 'team_qa', weight: 0.1, map: { kind: 'linear', floor: 90, target: 80 } },
      ],
      grades: {
        ...heavier.grades,
        bands: [
          { grade: 'A', from: 90 },
          { grade: 'B', from: 95 },
        ],
      },
      quota: { ...heavier.quota, bad_grades: ['E'] },
    };
    const answer = await draft(trainer, wrong);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/definition/components/1/code',
      '/definition/components',
      '/definition/components/1/map/target',
      '/definition/grades/bands/1/from',
      '/definition/grades/bands/1/from',
      '/definition/quota/bad_grades/0',
    ]);
    const finer = await draft(trainer, { ...heavier, pass_mark: 85.125 });
    expect(finer.body.errors).toMatchObject([{ pointer: '/definition/pass_mark', code: 'scorecards.scheme_decimals' }]);
    expect((await draft(trainer, { ...heavier, kind: 'team_leader' })).body.errors[0].pointer).toBe('/definition/kind');
    expect((await draft(trainer, { ...heavier, surprise: 1 })).status).toBe(400);
    expect((await trainer.post('/api/v1/schemes/NEW/versions', { definition: heavier })).body.errors[0].pointer).toBe('/name_zh');
  });

  it('a draft is written over only as it was read, and never once it is approved', async () => {
    const first = await draft(trainer);
    const tag = first.headers.get('etag')!;
    const put = (who: Client, definition: unknown) => who.put(`${VERSIONS}/2`, { definition }, { 'if-match': tag });
    const both = await Promise.all([put(trainer, schemeExample), put(manager, { ...heavier, min_sample: 5 })]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(both.find((answer) => answer.status === 409)?.body.code).toBe('http.stale');
    const second = await api.as('6002', 'manager');
    expect((await second.post(`${VERSIONS}/2/approval`, { effective_from: '2026-11' }, { 'if-match': tag })).status).toBe(409);
    expect((await second.post(`${VERSIONS}/2/approval`, { effective_from: '2026-11' })).status).toBe(200);
    expect(await trainer.put(`${VERSIONS}/2`, { definition: heavier })).toMatchObject({
      status: 409,
      body: { code: 'scorecards.scheme_not_draft' },
    });
    expect((await draft(trainer)).body.number).toBe(3);
    const trail = await database.dataSource.query(`select action, actor from audit_event where action like 'scheme.%' order by id`);
    expect(trail.map((event: { action: string }) => event.action)).toEqual([
      'scheme.draft',
      'scheme.redraft',
      'scheme.approve',
      'scheme.draft',
    ]);
  });

  it('whoever wrote a draft does not approve it, unless there is no other manager', async () => {
    const approve = () => manager.post(`${VERSIONS}/2/approval`, { effective_from: '2026-11' });
    await draft(manager);
    await api.as('6002', 'manager');
    expect(await approve()).toMatchObject({ status: 409, body: { code: 'scorecards.scheme_own' } });
    expect((await trainer.post(`${VERSIONS}/2/approval`, { effective_from: '2026-11' })).status).toBe(403);
    await database.dataSource.query(`update account set disabled_at = now() where employee_no = '6002'`);
    expect(await approve()).toMatchObject({ status: 200, body: { state: 'approved', approved_by: '6001', effective_from: '2026-11' } });
  });

  it('a month is closed by the version in force in it, from that month on and not before', async () => {
    await draft(trainer);
    await manager.post(`${VERSIONS}/2/approval`, { effective_from: '2026-11' });
    expect((await close('again')).changed).toBe(false);
    await draft(trainer);
    expect((await manager.post(`${VERSIONS}/3/approval`, { effective_from: '2026-10' })).status).toBe(200);
    const asked = await manager.post('/api/v1/periods/2026-10/checks', {});
    await api.work();
    const { result } = (await manager.get(`/api/v1/jobs/${asked.body.id}`)).body;
    expect(result.checks.find((check: { code: string }) => check.code === 'stale_run').count).toBe(1);
    expect((await close('new scheme')).changed).toBe(true);
    expect((await manager.get('/api/v1/periods/2026-10/runs')).body.items[0]).toMatchObject({
      run: 3,
      scheme: 'AGENT-STD',
      scheme_version: 3,
    });
  });

  it('nothing takes effect in months that are on notice or stand, nor before them', async () => {
    await draft(trainer);
    await database.dataSource.query(`update period set state = 'locked' where id = '2026-10'`);
    for (const effective_from of ['2026-10', '2025-01'])
      expect(await manager.post(`${VERSIONS}/2/approval`, { effective_from })).toMatchObject({
        status: 409,
        body: { code: 'scorecards.scheme_settled' },
      });
    expect((await manager.post(`${VERSIONS}/2/approval`, { effective_from: '2026-11' })).status).toBe(200);
  });

  it('of two approvals at once one is too late', async () => {
    await draft(trainer);
    const second = await api.as('6002', 'manager');
    const answers = await Promise.all([manager, second].map((who) => who.post(`${VERSIONS}/2/approval`, { effective_from: '2026-11' })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('a trial tells who would move, and leaves nothing behind', async () => {
    const strict = {
      ...heavier,
      grades: {
        ...heavier.grades,
        bands: heavier.grades.bands.map((band) => ({ ...band, from: Math.min(100, band.from + (band.from > 0 ? 8 : 0)) })),
      },
    };
    await draft(trainer, strict);
    const sums = () => database.dataSource.query('select count(*)::int as n, sum(sum_final_bp)::text as s from accumulator');
    const [before, runs] = [await sums(), await manager.get('/api/v1/periods/2026-10/runs')];
    const trial = await house.get(SchemeTrialService).run({ code: 'AGENT-STD', number: 2, periodId: '2026-10' });
    expect(trial).toMatchObject({ compared_with: { scheme: 'AGENT-STD', version: 1 }, cards: 5 });
    expect(trial.grade_moves).toBeGreaterThan(0);
    expect(trial.moved.every((one) => one.composite_before !== one.composite_after || one.grade_before !== one.grade_after)).toBe(true);
    expect(await sums()).toEqual(before);
    expect((await manager.get('/api/v1/periods/2026-10/runs')).body).toEqual(runs.body);
    const same = await house.get(SchemeTrialService).run({ code: 'AGENT-STD', number: 1, periodId: '2026-10' });
    expect(same).toMatchObject({ grade_moves: 0, moved: [] });
    expect(await trainer.post(`${VERSIONS}/2/trial`, { period: '2026-10' })).toMatchObject({
      status: 202,
      body: { kind: 'scheme_trial', state: 'queued' },
    });
  });

  it('a new code with names becomes a scheme, out of sight of close until it is approved', async () => {
    const made = await trainer.post('/api/v1/schemes/NIGHT/versions', { name_zh: '夜班', name_en: 'Night', definition: heavier });
    expect(made).toMatchObject({ status: 201, body: { code: 'NIGHT', number: 1, state: 'draft' } });
    const closing = house.get(CloseService).close({ periodId: '2026-10', schemeCode: 'NIGHT', reason: 'x', actor: '7001' });
    await expect(closing).rejects.toMatchObject({ code: 'scorecards.scheme_unknown' });
  });
});
