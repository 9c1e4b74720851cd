import type { INestApplicationContext } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CloseService } from './close.service.js';
import type { CardPair } from './compare-cards.js';
import { RunDifferenceService, type RunDifference } from './run-difference.service.js';
import { RunDifferenceStore } from './run-difference.store.js';
import { ScorecardQueryService } from './scorecard-query.service.js';
import { writeMonthByHand } from './testing/month-by-hand.js';
import { openHouse, type FactWriter } from './testing/scorecard-house.js';

const KINDS = ['agent', 'team_leader', 'team', 'supervisor', 'center'];
const inReadingOrder = (one: string, other: string): number =>
  KINDS.indexOf(one.split(' ')[0]!) - KINDS.indexOf(other.split(' ')[0]!) || (one < other ? -1 : 1);

describe('a month closed again after late facts', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let facts: FactWriter;
  let difference: RunDifference;

  beforeAll(async () => {
    database = await createTestDatabase();
    ({ module: house, facts } = await openHouse(database.dataSource));
    await writeMonthByHand(facts);
    const close = house.get(CloseService);
    await close.close({ periodId: '2026-10', actor: 'test' });
    await facts.evaluation({ agent: '0001', no: 'LATE', at: '2026-10-30T10:00:00+08:00', finalBp: 9800 });
    await facts.revise('B6', 9000);
    await facts.withdraw('FIRST');
    await facts.exam('EX', '2026-10-20', [{ agent: '0002', attempt: 2, theory: 8000, practical: 8000, heldOn: '2026-11-02' }]);
    await facts.case({ no: 'C9', agent: '0005', kind: 'complaint', fault: 'at_fault' });
    await close.close({ periodId: '2026-10', reason: 'late facts', actor: 'test' });
    difference = await house.get(RunDifferenceService).difference('2026-10');
  });
  afterAll(async () => {
    await house?.close();
    await database.drop();
  });

  it('lists the evaluations that came, went and were revised', () => {
    expect(difference).toMatchObject({ run: 2, previous_run: 1, reason: 'late facts', same_figures: false });
    expect(difference.inputs.evaluations).toEqual([
      { change: 'added', employee_no: '0001', name: '王一', evaluation_no: 'LATE', before: null, after: 98 },
      { change: 'revised', employee_no: '0002', name: '王二', evaluation_no: 'B6', before: 0, after: 90 },
      { change: 'removed', employee_no: '0005', name: '王五', evaluation_no: 'FIRST', before: 91, after: null },
    ]);
  });

  it('lists the other facts that entered differently', () => {
    expect(difference.inputs.facts.map(({ kind, employee_no, fact }) => `${kind} ${employee_no} ${fact}`).sort()).toEqual([
      'case 0005 C9',
      'exam 0002 EX',
    ]);
  });

  it('lists each figure that moved, before and after, and ranks apart', () => {
    const scores = difference.scores.filter((change) => change.card === 'agent' && change.subject === '0001');
    expect(scores).toContainEqual({ card: 'agent', subject: '0001', name: '王一', figure: 'qa_score', before: 88, after: 90 });
    expect(scores.map((change) => change.figure)).not.toContain('exam_score');
    expect(difference.scores).toContainEqual({ card: 'agent', subject: '0002', name: '王二', figure: 'exam_score', before: 70, after: 80 });
    expect(difference.scores).toContainEqual({
      card: 'agent',
      subject: '0005',
      name: '王五',
      figure: 'complaint_points',
      before: 0,
      after: 5,
    });
    expect(difference.scores.map((change) => change.figure)).not.toContain('rank_center');
    expect(difference.ranks).toContainEqual({ card: 'team', subject: 'T2', name: '二组', figure: 'rank_center', before: 2, after: 1 });
    expect(difference.scores.some((change) => change.subject === '0003')).toBe(false);
  });

  it('reads only the cards that differ, however many do not', async () => {
    const { manager } = database.dataSource;
    const ids: { id: number }[] = await manager.query('select id from scorecard_run where number in (1, 2) order by number');
    const pairs: CardPair[] = [];
    await manager.transaction(async (tx) => {
      for await (const pair of house.get(RunDifferenceStore, { strict: false }).cards(tx, ids[0]!.id, ids[1]!.id)) pairs.push(pair);
    });
    expect(pairs.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(
      [...new Set([...difference.scores, ...difference.ranks].map(({ card, subject }) => `${card} ${subject}`))].sort(inReadingOrder),
    );
    expect(pairs.some(({ subject }) => subject === '0004')).toBe(false);
  });

  it('run 1 can still be read as it was', async () => {
    const query = house.get(ScorecardQueryService);
    const first = await query.scorecards('2026-10', { run: 1, agentNo: '0001' });
    const second = await query.scorecards('2026-10', { agentNo: '0001' });
    expect([first.agents[0]?.qa_score, second.agents[0]?.qa_score]).toEqual([88, 90]);
    const sums = await database.dataSource.query(
      `select r.number, sum(a.n)::int as n from run_accumulator a join scorecard_run r on r.id = a.run_id where a.purpose = 'random' group by r.number order by 1`,
    );
    expect(sums).toEqual([
      { number: 1, n: 22 },
      { number: 2, n: 22 },
    ]);
  });

  it('the first run differs from nothing', async () => {
    expect(await house.get(RunDifferenceService).difference('2026-10', 1)).toMatchObject({ previous_run: null, scores: [], ranks: [] });
  });

  it('another scheme is summed for itself, and the one kept up to date is not disturbed', async () => {
    await database.dataSource.query(`
      with stricter as (insert into scheme (code, name_zh, name_en, kind) values ('STRICT', '严格', 'Strict', 'agent') returning id)
      insert into scheme_version (scheme_id, number, state, definition, created_by)
      select stricter.id, 1, 'approved', v.definition || '{"passBp": 9500, "countBy": "evaluation_date", "purposes": ["random", "targeted"]}', 'test'
      from stricter, scheme_version v join scheme s on s.id = v.scheme_id where s.code = 'AGENT-STD'`);
    const close = house.get(CloseService);
    const query = house.get(ScorecardQueryService);
    const standard = await query.scorecards('2026-10');
    await close.close({ periodId: '2026-10', schemeCode: 'STRICT', reason: 'what if', actor: 'test' });
    const strict = await query.scorecards('2026-10', { agentNo: '0005' });
    expect(strict).toMatchObject({ scheme: 'STRICT', agents: [{ evaluations_counted: 5, qa_score: 78.8, pass_rate: 0.8 }] });
    expect(await close.close({ periodId: '2026-10', reason: 'same again', actor: 'test' })).toMatchObject({
      scheme: 'STRICT',
      changed: false,
    });
    const back = await close.close({ periodId: '2026-10', schemeCode: 'AGENT-STD', reason: 'back', actor: 'test' });
    expect(back.checksum).toBe(standard.checksum);
  });
});

describe('a month closed again with hundreds of changed cards', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let difference: RunDifference;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { module, facts } = await openHouse(database.dataSource);
    house = module;
    await writeMonthByHand(facts);
    const close = house.get(CloseService);
    for (const reason of [null, 'same again']) await close.close({ periodId: '2026-10', reason, actor: 'test' });
    // Six hundred more with 0001's card: whose exam differs, who is in both runs alike, who went, who came; and one who became a leader.
    await database.dataSource.query(`
      insert into person (employee_no, name, hired_on) select 'N' || n, 'N' || n, '2020-01-01' from generate_series(1001, 1600) n;
      insert into agent_scorecard
      select (jsonb_populate_record(null::agent_scorecard, to_jsonb(c) || jsonb_build_object(
        'agent_id', p.id, 'employee_no', p.employee_no, 'name', p.name,
        'exam_score_bp', case when r.number = 2 and p.employee_no <= 'N1300' then 9900 else c.exam_score_bp end))).*
      from person p, agent_scorecard c join scorecard_run r on r.id = c.run_id
      where p.employee_no like 'N1%' and c.employee_no = '0001'
        and not (r.number = 1 and p.employee_no > 'N1590') and not (r.number = 2 and p.employee_no between 'N1581' and 'N1590');
      delete from leader_scorecard where run_id = (select id from scorecard_run where number = 1) and employee_no = '9001';
      insert into agent_scorecard
      select (jsonb_populate_record(null::agent_scorecard, to_jsonb(c) || jsonb_build_object('agent_id', p.id, 'employee_no', '9001', 'name', p.name))).*
      from person p, agent_scorecard c join scorecard_run r on r.id = c.run_id
      where p.employee_no = '9001' and c.employee_no = '0001' and r.number = 1`);
    difference = await house.get(RunDifferenceService).difference('2026-10');
  });
  afterAll(async () => {
    await house?.close();
    await database.drop();
  });

  const subjects = (figure: string, after: unknown) =>
    difference.scores.filter((change) => change.figure === figure && change.after === after).map(({ subject }) => subject);
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `N${from + index}`);

  it('lists each of them, and those that came before those that went', () => {
    expect(subjects('exam_score', 99)).toEqual(numbers(1001, 1300));
    expect(difference.scores.filter(({ card, figure }) => card === 'agent' && figure === 'card').map(({ subject }) => subject)).toEqual([
      ...numbers(1591, 1600),
      '9001',
      ...numbers(1581, 1590),
    ]);
    expect(difference.scores.some(({ subject }) => subject === 'N1400')).toBe(false);
  });

  it('holds the facts of someone who became a leader against the former card', () => {
    const changes = difference.inputs.facts.filter((change) => change.employee_no === '9001');
    expect(changes.map(({ kind, fact }) => `${kind} ${fact}`.trim())).toEqual(
      expect.arrayContaining(['exam EX', 'case C1', 'case C4', 'workload', 'quota']),
    );
    expect(changes.find(({ fact }) => fact === 'C4')).toMatchObject({ before: null });
    expect(changes.find(({ fact }) => fact === 'C1')).toMatchObject({ after: null });
  });
});
