import { setTimeout as pause } from 'node:timers/promises';
import type { TestingModule } from '@nestjs/testing';
import type { EntityManager } from 'typeorm';
import { createEvaluation, saveEvaluationDraft } from '@contracts/evaluations.js';
import type { Actor } from '@platform/auth/actor.js';
import { EVERYTHING } from '@platform/auth/data-scope.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { seedEvaluatedCentre } from '../../../../test/support/evaluated-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { AccumulateService } from '../scorecards/accumulate.service.js';
import { CloseService } from '../scorecards/close.service.js';
import { DraftService } from './draft.service.js';
import type { Evaluator } from './evaluation-planner.js';
import { EvaluationsModule } from './evaluations.module.js';
import { ReviseService } from './revise.service.js';
import { SubmitService } from './submit.service.js';

const CLEAN = { Q1: { points: 0 }, Q2: { points: 0 } };
const NOT_RESTATING = { reason: null, allowed: true };

const newEvaluation = (recording_id: string, more: Record<string, unknown> = {}) =>
  createEvaluation.body.parse({
    call: { recording_id, employee_no: '0001', started_at: '2026-10-05T09:30:00+08:00', direction: 'inbound' },
    form_code: 'STD',
    answers: CLEAN,
    ...more,
  });
const content = (points: number) => saveEvaluationDraft.body.parse({ answers: { ...CLEAN, Q1: { points } } });

/** What came of several things done at once: the values, and the codes of the refusals. */
async function together<Value>(...works: Promise<Value>[]): Promise<{ done: Value[]; refused: string[] }> {
  const results = await Promise.allSettled(works);
  return {
    done: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    refused: results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : [])),
  };
}

describe('evaluators at the same time', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let drafts: DraftService;
  let submits: SubmitService;
  let revisions: ReviseService;
  let qa: Evaluator;
  let other: Evaluator;

  beforeEach(async () => {
    database = await createTestDatabase({ poolSize: 16 });
    module = await domainOn(database.dataSource, EvaluationsModule);
    await seedEvaluatedCentre(database.dataSource, module);
    drafts = module.get(DraftService);
    submits = module.get(SubmitService);
    revisions = module.get(ReviseService);
    qa = await evaluator('0900');
    other = await evaluator('0901');
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, params);
  const count = async (table: string) => (await query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

  async function evaluator(employeeNo: string): Promise<Evaluator> {
    const [{ id }] = (await query<{ id: number }>('select id from person where employee_no = $1', [employeeNo])) as [{ id: number }];
    const actor: Actor = {
      accountId: id,
      employeeNo,
      name: employeeNo,
      personId: id,
      roles: [{ role: 'qa_trainer', personId: id }],
      tokenPermissions: null,
    };
    return { actor, scope: EVERYTHING };
  }

  /** Opens a transaction that does something and stays open until `commit`. */
  async function openTransaction(work: (tx: EntityManager) => Promise<unknown>): Promise<() => Promise<void>> {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    await work(runner.manager);
    return async () => {
      await runner.commitTransaction();
      await runner.release();
    };
  }

  it('of two windows that save the same draft one is told that the other did', async () => {
    const { saved, tag } = await drafts.create(newEvaluation('R1'), qa);
    const { done, refused } = await together(...[1, 2, 3].map((points) => drafts.save(saved.evaluation_no, content(points), qa, tag)));
    expect(done).toHaveLength(1);
    expect(done[0]!.tag).not.toBe(tag);
    expect(refused).toEqual(['http.stale', 'http.stale']);
    await expect(drafts.save(saved.evaluation_no, content(4), qa, tag)).rejects.toMatchObject({ code: 'http.stale' });
  });

  it('a draft submitted several times at once becomes one evaluation, and all are told the same', async () => {
    const { saved, tag } = await drafts.create(newEvaluation('R1'), qa);
    const submit = () => submits.submitDraft(saved.evaluation_no, qa, NOT_RESTATING, tag);
    const { done, refused } = await together(submit(), submit(), submit(), submit());
    expect(refused).toEqual([]);
    expect(new Set(done.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(done[0]).toMatchObject({ tag: '1', saved: { state: 'released', revision: 1 } });
    expect(await count('evaluation_revision')).toBe(1);
    expect(await query('select version from dirty')).toEqual([{ version: '1' }]);
    expect(await submit()).toEqual(done[0]);
  });

  it('a draft that is saved while it is submitted is either submitted as it was or refused', async () => {
    const { saved, tag } = await drafts.create(newEvaluation('R1'), qa);
    const { done, refused } = await together(
      submits.submitDraft(saved.evaluation_no, qa, NOT_RESTATING, tag),
      drafts.save(saved.evaluation_no, content(7), qa, tag),
    );
    expect(done).toHaveLength(1);
    expect(['http.stale', 'evaluations.draft_unknown']).toContain(refused[0]);
    expect([await count('evaluation'), await count('evaluation_draft')]).toEqual(done[0]?.tag === '1' ? [1, 0] : [0, 1]);
  });

  it('the same evaluation created and submitted several times at once is one, and all are told the same', async () => {
    const submit = () => submits.submitNew(newEvaluation('R1', { submit: true }), qa, NOT_RESTATING);
    const { done, refused } = await together(submit(), submit(), submit());
    expect(refused).toEqual([]);
    expect(new Set(done.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await count('evaluation')).toBe(1);
  });

  it('two who first evaluate the same call share it', async () => {
    const { done, refused } = await together(
      ...[qa, other, qa, other].map((who, index) =>
        submits.submitNew(newEvaluation('R1', { submit: true, purpose: 'targeted', evaluation_no: `N${index}` }), who, NOT_RESTATING),
      ),
    );
    expect([done.length, refused]).toEqual([4, []]);
    expect([await count('call'), await count('evaluation')]).toEqual([1, 4]);
    expect(await query('select count(distinct call_id)::int as calls from evaluation')).toEqual([{ calls: 1 }]);
  });

  it('of several who sample the same call at once one gets through, also where others evaluated it before', async () => {
    const sample = (recording: string) =>
      together(
        ...[qa, other, qa, other, qa, other].map((who, index) =>
          submits.submitNew(newEvaluation(recording, { submit: true, evaluation_no: `${recording}-${index}` }), who, NOT_RESTATING),
        ),
      );
    const refusals = Array.from({ length: 5 }, () => 'evaluations.already_evaluated');
    expect(await sample('R1')).toMatchObject({ done: [{ tag: '1' }], refused: refusals });
    await submits.submitNew(newEvaluation('R2', { submit: true, purpose: 'targeted' }), qa, NOT_RESTATING);
    expect(await sample('R2')).toMatchObject({ done: [{ tag: '1' }], refused: refusals });
    expect([await count('call'), await count('evaluation')]).toEqual([2, 3]);
  });

  it('two who sample a known call and were both let in before either had written do not both get through', async () => {
    await submits.submitNew(newEvaluation('R1', { submit: true, purpose: 'targeted', evaluation_no: 'N0' }), qa, NOT_RESTATING);
    const { saved } = await drafts.create(newEvaluation('R1', { answers: CLEAN }), qa);
    // The agent's mark is held: both have looked for evaluations of the call and wait.
    const commit = await openTransaction((tx) => tx.query('update dirty set version = version + 1'));
    const submitting = together(
      submits.submitDraft(saved.evaluation_no, qa, NOT_RESTATING, null),
      submits.submitNew(newEvaluation('R1', { submit: true }), other, NOT_RESTATING),
    );
    await pause(600);
    await commit();
    expect(await submitting).toMatchObject({ done: [{ tag: '1' }], refused: ['evaluations.already_evaluated'] });
    const [won, lost] = [await count('evaluation'), await count(`evaluation_draft where evaluation_no = 'R1/STD/0900'`)];
    const [{ mine }] = (await query(`select count(*)::int as mine from evaluation_key where evaluation_no = 'R1/STD/0900'`)) as [
      { mine: number },
    ];
    expect([won, lost]).toEqual([2, 1 - mine]);
  });

  it('one number is given to one evaluation, and a draft that lost it stays', async () => {
    const submit = (recording: string, who: Evaluator) =>
      submits.submitNew(newEvaluation(recording, { evaluation_no: 'N1', submit: true }), who, NOT_RESTATING);
    const { done, refused } = await together(submit('R1', qa), submit('R2', other), submit('R3', qa));
    expect([done.length, refused]).toEqual([1, ['evaluations.number_taken', 'evaluations.number_taken']]);
    expect(await count('evaluation')).toBe(1);
    await drafts.create(newEvaluation('R4', { evaluation_no: 'N2' }), qa);
    await expect(submits.submitNew(newEvaluation('R5', { evaluation_no: 'N2', submit: true }), qa, NOT_RESTATING)).rejects.toMatchObject({
      code: 'evaluations.number_taken',
    });
    // An import knows of no drafts.
    await query(`update evaluation set evaluation_no = 'N2'`);
    await query(`update evaluation_key set evaluation_no = 'N2'`);
    await expect(submits.submitDraft('N2', qa, NOT_RESTATING, null)).rejects.toMatchObject({ code: 'evaluations.number_taken' });
    expect(await count('evaluation_draft')).toBe(1);
  });

  it('of two who revise the same revision one is told that the other did', async () => {
    const { saved, tag } = await submits.submitNew(newEvaluation('R1', { submit: true }), qa, NOT_RESTATING);
    const revise = (points: number, who: Evaluator) =>
      revisions.revise(saved.evaluation_no, { ...content(points), reason: `${points}` }, who, NOT_RESTATING, tag);
    const { done, refused } = await together(revise(1, qa), revise(2, other), revise(3, qa));
    expect(done.map((each) => each.tag)).toEqual(['2']);
    expect(refused).toEqual(['http.stale', 'http.stale']);
    expect(await count('evaluation_revision')).toBe(2);
  });

  it('an evaluation submitted while its agent is summed keeps its mark, and its nudge is passed on after it', async () => {
    await submits.submitNew(newEvaluation('R1', { submit: true }), qa, NOT_RESTATING);
    const accumulate = module.get(AccumulateService);
    for (let turn = 2; turn <= 9; turn += 1) {
      await Promise.all([
        submits.submitNew(newEvaluation(`R${turn}`, { submit: true }), qa, NOT_RESTATING),
        accumulate.drain('2026-10'),
        submits.submitNew(newEvaluation(`R${turn}b`, { submit: true }), other, NOT_RESTATING),
      ]);
    }
    await accumulate.drain('2026-10');
    expect(await query('select sum(n)::int as n from accumulator')).toEqual([{ n: 17 }]);
    expect(await count('dirty')).toBe(0);
  });

  it('a nudge that somebody is passing on is not relied on', async () => {
    await submits.submitNew(newEvaluation('R1', { submit: true }), qa, NOT_RESTATING);
    const commit = await openTransaction((tx) => tx.query('select id from outbox where relayed_at is null for update skip locked'));
    await submits.submitNew(newEvaluation('R2', { submit: true }), qa, NOT_RESTATING);
    await commit();
    expect(await count('outbox where relayed_at is null')).toBe(2);
    await submits.submitNew(newEvaluation('R3', { submit: true }), qa, NOT_RESTATING);
    expect(await count('outbox where relayed_at is null')).toBe(2);
    await query(`update outbox set created_at = now() - interval '2 seconds'`);
    await submits.submitNew(newEvaluation('R4', { submit: true }), qa, NOT_RESTATING);
    expect(await count('outbox where relayed_at is null')).toBe(3);
  });

  it('evaluations submitted while the month is closed are in the run or still marked', async () => {
    await submits.submitNew(newEvaluation('R0', { submit: true }), qa, NOT_RESTATING);
    const numbers = Array.from({ length: 12 }, (_, index) => `R${index + 1}`);
    const [run] = await Promise.all([
      module.get(CloseService).close({ periodId: '2026-10', actor: 'test' }),
      ...numbers.map(async (recording, index) => {
        await pause(index * 5);
        return submits.submitNew(newEvaluation(recording, { submit: true }), index % 2 === 0 ? qa : other, NOT_RESTATING);
      }),
    ]);
    const [seen] = await query<{ n: number }>('select coalesce(sum(cardinality(evaluation_ids)), 0)::int as n from scorecard_run_input');
    expect(await count('evaluation')).toBe(13);
    expect((seen?.n ?? 0) === 13 || (await count('dirty')) === 1).toBe(true);
    const again = await module.get(CloseService).close({ periodId: '2026-10', reason: 'late', actor: 'test' });
    expect(again.run).toBe(run.run + 1);
    const [last] = await query<{ n: number }>(
      `select sum(cardinality(i.evaluation_ids))::int as n from scorecard_run_input i join scorecard_run r on r.id = i.run_id where r.number = 2`,
    );
    expect(last).toEqual({ n: 13 });
  });

  it('an evaluation submitted while its month is being locked is refused and leaves nothing, its draft stays', async () => {
    await submits.submitNew(newEvaluation('R0', { submit: true }), qa, NOT_RESTATING);
    const { saved } = await drafts.create(newEvaluation('R1'), qa);
    const before = await query('select version from dirty');
    const commit = await openTransaction((tx) => tx.query(`update period set state = 'locked' where id = '2026-10'`));
    const submitting = together(
      submits.submitDraft(saved.evaluation_no, qa, NOT_RESTATING, null),
      submits.submitNew(newEvaluation('R2', { submit: true }), qa, NOT_RESTATING),
      revisions.revise('R0/STD/0900', { ...content(3), reason: 'x' }, other, NOT_RESTATING, null),
    );
    await pause(200);
    await commit();
    expect(await submitting).toEqual({ done: [], refused: Array.from({ length: 3 }, () => 'scorecards.period_locked') });
    expect([await count('evaluation'), await count('evaluation_draft'), await count('call')]).toEqual([1, 1, 1]);
    expect(await query('select version from dirty')).toEqual(before);
  });

  it('a month is not locked under a submit that was let in', async () => {
    await submits.submitNew(newEvaluation('R0', { submit: true }), qa, NOT_RESTATING);
    const order: string[] = [];
    // The agent's mark is held: the submit has passed the month's gate and waits there.
    const commit = await openTransaction((tx) => tx.query('update dirty set version = version + 1'));
    const submitting = submits.submitNew(newEvaluation('R1', { submit: true }), qa, NOT_RESTATING).then(() => order.push('submitted'));
    await pause(600);
    const locking = query(`update period set state = 'locked' where id = '2026-10'`).then(() => order.push('locked'));
    await pause(200);
    expect(order).toEqual([]);
    await commit();
    await Promise.all([submitting, locking]);
    expect(await count('evaluation')).toBe(2);
    expect(await query('select version from dirty')).toEqual([{ version: '3' }]);
  });
});
