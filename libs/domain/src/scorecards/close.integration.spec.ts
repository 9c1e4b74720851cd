import type { INestApplicationContext } from '@nestjs/common';
import { AGENT_STD, LEADER_STD } from '@scoring/scheme-definition.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CloseService, type RunSummary } from './close.service.js';
import { SchemeStore } from './scheme.store.js';
import { ScorecardQueryService, type Scorecards } from './scorecard-query.service.js';
import { writeMonthByHand } from './testing/month-by-hand.js';
import { openHouse } from './testing/scorecard-house.js';

describe('a month worked out by hand', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let summary: RunSummary;
  let cards: Scorecards;

  const agent = (no: string) => cards.agents.find((card) => card.employee_no === no);
  const team = (code: string) => cards.teams.find((card) => card.team_code === code);

  beforeAll(async () => {
    database = await createTestDatabase();
    const { module, facts } = await openHouse(database.dataSource);
    house = module;
    await writeMonthByHand(facts);
    summary = await house.get(CloseService).close({ periodId: '2026-10', actor: 'test' });
    cards = await house.get(ScorecardQueryService).scorecards('2026-10');
  });
  afterAll(async () => {
    await house?.close();
    await database.drop();
  });

  it('an agent with everything gets the figures of the calculator', () => {
    expect(agent('0001')).toMatchObject({
      name: '王一',
      team_code: 'T1',
      evaluations_planned: 8,
      evaluations_counted: 4,
      qa_score: 88,
      pass_rate: 0.75,
      excellent_rate: 0.25,
      critical_error_rate: 0,
      business_accuracy: 0.75,
      non_critical_error_rate: 0.125,
      exam_score: 86,
      workload_score: 100,
      attendance_score: 95.45,
      at_fault_complaints: 1,
      commendations: 0,
      complaint_points: 5,
      commendation_points: 0,
      composite: 85.75,
      grade: 'B',
      rank_center: 2,
      rank_team: 1,
      status: 'ranked',
      missing_components: [],
    });
  });

  it('one who changed teams keeps all evaluations, and stands in the team of the last day', () => {
    expect(agent('0002')).toMatchObject({
      team_code: 'T2',
      evaluations_counted: 6,
      qa_score: 71.67,
      critical_error_rate: 0.166667,
      compliance_critical_accuracy: 0.833333,
      exam_score: 70,
      workload_score: 66.67,
      attendance_score: 90.91,
      commendations: 1,
      commendation_points: 2,
      at_fault_complaints: 0,
      composite: 74.26,
      grade: 'C',
      rank_center: 3,
      rank_team: 2,
    });
  });

  it('a leaver with too few evaluations has a composite of what there is, but no grade and no rank', () => {
    expect(agent('0003')).toMatchObject({
      team_code: 'T1',
      evaluations_counted: 3,
      qa_score: 90,
      exam_score: null,
      workload_score: 33.33,
      attendance_score: null,
      composite: 73.81,
      grade: null,
      rank_center: null,
      rank_team: null,
      status: 'insufficient_sample',
      missing_components: ['exam', 'attendance'],
    });
  });

  it('a new hire without data has a card that says so, never a 0', () => {
    expect(agent('0004')).toMatchObject({
      evaluations_planned: 12,
      evaluations_counted: 0,
      qa_score: null,
      pass_rate: null,
      pass_rate_low: null,
      composite: null,
      grade: null,
      status: 'no_data',
      complaint_points: 0,
      commendation_points: 0,
    });
  });

  it('a call belongs to the month that the clocks of the centre show; an all-N/A evaluation is done but counts in no average', () => {
    expect(agent('0005')).toMatchObject({ evaluations_counted: 5, evaluations_completed: 6, qa_score: 95 });
  });

  it('a retake is capped at the pass mark and belongs to the first sitting; commendations are capped, their count is not', () => {
    expect(agent('0005')).toMatchObject({
      exam_score: 80,
      exam_passed: true,
      workload_score: 100,
      attendance_score: 100,
      commendations: 3,
      commendation_points: 5,
      composite: 98.5,
      grade: 'A',
      rank_center: 1,
      rank_team: 1,
    });
  });

  it('cards follow the post on the last day: no agent card for leaders and supervisors', () => {
    expect(cards.agents.map((card) => card.employee_no)).toEqual(['0001', '0002', '0003', '0004', '0005']);
    expect(cards.team_leaders.map((card) => card.employee_no)).toEqual(['0006', '9001']);
  });

  it('a team has the evaluations made while people were in it, but not those of its leaders', () => {
    expect(team('T1')).toMatchObject({
      headcount: 2,
      evaluations_counted: 11,
      qa_score: 89.27,
      qa_score_mean_of_agents: 89,
      pass_rate: 0.818182,
      exam_score: 86,
      at_fault_complaints: 1,
      commendations: 1,
      rank_center: 1,
      evaluations_planned: 16,
    });
    expect(team('T2')).toMatchObject({
      headcount: 3,
      evaluations_counted: 7,
      qa_score: 77.86,
      qa_score_mean_of_agents: 83.34,
      exam_score: 75,
      at_fault_complaints: 0,
      commendations: 3,
      rank_center: 2,
    });
  });

  it('a team leader is measured by the team, with own calls apart; what has no source is left out and said so', () => {
    const leader = cards.team_leaders.find((card) => card.employee_no === '9001');
    expect(leader).toMatchObject({
      team_code: 'T1',
      team_qa: 89.27,
      team_exam: 86,
      team_workload: 66.67,
      own_calls: 85,
      complaint_points: 3,
      composite: 80.53,
      grade: 'B',
      missing_components: ['coaching_training', 'attendance'],
    });
    expect(cards.team_leaders.find((card) => card.employee_no === '0006')).toMatchObject({
      team_code: 'T2',
      team_qa: 77.86,
      own_calls: 70,
    });
  });

  it('the centre pools everything counted, leaders and cases without a person included', () => {
    expect(cards.center).toMatchObject({
      headcount: 5,
      evaluations_counted: 22,
      qa_score: 83.5,
      at_fault_complaints: 3,
      commendations: 4,
      calls_answered: 1400,
      calls_outbound: 100,
    });
    expect(cards.supervisors).toMatchObject([
      { employee_no: '8001', team_codes: ['T1', 'T2'], headcount: 5, evaluations_counted: 18, qa_score: 84.83 },
    ]);
  });

  it('a run says what it was made of', () => {
    expect(summary).toMatchObject({
      run: 1,
      scheme: 'AGENT-STD',
      changed: null,
      cards: { agents: 5, ranked: 3, insufficientSample: 1, noData: 1, teams: 2, teamLeaders: 2 },
    });
    expect(cards.input_counts).toMatchObject({ evaluations: 24, evaluations_counted: 22, exam_results: 5, cases: 8, agents: 5 });
    expect(cards).toMatchObject({ period: '2026-10', run: 1, scheme: 'AGENT-STD', checksum: summary.checksum, published: false });
  });

  it('the checksum comes out again from the stored rows, and from closing again without a change', async () => {
    const query = house.get(ScorecardQueryService);
    expect(await query.recomputeChecksum(database.dataSource.manager, summary.runId)).toBe(summary.checksum);
    const again = await house.get(CloseService).close({ periodId: '2026-10', reason: 'to see', actor: 'other' });
    expect(again).toMatchObject({ run: 2, changed: false, checksum: summary.checksum });
    await database.dataSource.query(`update agent_scorecard set qa_score_bp = 1 where run_id = $1 and employee_no = '0001'`, [again.runId]);
    expect(await query.recomputeChecksum(database.dataSource.manager, again.runId)).not.toBe(summary.checksum);
  });

  it('one agent or one team can be asked for; someone unknown is named', async () => {
    const query = house.get(ScorecardQueryService);
    expect((await query.scorecards('2026-10', { agentNo: '0002', run: 1 })).agents).toHaveLength(1);
    const one = await query.scorecards('2026-10', { teamCode: 'T2', run: 1 });
    expect([one.agents.length, one.teams.length, one.team_leaders.length, one.center]).toEqual([3, 1, 1, null]);
    await expect(query.scorecards('2026-10', { agentNo: '4711' })).rejects.toMatchObject({ code: 'scorecards.card_unknown' });
    await expect(query.scorecards('2026-10', { teamCode: 'T9' })).rejects.toMatchObject({ code: 'scorecards.team_unknown' });
    await expect(query.scorecards('2026-10', { run: 9 })).rejects.toMatchObject({ code: 'scorecards.run_unknown' });
    await expect(query.scorecards('2026-08')).rejects.toMatchObject({ code: 'scorecards.never_closed' });
  });

  it('closing again needs a reason, and an impossible month or scheme is refused', async () => {
    const close = house.get(CloseService);
    await expect(close.close({ periodId: '2026-10', actor: 'test' })).rejects.toMatchObject({ code: 'scorecards.run_needs_reason' });
    await expect(close.close({ periodId: '2026-10', reason: '  ', actor: 'test' })).rejects.toMatchObject({
      code: 'scorecards.run_needs_reason',
    });
    await expect(close.close({ periodId: '2026-13', actor: 'test' })).rejects.toMatchObject({ code: 'scorecards.period_unknown' });
    await expect(close.close({ periodId: '2026-10', schemeCode: 'NONE', reason: 'x', actor: 'test' })).rejects.toMatchObject({
      code: 'scorecards.scheme_unknown',
    });
    await expect(close.close({ periodId: '2026-10', schemeCode: 'LEADER-STD', reason: 'x', actor: 'test' })).rejects.toMatchObject({
      code: 'scorecards.scheme_unknown',
    });
  });

  it('a month without any fact: cards without data where people worked, a sentence where nobody did or it has not begun', async () => {
    const close = house.get(CloseService);
    expect(await close.close({ periodId: '2026-07', actor: 'test' })).toMatchObject({ cards: { agents: 5, noData: 5 } });
    await expect(close.close({ periodId: '2019-07', actor: 'test' })).rejects.toMatchObject({ code: 'scorecards.nobody_in_period' });
    await expect(close.close({ periodId: '2099-07', actor: 'test' })).rejects.toMatchObject({ code: 'scorecards.period_empty' });
    expect(await database.dataSource.query(`select id from period where id in ('2019-07', '2099-07')`)).toEqual([]);
  });

  it('an empty database has the schemes that the scoring library describes', async () => {
    const schemes = house.get(SchemeStore);
    const { manager } = database.dataSource;
    expect((await schemes.inForce(manager, 'AGENT-STD', 'agent', '2026-10')).definition).toEqual(AGENT_STD);
    expect((await schemes.inForce(manager, 'LEADER-STD', 'team_leader', '2026-10')).definition).toEqual(LEADER_STD);
  });
});
