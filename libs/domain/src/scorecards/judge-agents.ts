import { qaMetrics } from '@scoring/agent-metrics.js';
import { attendanceScore } from '@scoring/attendance-score.js';
import { overlapBands } from '@scoring/overlap-bands.js';
import { plannedEvaluations } from '@scoring/planned-evaluations.js';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import { workloadScores, type WorkloadResult } from '@scoring/workload-score.js';
import type { AgentTeamSums } from './accumulator.store.js';
import type { AgentCardRow } from './card-rows.js';
import type { PersonFact } from './facts.store.js';
import { groupBy } from './group-by.js';
import { caseColumns, caseLines, noCases } from './judge-cases.js';
import { gradeAndRank, judgeComposite, ranksOf } from './judge-composite.js';
import { judgeExams } from './judge-exams.js';
import type { PeriodFacts } from './period-facts.js';
import { pooledSums, qaColumns, qaCounts } from './qa-columns.js';

/**
 * The cards of everyone whose post on the last day is agent: all their counted evaluations, whichever team they were in; workload
 * against the agents of the team of the last day.
 */
export function judgeAgents(scheme: SchemeDefinition, facts: PeriodFacts): AgentCardRow[] {
  const agents = facts.people.filter((person) => person.post === 'agent' && person.team_id !== null);
  const workloads = teamWorkloads(scheme, facts, agents);
  const cards = agents.map((person) => judgeAgent(scheme, facts, person, workloads.get(person.team_code)));
  gradeAndRank(scheme, cards, qaScoreOf);
  for (const members of groupBy(cards, (card) => card.team_code).values()) placeInTeam(members);
  return cards;
}

const qaScoreOf = (card: AgentCardRow): number | null => card.qa_score_bp;

function judgeAgent(
  scheme: SchemeDefinition,
  facts: PeriodFacts,
  person: PersonFact,
  teamWorkload: WorkloadResult | undefined,
): AgentCardRow {
  const sums = facts.sumsByAgent.get(person.agent_id) ?? [];
  const pooled = pooledSums(sums);
  const metrics = qaMetrics(pooled);
  const exams = judgeExams(scheme.exam, facts.examResultsByAgent.get(person.agent_id) ?? []);
  const figures = facts.figuresOf(person.agent_id);
  const workload = teamWorkload?.members.get(person.employee_no);
  const attendance = attendanceScore(figures.attendance_days, figures.required_days);
  const cases = facts.casesByAgent.get(person.agent_id) ?? noCases(scheme.casePoints);
  const previous = facts.previousByAgent.get(person.agent_id) ?? null;
  const quota = plannedEvaluations(scheme.quota, {
    samplingPlan: null,
    hiredOn: person.hired_on,
    periodStart: facts.period.firstDay,
    previousCard: previous && { grade: previous.grade, criticalErrors: previous.critical_errors },
  });
  const parts = { qa: metrics.qaScoreBp, exam: exams.scoreBp, workload: workload?.scoreBp ?? null, attendance };
  const composite = judgeComposite(scheme, parts, cases.points, pooled.n);
  const quality = qaColumns(pooled, metrics);
  const about = caseColumns(cases);
  // Column by column: an object this wide that is put together by spreading takes ten times as long to make, and longer to read.
  return {
    agent_id: person.agent_id,
    employee_no: person.employee_no,
    name: person.name,
    team_id: person.team_id,
    team_code: person.team_code,
    hired_on: person.hired_on,
    evaluations_planned: quota.planned,
    evaluations_completed: facts.evaluationsByAgent.get(person.agent_id)?.completed ?? 0,
    evaluations_counted: quality.evaluations_counted,
    qa_score_bp: quality.qa_score_bp,
    qa_low_bp: quality.qa_low_bp,
    qa_high_bp: quality.qa_high_bp,
    pass_count: quality.pass_count,
    excellent_count: quality.excellent_count,
    critical_count: quality.critical_count,
    pass_rate_e6: quality.pass_rate_e6,
    pass_rate_low_e6: quality.pass_rate_low_e6,
    pass_rate_high_e6: quality.pass_rate_high_e6,
    excellent_rate_e6: quality.excellent_rate_e6,
    excellent_rate_low_e6: quality.excellent_rate_low_e6,
    excellent_rate_high_e6: quality.excellent_rate_high_e6,
    critical_error_rate_e6: quality.critical_error_rate_e6,
    critical_error_rate_low_e6: quality.critical_error_rate_low_e6,
    critical_error_rate_high_e6: quality.critical_error_rate_high_e6,
    non_critical_error_rate_e6: quality.non_critical_error_rate_e6,
    business_accuracy_e6: quality.business_accuracy_e6,
    sum_final_bp: quality.sum_final_bp,
    sum_final_sq: quality.sum_final_sq,
    customer_critical_accuracy_e6: metrics.criticalAccuracyE6.customer_critical,
    business_critical_accuracy_e6: metrics.criticalAccuracyE6.business_critical,
    compliance_critical_accuracy_e6: metrics.criticalAccuracyE6.compliance_critical,
    exam_theory_bp: exams.theoryBp,
    exam_practical_bp: exams.practicalBp,
    exam_score_bp: exams.scoreBp,
    exam_passed: exams.passed,
    workload_score_bp: parts.workload,
    attendance_score_bp: attendance,
    at_fault_complaints: about.at_fault_complaints,
    commendations: about.commendations,
    complaint_points_bp: about.complaint_points_bp,
    commendation_points_bp: about.commendation_points_bp,
    composite_bp: composite.compositeBp,
    grade: null,
    rank_center: null,
    rank_team: null,
    tie_band: null,
    status: composite.status,
    details: {
      components: composite.lines.components,
      weighted_bp: composite.lines.weighted_bp,
      bounded_at_bp: composite.lines.bounded_at_bp,
      qa: { ...qaCounts(pooled), by_team: sumsByTeam(facts, sums) },
      quota: {
        planned: quota.planned,
        reason: quota.reason,
        previous_period: facts.previousPeriodId,
        previous_grade: previous?.grade ?? null,
        previous_critical_errors: previous?.critical_errors ?? null,
      },
      exams: exams.lines,
      workload: {
        basis: scheme.workloadBasis,
        calls_answered_e4: figures.calls_answered,
        calls_outbound_e4: figures.calls_outbound,
        value_e4: workload?.valueE4 ?? null,
        median_e4: teamWorkload?.medianE4 ?? null,
      },
      attendance: { attended_e4: figures.attendance_days, required_e4: figures.required_days },
      cases: caseLines(cases),
      tie_bands: [],
      last_day: person.last_day,
    },
  };
}

function sumsByTeam(facts: PeriodFacts, sums: readonly AgentTeamSums[]): { team_code: string | null; n: number; sum_final_bp: number }[] {
  return sums
    .map((row) => ({ team_code: facts.teamCodeOf(row.team_id), n: row.n, sum_final_bp: row.sum_final_bp }))
    .sort((a, b) => ((a.team_code ?? '') < (b.team_code ?? '') ? -1 : 1));
}

function teamWorkloads(scheme: SchemeDefinition, facts: PeriodFacts, agents: readonly PersonFact[]): Map<string | null, WorkloadResult> {
  const teams = groupBy(agents, (agent) => agent.team_code);
  return new Map(
    [...teams].map(([teamCode, members]) => [
      teamCode,
      workloadScores(
        members.map((member) => {
          const figures = facts.figuresOf(member.agent_id);
          return {
            key: member.employee_no,
            callsAnsweredE4: figures.calls_answered,
            callsOutboundE4: figures.calls_outbound,
            attendanceDaysE4: figures.attendance_days,
          };
        }),
        scheme.workloadBasis,
      ),
    ]),
  );
}

/**
 * Rank and tie band within the team, in place. A band says which of those who stand beside each other cannot be told apart by their
 * QA interval; across a whole centre the bands would say nothing.
 */
function placeInTeam(members: readonly AgentCardRow[]): void {
  const ranks = ranksOf(members, qaScoreOf);
  const { bandsOf } = overlapBands(
    members.flatMap((card) =>
      card.status === 'ranked' && card.qa_low_bp !== null && card.qa_high_bp !== null
        ? [{ key: card.employee_no, low: card.qa_low_bp, high: card.qa_high_bp }]
        : [],
    ),
  );
  for (const card of members) {
    const bands = bandsOf.get(card.employee_no) ?? [];
    card.rank_team = ranks.get(card.employee_no) ?? null;
    card.tie_band = bands[0] ?? null;
    card.details.tie_bands = bands;
  }
}
