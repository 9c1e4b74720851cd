import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import type { ReportContext, ReportSubject } from '@platform/report/report-definition.js';
import {
  agentCard,
  cardRow,
  centerCard,
  supervisorCard,
  teamCard,
  type AgentCard,
  type CenterCard,
  type SupervisorCard,
  type TeamCard,
} from '../monthly/cards.js';
import { loadMissed, type MissedFacts } from '../monthly/missed-criteria.js';
import { loadCardsBefore, loadRunSetup, type CardBefore, type RunSetup } from '../monthly/run-setup.js';
import { loadStays, type Stay } from '../monthly/stays.js';
import { loadTeamTrend, TREND_MONTHS, type TeamMonth, type TrendMonth } from '../monthly/trend.js';

const SUPERVISOR = loadSql(import.meta.url, './sql/supervisor-card.sql');
const TEAMS = loadSql(import.meta.url, './sql/teams-of-supervisor.sql');
const TREND = loadSql(import.meta.url, './sql/supervisor-trend.sql');
const EVALUATORS = loadSql(import.meta.url, './sql/evaluator-work.sql');
const AGENT_CARDS = loadSql(import.meta.url, '../monthly/sql/agent-cards.sql');
const CENTER_CARD = loadSql(import.meta.url, '../monthly/sql/center-card.sql');

const evaluatorRow = z.object({
  employee_no: z.string(),
  name: z.string(),
  done: z.int(),
  random: z.int(),
  /** Targeted and mandatory. */
  directed: z.int(),
  /** Double scorings, re-checks and calibrations that this evaluator did. */
  second_looks: z.int(),
  agents: z.int(),
  /** Scores in the averages, in basis points; null: none. */
  counted: z.int(),
  sum_final_bp: z.number(),
  sum_final_sq: z.number(),
  lowest_bp: z.int().nullable(),
  highest_bp: z.int().nullable(),
  quarter_bp: z.number().nullable(),
  three_quarter_bp: z.number().nullable(),
  critical: z.int(),
  /** First evaluations, which a second look may check. */
  checkable: z.int(),
  rechecked: z.int(),
  changed: z.int(),
});
const trendRow = z.object({
  period_id: z.string(),
  scheme_code: z.string(),
  scheme_number: z.int(),
  card: supervisorCard,
  forms: z.array(z.string()),
});

export type EvaluatorRow = z.infer<typeof evaluatorRow>;

export interface SupervisorMonth extends TrendMonth {
  figures: SupervisorCard;
}

/** All that a supervisor's workbook is made of. */
export interface SupervisorFacts {
  setup: RunSetup;
  supervisor: SupervisorCard;
  center: CenterCard;
  teamsRanked: number;
  teams: TeamCard[];
  agents: AgentCard[];
  agentsBefore: Map<number, CardBefore>;
  /** By agent id. */
  stays: Map<number, Stay[]>;
  missed: MissedFacts;
  evaluators: EvaluatorRow[];
  trend: SupervisorMonth[];
  teamTrend: TeamMonth[];
}

export async function loadSupervisorFacts(context: ReportContext, subject: ReportSubject): Promise<SupervisorFacts> {
  const { run, period } = context;
  const [supervisor] = await context.rows(SUPERVISOR, [run.id, subject.id], cardRow(supervisorCard));
  const [center] = await context.rows(CENTER_CARD, [run.id], z.object({ card: centerCard, teams_ranked: z.int() }));
  if (supervisor === undefined || center === undefined) throw new Error(`Run ${run.id} has no card of supervisor ${subject.code}`);
  const teams = (await context.rows(TEAMS, [run.id, subject.id], cardRow(teamCard))).map((row) => row.card);
  const teamIds = teams.map((team) => team.team_id);
  const setup = await loadRunSetup(context, teamIds);
  const agents = (await context.rows(AGENT_CARDS, [run.id, teamIds], cardRow(agentCard))).map((row) => row.card);
  const agentIds = agents.map((card) => card.agent_id);
  const { definition } = setup.scheme;
  const trend = await context.rows(TREND, [period.id, run.id, subject.id, TREND_MONTHS], trendRow);
  return {
    setup,
    supervisor: supervisor.card,
    center: center.card,
    teamsRanked: center.teams_ranked,
    teams,
    agents,
    agentsBefore: await loadCardsBefore(context, setup.before, agentIds),
    stays: await loadStays(context, teamIds),
    missed: await loadMissed(context, definition, teamIds),
    evaluators: await context.rows(EVALUATORS, [run.id, teamIds, definition.purposes], evaluatorRow),
    trend: trend.map((row) => ({
      periodId: row.period_id,
      scheme: `${row.scheme_code} ${row.scheme_number}`,
      forms: row.forms,
      figures: row.card,
    })),
    teamTrend: await loadTeamTrend(context, teamIds),
  };
}
