import type { Block, Column, Row, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import type { TeamCard } from '../monthly/cards.js';
import { rateOf, scoreOf, sumOf } from '../monthly/figures.js';
import { changeCell, monthChange, verdictWords, type MonthSums } from '../monthly/month-on-month.js';
import type { Say } from '../monthly/say.js';
import { comparisonSentences } from './compare-teams.js';
import type { SheetInput } from './sheet-input.js';

/** The teams side by side, with the supervisor's own pooled figures. */
export function teamsSheet(input: SheetInput): SheetModel {
  const { say, facts } = input;
  const notes = comparisonSentences(facts, say);
  const scored = facts.teams.some((team) => team.qa_score_bp !== null);
  return {
    name: say('supervisor_report.sheet_teams'),
    freeze: { columns: 2 },
    blocks: [
      keyFigures(input),
      teamsTable(input),
      ...(scored ? [meansChart(say), ratesChart(say)] : []),
      ...(notes.length === 0 ? [] : [{ type: 'text' as const, title: say('supervisor_report.notes_title'), paragraphs: notes }]),
    ],
  };
}

function keyFigures({ facts, say }: SheetInput): Block {
  const { supervisor, center } = facts;
  return {
    type: 'facts',
    pairs: [
      { label: say('monthly_report.fact_qa_pooled'), value: scoreOf(supervisor.qa_score_bp), kind: 'score' },
      { label: say('monthly_report.fact_qa_of_agents'), value: scoreOf(supervisor.qa_score_mean_of_agents_bp), kind: 'score' },
      { label: say('supervisor_report.fact_center'), value: scoreOf(center.qa_score_bp), kind: 'score' },
      {
        label: say('supervisor_report.fact_pass', { passed: supervisor.pass_count, n: supervisor.evaluations_counted }),
        value: rateOf(supervisor.pass_rate_e6),
        kind: 'rate',
      },
      {
        label: say('monthly_report.col_critical_count'),
        value: supervisor.critical_count,
        kind: 'int',
        ...(supervisor.critical_count > 0 ? { emphasis: 'warn' as const } : {}),
      },
      {
        label: say('monthly_report.col_complaints'),
        value: supervisor.at_fault_complaints,
        kind: 'int',
        ...(supervisor.at_fault_complaints > 0 ? { emphasis: 'warn' as const } : {}),
      },
    ],
  };
}

function teamsTable(input: SheetInput): Block {
  const { facts, say } = input;
  return {
    type: 'table',
    id: 'teams',
    caption: say('supervisor_report.note_means'),
    groups: [{ title: say('supervisor_report.confidence'), from: 'n', to: 'verdict' }],
    columns: teamColumns(say),
    rows: facts.teams.map((team) => teamRow(input, team)),
    totals: totalsRow(input),
    emptyText: say('supervisor_report.teams_empty'),
  };
}

function teamColumns(say: Say): Column[] {
  const confidence = { outlineCollapsed: true };
  return [
    { key: 'team', title: say('supervisor_report.col_team'), kind: 'text', width: 24 },
    { key: 'leader', title: say('supervisor_report.col_leader'), kind: 'text', width: 14 },
    { key: 'headcount', title: say('monthly_report.col_headcount'), kind: 'int', width: 6 },
    { key: 'planned', title: say('monthly_report.col_planned'), kind: 'int', width: 6 },
    { key: 'done', title: say('monthly_report.col_done'), kind: 'int', width: 6 },
    { key: 'qa', title: say('monthly_report.col_qa_pooled'), kind: 'score', width: 10, dataBar: true },
    { key: 'qa_agents', title: say('monthly_report.col_qa_of_agents'), kind: 'score', width: 9 },
    { key: 'change', title: say('monthly_report.col_change'), kind: 'score', width: 8, iconArrow: true },
    { key: 'pass', title: say('monthly_report.col_pass_rate'), kind: 'rate', width: 8 },
    { key: 'excellent', title: say('supervisor_report.col_excellent_rate'), kind: 'rate', width: 8 },
    { key: 'critical', title: say('monthly_report.col_critical_count'), kind: 'int', width: 7 },
    { key: 'critical_rate', title: say('monthly_report.col_critical_rate'), kind: 'rate', width: 8 },
    { key: 'accuracy', title: say('supervisor_report.col_accuracy'), kind: 'rate', width: 8 },
    { key: 'exam', title: say('monthly_report.col_exam_mean'), kind: 'score', width: 8 },
    { key: 'workload', title: say('monthly_report.component_workload'), kind: 'score', width: 8 },
    { key: 'attendance', title: say('monthly_report.component_attendance'), kind: 'score', width: 8 },
    { key: 'complaints', title: say('monthly_report.col_complaints'), kind: 'int', width: 6 },
    { key: 'commendations', title: say('monthly_report.col_commendations'), kind: 'int', width: 6 },
    { key: 'rank', title: say('supervisor_report.col_rank_center'), kind: 'int', width: 10 },
    { key: 'n', title: say('monthly_report.col_n'), kind: 'int', ...confidence, note: say('monthly_report.note_n') },
    { key: 'passed', title: say('monthly_report.col_pass_count'), kind: 'int', ...confidence },
    { key: 'pass_low', title: say('monthly_report.col_pass_low'), kind: 'rate', ...confidence },
    { key: 'pass_high', title: say('monthly_report.col_pass_high'), kind: 'rate', ...confidence },
    { key: 'qa_low', title: say('monthly_report.col_qa_low'), kind: 'score', ...confidence },
    { key: 'qa_high', title: say('monthly_report.col_qa_high'), kind: 'score', ...confidence },
    { key: 'verdict', title: say('monthly_report.col_verdict'), kind: 'text', ...confidence },
  ];
}

/** A team's or the supervisor's figures that both rows show alike. */
type Group = Pick<
  TeamCard,
  | 'headcount'
  | 'evaluations_counted'
  | 'qa_score_bp'
  | 'qa_score_mean_of_agents_bp'
  | 'pass_rate_e6'
  | 'excellent_rate_e6'
  | 'critical_count'
  | 'critical_error_rate_e6'
  | 'business_accuracy_e6'
  | 'exam_score_bp'
  | 'at_fault_complaints'
  | 'commendations'
  | 'pass_count'
  | 'pass_rate_low_e6'
  | 'pass_rate_high_e6'
  | 'qa_low_bp'
  | 'qa_high_bp'
  | 'sum_final_bp'
  | 'sum_final_sq'
>;

function groupCells(say: Say, group: Group, before: MonthSums | undefined): Row['cells'] {
  const change = monthChange(group, before);
  return {
    headcount: group.headcount,
    qa: scoreOf(group.qa_score_bp),
    qa_agents: scoreOf(group.qa_score_mean_of_agents_bp),
    change: changeCell(change),
    pass: rateOf(group.pass_rate_e6),
    excellent: rateOf(group.excellent_rate_e6),
    critical: group.critical_count > 0 ? { value: group.critical_count, emphasis: 'warn' } : 0,
    critical_rate: rateOf(group.critical_error_rate_e6),
    accuracy: rateOf(group.business_accuracy_e6),
    exam: scoreOf(group.exam_score_bp),
    complaints: group.at_fault_complaints > 0 ? { value: group.at_fault_complaints, emphasis: 'warn' } : 0,
    commendations: group.commendations > 0 ? { value: group.commendations, emphasis: 'good' } : 0,
    n: group.evaluations_counted,
    passed: group.pass_count,
    pass_low: rateOf(group.pass_rate_low_e6),
    pass_high: rateOf(group.pass_rate_high_e6),
    qa_low: scoreOf(group.qa_low_bp),
    qa_high: scoreOf(group.qa_high_bp),
    verdict: verdictWords(say, change),
  };
}

function teamRow({ facts, say }: SheetInput, team: TeamCard): Row {
  const before = facts.teamTrend.find(
    (month) => month.periodId === facts.setup.before?.period_id && month.figures.team_id === team.team_id,
  );
  return {
    key: team.team_code,
    cells: {
      team: { value: team.team_name, link: { sheet: say('supervisor_report.sheet_ranking'), table: 'ranking' } },
      leader: team.details.leader_name,
      planned: team.evaluations_planned,
      done: team.details.evaluations_completed,
      ...groupCells(say, team, before?.figures),
      workload: scoreOf(team.workload_score_bp),
      attendance: scoreOf(team.attendance_score_bp),
      rank: team.rank_center,
    },
  };
}

function totalsRow({ facts, say }: SheetInput): Row {
  const { supervisor, teams } = facts;
  const before = facts.trend.find((month) => month.periodId === facts.setup.before?.period_id);
  return {
    cells: {
      team: say('supervisor_report.total'),
      leader: '',
      planned: sumOf(teams, (team) => team.evaluations_planned),
      done: sumOf(teams, (team) => team.details.evaluations_completed),
      ...groupCells(say, supervisor, before?.figures),
    },
  };
}

function meansChart(say: Say): Block {
  return {
    type: 'chart',
    kind: 'column',
    title: say('supervisor_report.chart_means'),
    table: 'teams',
    categories: 'team',
    series: [
      { column: 'qa', labels: true },
      { column: 'qa_agents', labels: true },
    ],
    primaryAxis: { title: say('monthly_report.axis_score'), min: 0, max: 100, step: 20 },
    width: 'half',
    height: 10,
  };
}

function ratesChart(say: Say): Block {
  return {
    type: 'chart',
    kind: 'column',
    title: say('supervisor_report.chart_rates'),
    table: 'teams',
    categories: 'team',
    series: [
      { column: 'pass', labels: true },
      { column: 'critical_rate', labels: true },
    ],
    primaryAxis: { min: 0, max: 1, step: 0.2 },
    width: 'half',
    height: 10,
  };
}
