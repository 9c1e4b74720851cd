import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import type { ReportContext, ReportSubject } from '@platform/report/report-definition.js';
import { agentCard, cardRow, centerCard, teamCard, type AgentCard, type CenterCard, type TeamCard } from '../monthly/cards.js';
import { loadMissed, type MissedFacts } from '../monthly/missed-criteria.js';
import { loadCardsBefore, loadRunSetup, type CardBefore, type RunSetup } from '../monthly/run-setup.js';
import { loadStays, type Stay } from '../monthly/stays.js';
import { loadTeamTrend, type TeamMonth } from '../monthly/trend.js';

const AGENT_CARDS = loadSql(import.meta.url, '../monthly/sql/agent-cards.sql');
const TEAM_CARDS = loadSql(import.meta.url, '../monthly/sql/team-cards.sql');
const CENTER_CARD = loadSql(import.meta.url, '../monthly/sql/center-card.sql');
const EVALUATIONS = loadSql(import.meta.url, './sql/evaluations.sql');
const CASES = loadSql(import.meta.url, './sql/cases.sql');

const missedItem = z.object({
  lineage_id: z.int(),
  name: z.string(),
  kind: z.enum(['choice', 'scale', 'deduction']),
  /** Hundredths: awarded, or deducted. */
  points: z.int(),
  max_points: z.int(),
  critical: z.boolean(),
});

const evaluationRow = z.object({
  agent_id: z.int(),
  employee_no: z.string(),
  name: z.string(),
  card_team_id: z.int().nullable(),
  card_team_name: z.string().nullable(),
  /** Team on the day of the call; null: in none. */
  call_team_id: z.int().nullable(),
  call_team_name: z.string().nullable(),
  evaluation_no: z.string(),
  recording_id: z.string(),
  called_at: z.date(),
  direction: z.enum(['inbound', 'outbound']).nullable(),
  form_code: z.string(),
  form_version: z.string(),
  purpose: z.string(),
  evaluator_name: z.string(),
  raw_bp: z.int().nullable(),
  final_bp: z.int().nullable(),
  critical_failed: z.boolean(),
  comment: z.string().nullable(),
  missed: z.array(missedItem),
});

const caseRow = z.object({
  employee_no: z.string(),
  name: z.string(),
  case_no: z.string(),
  kind: z.enum(['complaint', 'commendation']),
  verdict: z.enum(['substantiated', 'partly', 'unsubstantiated']).nullable(),
  fault: z.enum(['at_fault', 'partly', 'not_at_fault']).nullable(),
  level: z.string().nullable(),
  category: z.string().nullable(),
  confirmed_on: z.string(),
  /** null: the person has no card in this run. */
  effect: agentCard.shape.details.shape.cases.element.shape.effect.nullable(),
  points_bp: z.int().nullable(),
  own_card: z.boolean(),
  in_team: z.boolean(),
  received_at: z.date().nullable(),
  source: z.string().nullable(),
  content: z.string().nullable(),
  handling: z.string().nullable(),
});

export type EvaluationRow = z.infer<typeof evaluationRow>;
export type MissedItem = z.infer<typeof missedItem>;
export type CaseRow = z.infer<typeof caseRow>;

/** All that a team's workbook is made of. */
export interface TeamFacts {
  setup: RunSetup;
  team: TeamCard;
  center: CenterCard;
  /** Teams that have a rank this month. */
  teamsRanked: number;
  agents: AgentCard[];
  agentsBefore: Map<number, CardBefore>;
  /** By agent id: everyone who was in the team on a day of the month. */
  stays: Map<number, Stay[]>;
  /** At the revision the run saw. */
  evaluations: EvaluationRow[];
  missed: MissedFacts;
  cases: CaseRow[];
  trend: TeamMonth[];
}

export async function loadTeamFacts(context: ReportContext, subject: ReportSubject): Promise<TeamFacts> {
  const { run, period, timeZone } = context;
  const teamIds = [subject.id];
  const setup = await loadRunSetup(context, teamIds);
  const [team] = await context.rows(TEAM_CARDS, [run.id, teamIds], cardRow(teamCard));
  const [center] = await context.rows(CENTER_CARD, [run.id], z.object({ card: centerCard, teams_ranked: z.int() }));
  if (team === undefined || center === undefined) throw new Error(`Run ${run.id} has no card of team ${subject.code}`);
  const agents = (await context.rows(AGENT_CARDS, [run.id, teamIds], cardRow(agentCard))).map((row) => row.card);
  return {
    setup,
    team: team.card,
    center: center.card,
    teamsRanked: center.teams_ranked,
    agents,
    agentsBefore: await loadCardsBefore(
      context,
      setup.before,
      agents.map((card) => card.agent_id),
    ),
    stays: await loadStays(context, teamIds),
    evaluations: await context.rows(EVALUATIONS, [run.id, subject.id, timeZone], evaluationRow),
    missed: await loadMissed(context, setup.scheme.definition, teamIds),
    cases: await context.rows(CASES, [run.id, subject.id, timeZone, period.id], caseRow),
    trend: await loadTeamTrend(context, teamIds),
  };
}
