import { qaMetrics } from '@scoring/agent-metrics.js';
import { attendanceScore } from '@scoring/attendance-score.js';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import { meanOfPrinted } from '@scoring/mean-of-printed.js';
import type { LeaderCardRow } from './card-rows.js';
import type { PersonFact } from './facts.store.js';
import { caseColumns, caseLines, judgeCases, noCases, type JudgedCases } from './judge-cases.js';
import { gradeAndRank, judgeComposite } from './judge-composite.js';
import { groupFigures, type TeamBasis } from './judge-teams.js';
import type { PeriodFacts } from './period-facts.js';
import { pooledSums, qaColumns, qaCounts } from './qa-columns.js';

/**
 * The cards of everyone whose post on the last day is team leader, by the teams they led that day (pooled, where there are several).
 * Whether the sample is sufficient is decided by the teams' evaluations, which weigh most. Coaching and training have no source yet:
 * the component is missing, is left out and the card says so.
 */
export function judgeLeaders(scheme: SchemeDefinition, facts: PeriodFacts, bases: ReadonlyMap<number, TeamBasis>): LeaderCardRow[] {
  const cases = judgeCases(scheme.casePoints, facts.rows.cases);
  const cards = facts.people
    .filter((person) => person.post === 'team_leader')
    .map((person) => judgeLeader(scheme, facts, person, bases, cases.get(person.agent_id) ?? noCases(scheme.casePoints)));
  gradeAndRank(scheme, cards, (card) => card.team_qa_bp);
  return cards;
}

function judgeLeader(
  scheme: SchemeDefinition,
  facts: PeriodFacts,
  person: PersonFact,
  bases: ReadonlyMap<number, TeamBasis>,
  cases: JudgedCases,
): LeaderCardRow {
  const own = pooledSums(facts.sumsByAgent.get(person.agent_id) ?? []);
  const ownMetrics = qaMetrics(own);
  const led = person.led_team_ids.flatMap((teamId) => bases.get(teamId) ?? []);
  const team = groupFigures(led);
  const figures = facts.figuresOf(person.agent_id);
  const parts = {
    team_qa: team.qa_score_bp,
    team_exam: team.exam_score_bp,
    team_workload: meanOfPrinted(led.flatMap((basis) => basis.members.map((card) => card.workload_score_bp))),
    coaching_training: null,
    own_calls: ownMetrics.qaScoreBp,
    attendance: attendanceScore(figures.attendance_days, figures.required_days),
  };
  const composite = judgeComposite(scheme, parts, cases.points, team.evaluations_counted);
  const teamId = person.led_team_ids[0] ?? person.team_id;
  return {
    agent_id: person.agent_id,
    employee_no: person.employee_no,
    name: person.name,
    team_id: teamId,
    team_code: facts.teamCodeOf(teamId),
    ...qaColumns(own, ownMetrics),
    team_qa_bp: parts.team_qa,
    team_exam_bp: parts.team_exam,
    team_workload_bp: parts.team_workload,
    coaching_training_bp: parts.coaching_training,
    own_calls_bp: parts.own_calls,
    attendance_score_bp: parts.attendance,
    ...caseColumns(cases),
    composite_bp: composite.compositeBp,
    grade: null,
    rank_center: null,
    status: composite.status,
    details: {
      ...composite.lines,
      led_team_codes: led.map((basis) => basis.team.team_code),
      team_evaluations: team.evaluations_counted,
      attendance: { attended_e4: figures.attendance_days, required_e4: figures.required_days },
      cases: caseLines(cases),
      qa: qaCounts(own),
    },
  };
}
