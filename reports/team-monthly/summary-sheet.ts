import type { Block, Column, Row, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { agentRemark } from '../monthly/agent-remark.js';
import { inOrderOfRank } from '../monthly/agent-order.js';
import type { AgentCard } from '../monthly/cards.js';
import { groupedBy, rateOf, scoreOf, sumOf } from '../monthly/figures.js';
import { changeCell, monthChange, verdictWords } from '../monthly/month-on-month.js';
import { dayLabel, type Say } from '../monthly/say.js';
import { moveOut } from '../monthly/stays.js';
import type { SheetInput } from './sheet-input.js';

/** The figures of the month, agent by agent, in the order of their rank. */
export function summarySheet(input: SheetInput): SheetModel {
  const { say } = input;
  const moved = movedAway(input);
  return {
    name: say('team_report.sheet_summary'),
    freeze: { columns: 2 },
    blocks: [
      keyFigures(input),
      summaryTable(input),
      { type: 'text', title: say('team_report.notes_title'), paragraphs: [meansSentence(input), ...moved] },
    ],
  };
}

function keyFigures({ facts, say }: SheetInput): Block {
  const { team } = facts;
  const passed = say('team_report.fact_pass', { passed: team.pass_count, n: team.evaluations_counted });
  return {
    type: 'facts',
    pairs: [
      { label: say('monthly_report.fact_qa_pooled'), value: scoreOf(team.qa_score_bp), kind: 'score' },
      { label: say('monthly_report.fact_qa_of_agents'), value: scoreOf(team.qa_score_mean_of_agents_bp), kind: 'score' },
      { label: passed, value: rateOf(team.pass_rate_e6), kind: 'rate' },
      {
        label: say('monthly_report.col_critical_count'),
        value: team.critical_count,
        kind: 'int',
        ...(team.critical_count > 0 ? { emphasis: 'warn' as const } : {}),
      },
      { label: say('team_report.fact_exam', { n: team.details.exam_members }), value: scoreOf(team.exam_score_bp), kind: 'score' },
      { label: say('team_report.fact_rank'), value: team.rank_center === null ? null : `${team.rank_center} / ${facts.teamsRanked}` },
    ],
  };
}

/** Why the two means differ, against the month before, and against the centre. */
function meansSentence({ facts, say }: SheetInput): string {
  const { team, center } = facts;
  const before = facts.trend.find((month) => month.periodId === facts.setup.before?.period_id)?.figures;
  const change = monthChange(team, before);
  if (team.qa_score_bp === null || center.qa_score_bp === null) return say('team_report.note_no_scores');
  const means = say('team_report.note_means', {
    pooled: printed(team.qa_score_bp),
    n: team.evaluations_counted,
    agents: team.qa_score_mean_of_agents_bp === null ? '—' : printed(team.qa_score_mean_of_agents_bp),
    center: printed(center.qa_score_bp),
  });
  const against =
    change === null
      ? say('team_report.note_no_before')
      : say('team_report.note_change', { change: signed(change.differenceBp), verdict: verdictWords(say, change) ?? '' });
  return [means, against].join(say('monthly_report.sentence_gap'));
}

const printed = (bp: number): string => (bp / 100).toFixed(2);
const signed = (bp: number): string => `${bp > 0 ? '+' : ''}${printed(bp)}`;

/** Those who were in the team for a part of the month and have their card elsewhere. */
function movedAway({ context, facts, say }: SheetInput): string[] {
  const { team } = facts;
  const members = new Set(facts.agents.map((card) => card.agent_id));
  const counted = groupedBy(
    facts.evaluations.filter((row) => countsFor(row, facts.setup.scheme.definition.purposes) && row.call_team_id === team.team_id),
    (row) => row.agent_id,
  );
  return [...facts.stays.values()].flatMap((stays) => {
    const [first] = stays;
    const move = moveOut(stays, team.team_id);
    if (first === undefined || move === null || members.has(first.agent_id)) return [];
    const n = counted.get(first.agent_id)?.length ?? 0;
    const day = dayLabel(context.language, move.day);
    return [say('team_report.note_moved_out', { name: first.name, no: first.employee_no, day, team: move.team, n })];
  });
}

export function countsFor(row: { purpose: string; final_bp: number | null }, purposes: readonly string[]): boolean {
  return purposes.includes(row.purpose) && row.final_bp !== null;
}

function summaryTable(input: SheetInput): Block {
  const { say, facts } = input;
  const cards = inOrderOfRank(facts.agents, (card) => card.rank_team);
  return {
    type: 'table',
    id: 'summary',
    groups: [{ title: say('team_report.confidence'), from: 'n', to: 'tie' }],
    columns: summaryColumns(say),
    rows: cards.map((card) => summaryRow(input, card)),
    totals: totalsRow(input),
    emptyText: say('team_report.summary_empty'),
  };
}

function summaryColumns(say: Say): Column[] {
  const details = { sheet: say('team_report.sheet_evaluations'), table: 'evaluations' };
  const problems = { sheet: say('team_report.sheet_missed'), table: 'agent_problems' };
  const exams = { sheet: say('team_report.sheet_exams'), table: 'exams' };
  const confidence = { outlineCollapsed: true };
  return [
    { key: 'no', title: say('monthly_report.col_no'), kind: 'text', width: 8, link: details },
    { key: 'name', title: say('monthly_report.col_name'), kind: 'text', width: 10, link: details },
    { key: 'planned', title: say('monthly_report.col_planned'), kind: 'int', width: 5 },
    { key: 'done', title: say('monthly_report.col_done'), kind: 'int', width: 5, link: details },
    { key: 'qa', title: say('monthly_report.col_qa'), kind: 'score', width: 9, dataBar: true, link: problems },
    {
      key: 'change',
      title: say('monthly_report.col_change'),
      kind: 'score',
      width: 8,
      iconArrow: true,
      note: say('team_report.note_arrow'),
    },
    { key: 'pass', title: say('monthly_report.col_pass_rate'), kind: 'rate', width: 7 },
    { key: 'critical', title: say('monthly_report.col_critical_count'), kind: 'int', width: 6 },
    { key: 'theory', title: say('monthly_report.col_theory'), kind: 'points', width: 6, link: exams },
    { key: 'practical', title: say('monthly_report.col_practical'), kind: 'points', width: 6 },
    { key: 'exam', title: say('monthly_report.col_exam_total'), kind: 'score', width: 8, link: exams },
    { key: 'complaints', title: say('monthly_report.col_complaints'), kind: 'int', width: 6 },
    { key: 'commendations', title: say('monthly_report.col_commendations'), kind: 'int', width: 5 },
    { key: 'workload', title: say('monthly_report.component_workload'), kind: 'score', width: 7 },
    { key: 'attendance', title: say('monthly_report.component_attendance'), kind: 'score', width: 7 },
    { key: 'composite', title: say('monthly_report.col_composite'), kind: 'score', width: 9, dataBar: { color: 'F2D3A0' } },
    { key: 'grade', title: say('monthly_report.col_grade'), kind: 'text', width: 5, align: 'center' },
    { key: 'rank', title: say('monthly_report.col_rank_team'), kind: 'int', width: 6 },
    { key: 'remark', title: say('monthly_report.col_remark'), kind: 'text', width: 38 },
    { key: 'n', title: say('monthly_report.col_n'), kind: 'int', ...confidence, note: say('monthly_report.note_n') },
    { key: 'passed', title: say('monthly_report.col_pass_count'), kind: 'int', ...confidence },
    { key: 'pass_low', title: say('monthly_report.col_pass_low'), kind: 'rate', ...confidence },
    { key: 'pass_high', title: say('monthly_report.col_pass_high'), kind: 'rate', ...confidence },
    { key: 'qa_low', title: say('monthly_report.col_qa_low'), kind: 'score', ...confidence },
    { key: 'qa_high', title: say('monthly_report.col_qa_high'), kind: 'score', ...confidence },
    { key: 'verdict', title: say('monthly_report.col_verdict'), kind: 'text', ...confidence },
    { key: 'tie', title: say('monthly_report.col_tie'), kind: 'text', width: 44, ...confidence },
  ];
}

function summaryRow({ context, facts, say }: SheetInput, card: AgentCard): Row {
  const { scheme } = facts.setup;
  const change = monthChange(card, facts.agentsBefore.get(card.agent_id));
  const remark = agentRemark(
    { say, language: context.language, period: context.period, scheme: scheme.definition },
    card,
    facts.stays.get(card.agent_id) ?? [],
  );
  const warnBelow = (bp: number | null, mark: number) => ({
    value: scoreOf(bp),
    ...(bp !== null && bp < mark ? { emphasis: 'warn' as const } : {}),
  });
  return {
    key: card.employee_no,
    ...(card.status === 'ranked' ? {} : { emphasis: 'small-sample' as const }),
    cells: {
      no: card.employee_no,
      name: card.name,
      planned: card.evaluations_planned,
      done: card.evaluations_completed,
      qa: warnBelow(card.qa_score_bp, scheme.definition.passBp),
      change: changeCell(change),
      pass: rateOf(card.pass_rate_e6),
      critical: countCell(card.critical_count, 'warn'),
      theory: scoreOf(card.exam_theory_bp),
      practical: scoreOf(card.exam_practical_bp),
      exam: { value: scoreOf(card.exam_score_bp), ...(card.exam_passed === false ? { emphasis: 'warn' as const } : {}) },
      complaints: caseCell(say, card.employee_no, card.at_fault_complaints, 'warn'),
      commendations: caseCell(say, card.employee_no, card.commendations, 'good'),
      workload: scoreOf(card.workload_score_bp),
      attendance: scoreOf(card.attendance_score_bp),
      composite: scoreOf(card.composite_bp),
      grade: {
        value: card.grade,
        ...(card.grade !== null && scheme.definition.quota.badGrades.includes(card.grade) ? { emphasis: 'warn' as const } : {}),
      },
      rank: card.rank_team,
      remark,
      n: card.evaluations_counted,
      passed: card.pass_count,
      pass_low: rateOf(card.pass_rate_low_e6),
      pass_high: rateOf(card.pass_rate_high_e6),
      qa_low: scoreOf(card.qa_low_bp),
      qa_high: scoreOf(card.qa_high_bp),
      verdict: verdictWords(say, change),
      tie: tiePartners(say, card, facts.agents),
    },
  };
}

function countCell(count: number, emphasis: 'warn' | 'good') {
  return count > 0 ? { value: count, emphasis } : count;
}

/** Leads to the person's cases where there are any. */
function caseCell(say: Say, no: string, count: number, emphasis: 'warn' | 'good') {
  return count > 0 ? { value: count, emphasis, link: { sheet: say('team_report.sheet_cases'), table: 'cases', rowKey: no } } : count;
}

/** Who in the team cannot be told apart from an agent; empty: stands alone. */
function tiePartners(say: Say, card: AgentCard, agents: readonly AgentCard[]): string | null {
  if (card.status !== 'ranked') return null;
  const partners = agents.filter(
    (other) => other !== card && other.details.tie_bands.some((band) => card.details.tie_bands.includes(band)),
  );
  return inOrderOfRank(partners, (other) => other.rank_team)
    .map((other) => other.name)
    .join(say('monthly_report.list_separator'));
}

/** The team's own figures, pooled over its evaluations: not the sum or mean of the lines above where people moved. */
function totalsRow({ facts, say }: SheetInput): Row {
  const { team, agents } = facts;
  const before = facts.trend.find((month) => month.periodId === facts.setup.before?.period_id)?.figures;
  const change = monthChange(team, before);
  return {
    cells: {
      no: say('team_report.total'),
      name: say('team_report.total_pooled'),
      planned: team.evaluations_planned,
      done: sumOf(agents, (card) => card.evaluations_completed),
      qa: scoreOf(team.qa_score_bp),
      change: changeCell(change),
      pass: rateOf(team.pass_rate_e6),
      critical: team.critical_count,
      exam: scoreOf(team.exam_score_bp),
      complaints: team.at_fault_complaints,
      commendations: team.commendations,
      workload: scoreOf(team.workload_score_bp),
      attendance: scoreOf(team.attendance_score_bp),
      grade: '',
      remark:
        team.qa_score_mean_of_agents_bp === null
          ? ''
          : say('team_report.total_of_agents', { score: printed(team.qa_score_mean_of_agents_bp) }),
      n: team.evaluations_counted,
      passed: team.pass_count,
      pass_low: rateOf(team.pass_rate_low_e6),
      pass_high: rateOf(team.pass_rate_high_e6),
      qa_low: scoreOf(team.qa_low_bp),
      qa_high: scoreOf(team.qa_high_bp),
      verdict: verdictWords(say, change),
      tie: '',
    },
  };
}
