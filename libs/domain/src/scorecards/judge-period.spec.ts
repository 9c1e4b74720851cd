import fc from 'fast-check';
import { AGENT_STD, LEADER_STD } from '@scoring/scheme-definition.js';
import type { AgentTeamSums } from './accumulator.store.js';
import type { CaseOfPeriod, ExamResultFact, MetricFact, PersonFact, TeamFact } from './facts.store.js';
import { cardsChecksum, judgePeriod } from './judge-period.js';
import { PeriodFacts, type FactRows } from './period-facts.js';
import type { Period } from './period.store.js';

const period: Period = {
  id: '2026-10',
  firstDay: '2026-10-01',
  lastDay: '2026-10-31',
  startsAt: new Date('2026-09-30T16:00:00Z'),
  endsAt: new Date('2026-10-31T16:00:00Z'),
  state: 'open',
  noticeUntil: null,
  publishedRunId: null,
  publishedAt: null,
  lockedAt: null,
};
const heading = { period: period.id, scheme: { code: 'AGENT-STD', number: 1 }, leaderScheme: { code: 'LEADER-STD', number: 1 } };
const teams: TeamFact[] = [1, 2].map((id) => ({
  team_id: id,
  team_code: `T${id}`,
  team_name: `Team ${id}`,
  leader_id: 7,
  leader_no: '0007',
  leader_name: 'N7',
  supervisor_id: 9,
  supervisor_no: '0009',
  supervisor_name: 'N9',
  staffed: true,
}));

const agentId = fc.integer({ min: 1, max: 7 });
const basisPoints = fc.integer({ min: 0, max: 10_000 });
const maybeBp = fc.option(basisPoints, { nil: null });

const people = fc.array(fc.record({ team: fc.constantFrom(1, 2), isLeader: fc.boolean() }), { minLength: 1, maxLength: 7 }).map((rows) =>
  rows.map(({ team, isLeader }, index): PersonFact => ({
    agent_id: index + 1,
    employee_no: `000${index + 1}`,
    name: `N${index + 1}`,
    hired_on: index === 0 ? '2026-09-15' : null,
    last_day: '2026-10-31',
    team_id: team,
    team_code: `T${team}`,
    post: isLeader ? 'team_leader' : 'agent',
    led_team_ids: isLeader ? [team] : [],
  })),
);

/** The sums of some evaluations by one agent in one team. */
const sums = fc
  .uniqueArray(
    fc.record({ agent: agentId, team: fc.constantFrom(1, 2, null), finals: fc.array(basisPoints, { minLength: 1, maxLength: 9 }) }),
    {
      selector: (row) => `${row.agent} ${row.team}`,
      maxLength: 14,
    },
  )
  .map((rows) =>
    rows.map(({ agent, team, finals }): AgentTeamSums => {
      const passed = finals.filter((final) => final >= 8500).length;
      return {
        agent_id: agent,
        team_id: team,
        n: finals.length,
        sum_final_bp: finals.reduce((sum, final) => sum + final, 0),
        sum_final_sq: finals.reduce((sum, final) => sum + final * final, 0),
        n_pass: passed,
        n_excellent: finals.filter((final) => final >= 9500).length,
        n_critical: finals.filter((final) => final === 0).length,
        n_customer_critical: 0,
        n_business_critical: 0,
        n_compliance_critical: 0,
        missed_non_critical: finals.length - passed,
        applicable_non_critical: finals.length * 3,
        accuracy_applicable: finals.length,
        accuracy_clean: passed,
      };
    }),
  );

const examResults = fc.uniqueArray(
  fc.record<ExamResultFact>({
    agent_id: agentId,
    exam_code: fc.constantFrom('X', 'Y'),
    exam_name: fc.constant('Exam'),
    pass_bp: fc.constant(null),
    part_minimum_bp: fc.constant(null),
    attempt: fc.constantFrom(1 as const, 2 as const),
    held_on: fc.constant('2026-10-20'),
    theory_bp: maybeBp,
    practical_bp: maybeBp,
    status: fc.constantFrom('normal', 'absent', 'retake', 'cheating'),
    unexcused: fc.boolean(),
  }),
  { selector: (row) => `${row.agent_id} ${row.exam_code} ${row.attempt}`, maxLength: 20 },
);

const cases = fc.uniqueArray(
  fc.record<CaseOfPeriod>({
    case_id: fc.constant('1'),
    counted_before: fc.boolean(),
    case_no: fc.stringMatching(/^C[0-9]{1,3}$/),
    agent_id: fc.option(agentId, { nil: null }),
    kind: fc.constantFrom('complaint', 'commendation'),
    recording_id: fc.constantFrom('R1', 'R2', null),
    verdict: fc.constantFrom('substantiated', 'partly', 'unsubstantiated', null),
    fault: fc.constantFrom('at_fault', 'partly', 'not_at_fault', null),
    level: fc.constant(null),
    category: fc.constant(null),
    received_on: fc.constant('2026-10-05'),
    confirmed_on: fc.constant('2026-10-06'),
    team_id: fc.constantFrom(1, 2, null),
    post: fc.constantFrom('agent', 'team_leader', null),
  }),
  { selector: (row) => row.case_no, maxLength: 12 },
);

const metrics = fc.uniqueArray(
  fc.record<MetricFact>({
    agent_id: agentId,
    metric_code: fc.constantFrom('calls_answered', 'calls_outbound', 'attendance_days', 'required_days'),
    value_e4: fc.integer({ min: 0, max: 9_000_000 }),
    monthly: fc.boolean(),
  }),
  { selector: (row) => `${row.agent_id} ${row.metric_code}`, maxLength: 28 },
);

const facts = fc.record<FactRows>({
  people,
  teams: fc.constant(teams),
  sums,
  evaluations: fc.constant([]),
  examResults,
  cases,
  metrics,
  previousCards: fc.constant([]),
});

const judge = (rows: FactRows) => judgePeriod(AGENT_STD, LEADER_STD, new PeriodFacts(period, rows, AGENT_STD.casePoints));
const halfUp = (numerator: number, denominator: number) => Math.floor((2 * numerator + denominator) / (2 * denominator));

describe('the cards of a month', () => {
  it('do not depend on the order in which evaluations, figures and people come in', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const turned = { ...rows, people: rows.people.toReversed(), sums: rows.sums.toReversed(), metrics: rows.metrics.toReversed() };
        expect(cardsChecksum(heading, judge(turned))).toBe(cardsChecksum(heading, judge(rows)));
      }),
    );
  });

  it('everyone has at most one card, as agent or as team leader', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const cards = judge(rows);
        expect([...cards.agents, ...cards.leaders].map((card) => card.agent_id).sort()).toEqual(
          rows.people.map((person) => person.agent_id),
        );
        expect(cards.center.headcount).toBe(cards.agents.length);
        expect(cards.teams.reduce((sum, team) => sum + team.headcount, 0)).toBe(cards.agents.length);
      }),
    );
  });

  it('no evaluation is counted twice: teams together never have more than the centre, which has them all', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const cards = judge(rows);
        const all = rows.sums.reduce((sum, row) => sum + row.n, 0);
        expect(cards.center.evaluations_counted).toBe(all);
        expect(cards.teams.reduce((sum, team) => sum + team.evaluations_counted, 0)).toBeLessThanOrEqual(all);
      }),
    );
  });

  it('the composite comes out again from the printed parts', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const cards = judge(rows);
        for (const card of [...cards.agents, ...cards.leaders]) {
          const present = card.details.components.flatMap((part) =>
            part.value_bp === null ? [] : [{ weight: part.weight_e4, value: part.value_bp }],
          );
          const weights = present.reduce((sum, part) => sum + part.weight, 0);
          const weighted = halfUp(
            present.reduce((sum, part) => sum + part.weight * part.value, 0),
            weights || 1,
          );
          const expected = Math.min(Math.max(weighted - card.complaint_points_bp + card.commendation_points_bp, 0), 10_500);
          expect(card.composite_bp).toBe(weights === 0 ? null : expected);
        }
      }),
    );
  });

  it('only a sufficient sample is ranked and graded, and a better composite never ranks behind a worse one', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const { agents } = judge(rows);
        for (const card of agents) {
          expect(card.status === 'ranked').toBe(card.evaluations_counted >= 4);
          expect(card.rank_center !== null).toBe(card.status === 'ranked');
          expect(card.grade !== null).toBe(card.status === 'ranked');
        }
        const ranked = agents.filter((card) => card.rank_center !== null).sort((a, b) => (a.rank_center ?? 0) - (b.rank_center ?? 0));
        ranked.slice(1).forEach((card, index) => expect(card.composite_bp ?? 0).toBeLessThanOrEqual(ranked[index]?.composite_bp ?? 0));
      }),
    );
  });
});
