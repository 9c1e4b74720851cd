import type { Block, Column, Row, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { agentRemark } from '../monthly/agent-remark.js';
import { inOrderOfRank } from '../monthly/agent-order.js';
import type { AgentCard } from '../monthly/cards.js';
import { rateOf, scoreOf, sumOf } from '../monthly/figures.js';
import { changeCell, monthChange, verdictWords } from '../monthly/month-on-month.js';
import type { Say } from '../monthly/say.js';
import type { SheetInput } from './sheet-input.js';

/** Every agent under the supervisor by their rank in the centre, and how the grades fall in each team. */
export function rankingSheet(input: SheetInput): SheetModel {
  const { facts, say } = input;
  const cards = inOrderOfRank(facts.agents, (card) => card.rank_center);
  return {
    name: say('supervisor_report.sheet_ranking'),
    title: say('supervisor_report.ranking_heading'),
    freeze: { columns: 4 },
    blocks: [
      {
        type: 'table',
        id: 'ranking',
        groups: [{ title: say('supervisor_report.confidence'), from: 'n', to: 'verdict' }],
        columns: rankingColumns(say),
        rows: cards.map((card) => rankingRow(input, card)),
        emptyText: say('supervisor_report.ranking_empty'),
      },
      ...gradeBlocks(input),
    ],
  };
}

function rankingColumns(say: Say): Column[] {
  const confidence = { outlineCollapsed: true };
  return [
    { key: 'rank', title: say('supervisor_report.col_rank_center'), kind: 'int', width: 7 },
    { key: 'no', title: say('monthly_report.col_no'), kind: 'text', width: 8 },
    { key: 'name', title: say('monthly_report.col_name'), kind: 'text', width: 10 },
    { key: 'team', title: say('supervisor_report.col_team'), kind: 'text', width: 11 },
    { key: 'rank_team', title: say('monthly_report.col_rank_team'), kind: 'int', width: 7 },
    { key: 'qa', title: say('monthly_report.col_qa'), kind: 'score', width: 9 },
    { key: 'change', title: say('monthly_report.col_change'), kind: 'score', width: 8, iconArrow: true },
    { key: 'pass', title: say('monthly_report.col_pass_rate'), kind: 'rate', width: 8 },
    { key: 'done', title: say('monthly_report.col_done'), kind: 'int', width: 6 },
    { key: 'critical', title: say('monthly_report.col_critical_count'), kind: 'int', width: 7 },
    { key: 'exam', title: say('monthly_report.col_exam_total'), kind: 'score', width: 8 },
    { key: 'workload', title: say('monthly_report.component_workload'), kind: 'score', width: 8 },
    { key: 'attendance', title: say('monthly_report.component_attendance'), kind: 'score', width: 8 },
    { key: 'complaints', title: say('monthly_report.col_complaints'), kind: 'int', width: 6 },
    { key: 'commendations', title: say('monthly_report.col_commendations'), kind: 'int', width: 6 },
    { key: 'composite', title: say('monthly_report.col_composite'), kind: 'score', width: 10, dataBar: { color: 'F2D3A0' } },
    { key: 'grade', title: say('monthly_report.col_grade'), kind: 'text', width: 6, align: 'center' },
    { key: 'remark', title: say('monthly_report.col_remark'), kind: 'text', width: 28 },
    { key: 'n', title: say('monthly_report.col_n'), kind: 'int', ...confidence, note: say('monthly_report.note_n') },
    { key: 'pass_low', title: say('monthly_report.col_pass_low'), kind: 'rate', ...confidence },
    { key: 'pass_high', title: say('monthly_report.col_pass_high'), kind: 'rate', ...confidence },
    { key: 'qa_low', title: say('monthly_report.col_qa_low'), kind: 'score', ...confidence },
    { key: 'qa_high', title: say('monthly_report.col_qa_high'), kind: 'score', ...confidence },
    { key: 'verdict', title: say('monthly_report.col_verdict'), kind: 'text', ...confidence },
  ];
}

function rankingRow({ context, facts, say }: SheetInput, card: AgentCard): Row {
  const { definition } = facts.setup.scheme;
  const change = monthChange(card, facts.agentsBefore.get(card.agent_id));
  const low = card.qa_score_bp !== null && card.qa_score_bp < definition.passBp;
  const bad = card.grade !== null && definition.quota.badGrades.includes(card.grade);
  return {
    key: card.employee_no,
    ...(card.status === 'ranked' ? {} : { emphasis: 'small-sample' as const }),
    cells: {
      rank: card.rank_center,
      no: card.employee_no,
      name: { value: card.name, link: { sheet: say('supervisor_report.sheet_below'), table: 'below', rowKey: card.employee_no } },
      team: facts.teams.find((team) => team.team_id === card.team_id)?.team_name ?? card.team_code,
      rank_team: card.rank_team,
      qa: { value: scoreOf(card.qa_score_bp), ...(low ? { emphasis: 'warn' as const } : {}) },
      change: changeCell(change),
      pass: rateOf(card.pass_rate_e6),
      done: card.evaluations_completed,
      critical: card.critical_count > 0 ? { value: card.critical_count, emphasis: 'warn' } : 0,
      exam: { value: scoreOf(card.exam_score_bp), ...(card.exam_passed === false ? { emphasis: 'warn' as const } : {}) },
      workload: scoreOf(card.workload_score_bp),
      attendance: scoreOf(card.attendance_score_bp),
      complaints: card.at_fault_complaints > 0 ? { value: card.at_fault_complaints, emphasis: 'warn' } : 0,
      commendations: card.commendations > 0 ? { value: card.commendations, emphasis: 'good' } : 0,
      composite: scoreOf(card.composite_bp),
      grade: { value: card.grade, ...(bad ? { emphasis: 'warn' as const } : {}) },
      remark: agentRemark(
        { say, language: context.language, period: context.period, scheme: definition },
        card,
        facts.stays.get(card.agent_id) ?? [],
      ),
      n: card.evaluations_counted,
      pass_low: rateOf(card.pass_rate_low_e6),
      pass_high: rateOf(card.pass_rate_high_e6),
      qa_low: scoreOf(card.qa_low_bp),
      qa_high: scoreOf(card.qa_high_bp),
      verdict: verdictWords(say, change),
    },
  };
}

/** How many of each grade in each team: columns under those of the ranking. */
function gradeBlocks({ facts, say }: SheetInput): Block[] {
  const grades = facts.setup.scheme.definition.grades.bands.map((band) => band.grade);
  const inTeam = facts.teams.map((team) => ({ team, cards: facts.agents.filter((card) => card.team_id === team.team_id) }));
  const graded = (cards: readonly AgentCard[], grade: string | null) => cards.filter((card) => card.grade === grade).length;
  const table: Block = {
    type: 'table',
    id: 'grades',
    title: say('supervisor_report.grades_title'),
    columns: [
      { key: 'at', title: say('supervisor_report.col_at'), kind: 'int' },
      { key: 'code', title: say('supervisor_report.col_team_code'), kind: 'text' },
      { key: 'headcount', title: say('monthly_report.col_headcount'), kind: 'int' },
      { key: 'team', title: say('supervisor_report.col_team'), kind: 'text' },
      ...grades.map((grade) => ({
        key: `grade_${grade}`,
        title: say('supervisor_report.col_grade_count', { grade }),
        kind: 'int' as const,
      })),
      { key: 'none', title: say('supervisor_report.col_no_grade'), kind: 'int' },
    ],
    rows: inTeam.map(({ team, cards }, at) => ({
      cells: {
        at: at + 1,
        code: team.team_code,
        headcount: cards.length,
        team: team.team_name,
        ...Object.fromEntries(grades.map((grade) => [`grade_${grade}`, graded(cards, grade)])),
        none: graded(cards, null),
      },
    })),
    totals: {
      cells: {
        code: say('supervisor_report.total'),
        headcount: sumOf(inTeam, ({ cards }) => cards.length),
        team: '',
        ...Object.fromEntries(grades.map((grade) => [`grade_${grade}`, graded(facts.agents, grade)])),
        none: graded(facts.agents, null),
      },
    },
    emptyText: say('supervisor_report.teams_empty'),
  };
  const chart: Block = {
    type: 'chart',
    kind: 'column',
    title: say('supervisor_report.chart_grades'),
    table: 'grades',
    categories: 'team',
    series: grades.map((grade) => ({ column: `grade_${grade}`, labels: true })),
    primaryAxis: { title: say('monthly_report.col_headcount'), format: '0' },
    height: 13,
  };
  return inTeam.length === 0 ? [table] : [table, chart];
}
