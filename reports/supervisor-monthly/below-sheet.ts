import type { Row, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { examSentence } from '../monthly/agent-remark.js';
import type { AgentCard } from '../monthly/cards.js';
import { scoreOf } from '../monthly/figures.js';
import type { Say } from '../monthly/say.js';
import type { ShownScheme } from '../monthly/run-setup.js';
import type { SheetInput } from './sheet-input.js';

/** Above every composite: those without any data stand last. */
const LAST = Number.MAX_SAFE_INTEGER;

/** Who fell short of something this month, why, and what is done about it. */
export function belowSheet(input: SheetInput): SheetModel {
  const { facts, say } = input;
  const { definition } = facts.setup.scheme;
  const below = facts.agents
    .map((card) => ({ card, reasons: shortfalls(say, card, definition) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted(
      (a, b) => (a.card.composite_bp ?? LAST) - (b.card.composite_bp ?? LAST) || (a.card.employee_no < b.card.employee_no ? -1 : 1),
    );
  return {
    name: say('supervisor_report.sheet_below'),
    title: say('supervisor_report.below_heading'),
    freeze: { columns: 2 },
    blocks: [
      {
        type: 'table',
        id: 'below',
        caption: say('supervisor_report.below_caption'),
        columns: [
          { key: 'no', title: say('monthly_report.col_no'), kind: 'text', width: 8 },
          { key: 'name', title: say('monthly_report.col_name'), kind: 'text', width: 10 },
          { key: 'team', title: say('supervisor_report.col_team'), kind: 'text', width: 11 },
          { key: 'leader', title: say('supervisor_report.col_leader'), kind: 'text', width: 10 },
          { key: 'n', title: say('monthly_report.col_counted'), kind: 'int', width: 7 },
          { key: 'qa', title: say('monthly_report.col_qa'), kind: 'score', width: 8 },
          { key: 'before', title: say('supervisor_report.col_qa_before'), kind: 'score', width: 8 },
          { key: 'exam', title: say('monthly_report.col_exam_total'), kind: 'score', width: 8 },
          { key: 'composite', title: say('monthly_report.col_composite'), kind: 'score', width: 8 },
          { key: 'grade', title: say('monthly_report.col_grade'), kind: 'text', width: 6, align: 'center' },
          { key: 'reason', title: say('supervisor_report.col_reason'), kind: 'text', width: 38 },
          { key: 'again', title: say('supervisor_report.col_again'), kind: 'text', width: 12 },
          { key: 'measure', title: say('supervisor_report.col_measure'), kind: 'text', width: 18 },
          { key: 'owner', title: say('supervisor_report.col_owner'), kind: 'text', width: 12 },
        ],
        rows: below.map(({ card, reasons }) => belowRow(input, card, reasons)),
        emptyText: say('supervisor_report.below_empty'),
      },
    ],
  };
}

/** Everything an agent fell short of, in words; empty: nothing. */
function shortfalls(say: Say, card: AgentCard, scheme: ShownScheme): string[] {
  if (card.status === 'no_data') return [say('monthly_report.remark_no_data')];
  const exams = card.details.exams.flatMap((exam) => {
    if (exam.passed === false)
      return [say('supervisor_report.below_exam', { score: ((exam.score_bp ?? 0) / 100).toFixed(2), pass: exam.pass_bp / 100 })];
    return exam.required && exam.score_bp === null ? [examSentence(say, exam) ?? say('supervisor_report.below_no_exam')] : [];
  });
  const bad = card.grade !== null && scheme.quota.badGrades.includes(card.grade);
  return [
    ...(card.status === 'insufficient_sample'
      ? [say('monthly_report.remark_insufficient', { n: card.evaluations_counted, min: scheme.minSample })]
      : []),
    ...(card.qa_score_bp !== null && card.qa_score_bp < scheme.passBp
      ? [say('supervisor_report.below_qa', { pass: scheme.passBp / 100 })]
      : []),
    ...(card.critical_count > 0 ? [say('supervisor_report.below_critical', { n: card.critical_count })] : []),
    ...exams,
    ...(card.at_fault_complaints > 0 ? [say('supervisor_report.below_complaint', { n: card.at_fault_complaints })] : []),
    ...(bad ? [say('supervisor_report.below_grade', { grade: card.grade ?? '' })] : []),
  ];
}

function belowRow({ facts, say }: SheetInput, card: AgentCard, reasons: readonly string[]): Row {
  const { definition } = facts.setup.scheme;
  const team = facts.teams.find((one) => one.team_id === card.team_id);
  const before = facts.agentsBefore.get(card.agent_id);
  const low = (bp: number | null) => bp !== null && bp < definition.passBp;
  const again = low(card.qa_score_bp) && low(before?.qa_score_bp ?? null);
  return {
    key: card.employee_no,
    cells: {
      no: card.employee_no,
      name: card.name,
      team: team?.team_name ?? card.team_code,
      leader: team?.details.leader_name ?? null,
      n: card.evaluations_counted,
      qa: { value: scoreOf(card.qa_score_bp), ...(low(card.qa_score_bp) ? { emphasis: 'warn' as const } : {}) },
      before: scoreOf(before?.qa_score_bp ?? null),
      exam: { value: scoreOf(card.exam_score_bp), ...(card.exam_passed === false ? { emphasis: 'warn' as const } : {}) },
      composite: scoreOf(card.composite_bp),
      grade: card.grade,
      reason: reasons.join(say('monthly_report.remark_separator')),
      again: again ? { value: say('supervisor_report.again_two'), emphasis: 'warn' } : '',
      measure: '',
      owner: '',
    },
  };
}
