import { meanOfPrinted } from '@scoring/mean-of-printed.js';
import { teamMetrics } from '@scoring/team-metrics.js';
import { rankTeams } from '@scoring/rank.js';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import type { AgentTeamSums } from './accumulator.store.js';
import type { AgentCardRow, CenterCardRow, QaColumns, QaCounts, SupervisorCardRow, TeamCardRow } from './card-rows.js';
import type { CaseOfPeriod, TeamFact } from './facts.store.js';
import { groupBy } from './group-by.js';
import { countCases } from './judge-cases.js';
import type { Figures, PeriodFacts } from './period-facts.js';
import { pooledSums, qaColumns, qaCounts } from './qa-columns.js';

/** What a team is judged by: those who belong to it at the end, and what was evaluated and complained of while people were in it. */
export interface TeamBasis {
  team: TeamFact;
  members: readonly AgentCardRow[];
  sums: readonly AgentTeamSums[];
  cases: { at_fault_complaints: number; commendations: number };
}

/**
 * The basis of every team that someone belonged to, or that something was evaluated or complained of in.
 *
 * Evaluations go to the team at the time of the call, but only those of people who are agents on their last day in the period: the
 * calls of someone who is a team leader by then stand on the leader's card and in the centre's figures, also those from before. Cases
 * go to the team of the day they were received, by the same rule; for someone who belonged to no team in the period any more (left
 * before, and the case was confirmed now) the post of that day decides.
 */
export function teamBases(facts: PeriodFacts, agentCards: readonly AgentCardRow[]): Map<number, TeamBasis> {
  const members = groupBy(agentCards, (card) => card.team_id);
  const agentIds = new Set(agentCards.map((card) => card.agent_id));
  const sums = groupBy(
    facts.sums.filter((row) => row.team_id !== null && agentIds.has(row.agent_id)),
    (row) => row.team_id,
  );
  const judged = [...facts.casesByAgent.values()];
  const isAgents = (one: CaseOfPeriod) =>
    one.agent_id !== null && (agentIds.has(one.agent_id) || (facts.person(one.agent_id) === null && one.post === 'agent'));
  const bases = facts.teams.map((team): TeamBasis => ({
    team,
    members: members.get(team.team_id) ?? [],
    sums: sums.get(team.team_id) ?? [],
    cases: countCases(judged, (one) => one.team_id === team.team_id && isAgents(one)),
  }));
  const lives = (basis: TeamBasis) =>
    basis.team.staffed || basis.sums.length > 0 || basis.cases.at_fault_complaints + basis.cases.commendations > 0;
  return new Map(bases.filter(lives).map((basis) => [basis.team.team_id, basis]));
}

/** The cards of all teams, ranked by the average that the scheme names. */
export function judgeTeams(scheme: SchemeDefinition, bases: Iterable<TeamBasis>): TeamCardRow[] {
  const cards = [...bases].map((basis) => judgeTeam(basis));
  const ranks = rankTeams(
    cards.map((card) => ({
      key: card.team_code,
      scoreBp: scheme.teamRankBy === 'pooled' ? card.qa_score_bp : card.qa_score_mean_of_agents_bp,
    })),
  );
  for (const card of cards) card.rank_center = ranks.get(card.team_code) ?? null;
  return cards;
}

function judgeTeam(basis: TeamBasis): TeamCardRow {
  const { team, members } = basis;
  const { qa, ...figures } = groupFigures([basis]);
  const have = (value: (card: AgentCardRow) => number | null) => members.filter((card) => value(card) !== null).length;
  return {
    team_id: team.team_id,
    team_code: team.team_code,
    team_name: team.team_name,
    leader_id: team.leader_id,
    supervisor_id: team.supervisor_id,
    ...figures,
    evaluations_planned: total(members, (card) => card.evaluations_planned),
    workload_score_bp: meanOfPrinted(members.map((card) => card.workload_score_bp)),
    attendance_score_bp: meanOfPrinted(members.map((card) => card.attendance_score_bp)),
    rank_center: null,
    details: {
      qa,
      leader_no: team.leader_no,
      leader_name: team.leader_name,
      supervisor_no: team.supervisor_no,
      supervisor_name: team.supervisor_name,
      evaluations_completed: total(members, (card) => card.evaluations_completed),
      exam_members: have((card) => card.exam_score_bp),
      workload_members: have((card) => card.workload_score_bp),
      attendance_members: have((card) => card.attendance_score_bp),
    },
  };
}

/** Pooled figures of one team or several: evaluations and cases by team at the time, the rest by those who belong to them at the end. */
export function groupFigures(bases: readonly TeamBasis[]): QaColumns & {
  headcount: number;
  qa_score_mean_of_agents_bp: number | null;
  exam_score_bp: number | null;
  at_fault_complaints: number;
  commendations: number;
  qa: QaCounts;
} {
  const members = bases.flatMap((basis) => basis.members);
  const pooled = pooledSums(bases.flatMap((basis) => basis.sums));
  const metrics = teamMetrics(
    [pooled],
    members.map((card) => card.qa_score_bp),
  );
  return {
    headcount: members.length,
    ...qaColumns(pooled, metrics.pooled),
    qa_score_mean_of_agents_bp: metrics.qaScoreMeanOfAgentsBp,
    exam_score_bp: meanOfPrinted(members.map((card) => card.exam_score_bp)),
    at_fault_complaints: total(bases, (basis) => basis.cases.at_fault_complaints),
    commendations: total(bases, (basis) => basis.cases.commendations),
    qa: qaCounts(pooled),
  };
}

/** One card for each supervisor of a team on the period's last day, over all their teams. */
export function judgeSupervisors(bases: Iterable<TeamBasis>): SupervisorCardRow[] {
  const supervised = groupBy(bases, (basis) => basis.team.supervisor_id);
  return [...supervised].flatMap(([supervisorId, teams]) => {
    const { supervisor_no: employeeNo = null, supervisor_name: name = null } = teams[0]?.team ?? {};
    if (supervisorId === null || employeeNo === null || name === null) return [];
    const { qa: _, ...figures } = groupFigures(teams);
    return [
      { supervisor_id: supervisorId, employee_no: employeeNo, name, team_codes: teams.map((basis) => basis.team.team_code), ...figures },
    ];
  });
}

/** The centre: everything counted, leaders' own calls and cases without a person included; heads, exams and means over the agents. */
export function judgeCenter(facts: PeriodFacts, agentCards: readonly AgentCardRow[]): CenterCardRow {
  const pooled = pooledSums(facts.sums);
  const metrics = teamMetrics(
    [pooled],
    agentCards.map((card) => card.qa_score_bp),
  );
  return {
    headcount: agentCards.length,
    evaluations_planned: total(agentCards, (card) => card.evaluations_planned),
    ...qaColumns(pooled, metrics.pooled),
    qa_score_mean_of_agents_bp: metrics.qaScoreMeanOfAgentsBp,
    exam_score_bp: meanOfPrinted(agentCards.map((card) => card.exam_score_bp)),
    ...countCases(facts.casesByAgent.values(), () => true),
    calls_answered: callsOf(facts, 'calls_answered'),
    calls_outbound: callsOf(facts, 'calls_outbound'),
    details: { qa: qaCounts(pooled), evaluations_completed: total([...facts.evaluationsByAgent.values()], (row) => row.completed) },
  };
}

/** Whole calls of everyone with a figure, fractions of a call cut off; null: no figure came in. */
function callsOf(facts: PeriodFacts, metric: keyof Figures): number | null {
  const values = [...facts.figures.values()].flatMap((figures) => figures[metric] ?? []);
  return values.length === 0 ? null : Math.floor(values.reduce((sum, value) => sum + value, 0) / 10_000);
}

function total<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}
