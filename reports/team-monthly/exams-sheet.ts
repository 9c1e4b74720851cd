import type { Block, Column, Row, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { examSentence } from '../monthly/agent-remark.js';
import type { AgentCard, ExamAttemptLine, ExamLine } from '../monthly/cards.js';
import { scoreOf, shareOf } from '../monthly/figures.js';
import type { Say } from '../monthly/say.js';
import type { SheetInput } from './sheet-input.js';

/** Each agent's exams of the month with the retake, and how many passed. */
export function examsSheet({ facts, say }: SheetInput): SheetModel {
  const { agents } = facts;
  return {
    name: say('team_report.sheet_exams'),
    title: say('team_report.exams_heading'),
    freeze: { columns: 2 },
    blocks: [
      examFacts(say, agents, facts.team.exam_score_bp),
      {
        type: 'table',
        id: 'exams',
        columns: examColumns(say),
        rows: agents.flatMap((card) =>
          card.details.exams.length === 0 ? [noExamRow(say, card)] : card.details.exams.map((exam) => examRow(say, card, exam)),
        ),
        emptyText: say('team_report.summary_empty'),
      },
    ],
  };
}

const sat = (attempt: ExamAttemptLine): boolean =>
  attempt.status === 'cheating' || ((attempt.status === 'normal' || attempt.status === 'retake') && attempt.total_bp !== null);

function examFacts(say: Say, agents: readonly AgentCard[], meanBp: number | null): Block {
  const exams = agents.flatMap((card) => card.details.exams);
  const required = exams.filter((exam) => exam.required).length;
  const taken = exams.filter((exam) => exam.attempts.some(sat)).length;
  const scored = exams.filter((exam) => exam.passed !== null);
  const passed = scored.filter((exam) => exam.passed === true).length;
  return {
    type: 'facts',
    pairs: [
      { label: say('team_report.exam_required'), value: required, kind: 'int' },
      { label: say('team_report.exam_taken'), value: taken, kind: 'int', ...(taken < required ? { emphasis: 'warn' as const } : {}) },
      { label: say('team_report.exam_pass_rate', { passed, n: scored.length }), value: shareOf(passed, scored.length), kind: 'rate' },
      { label: say('team_report.exam_mean'), value: scoreOf(meanBp), kind: 'score' },
    ],
  };
}

function examColumns(say: Say): Column[] {
  return [
    { key: 'no', title: say('monthly_report.col_no'), kind: 'text', width: 8 },
    { key: 'name', title: say('monthly_report.col_name'), kind: 'text', width: 10 },
    { key: 'exam', title: say('team_report.col_exam'), kind: 'text', width: 22 },
    { key: 'held', title: say('team_report.col_held_on'), kind: 'date', width: 11 },
    { key: 'status', title: say('team_report.col_status'), kind: 'text', width: 8 },
    { key: 'theory', title: say('monthly_report.col_theory'), kind: 'points', width: 7 },
    { key: 'practical', title: say('monthly_report.col_practical'), kind: 'points', width: 7 },
    { key: 'total', title: say('team_report.col_first_total'), kind: 'score', width: 8 },
    { key: 'retake_on', title: say('team_report.col_retake_on'), kind: 'date', width: 11 },
    { key: 'retake_theory', title: say('team_report.col_retake_theory'), kind: 'points', width: 7 },
    { key: 'retake_practical', title: say('team_report.col_retake_practical'), kind: 'points', width: 7 },
    { key: 'retake_total', title: say('team_report.col_retake_total'), kind: 'score', width: 8 },
    { key: 'counted', title: say('team_report.col_counted_score'), kind: 'score', width: 9, dataBar: true },
    { key: 'mark', title: say('team_report.col_pass_mark'), kind: 'points', width: 7 },
    { key: 'result', title: say('team_report.col_result'), kind: 'text', width: 8, align: 'center' },
    { key: 'remark', title: say('monthly_report.col_remark'), kind: 'text', width: 22 },
  ];
}

const STATUS = {
  normal: 'team_report.status_normal',
  absent: 'team_report.status_absent',
  retake: 'team_report.status_retake',
  exempt: 'team_report.status_exempt',
  on_leave: 'team_report.status_on_leave',
  deferred: 'team_report.status_deferred',
  cheating: 'team_report.status_cheating',
} as const;

function examRow(say: Say, card: AgentCard, exam: ExamLine): Row {
  const first = exam.attempts.find((attempt) => attempt.attempt === 1);
  const retake = exam.attempts.find((attempt) => attempt.attempt === 2);
  const failed = exam.passed === false;
  const result = exam.passed === null ? 'team_report.exam_no_score' : failed ? 'team_report.exam_failed' : 'team_report.exam_passed';
  return {
    key: card.employee_no,
    cells: {
      no: card.employee_no,
      name: card.name,
      exam: exam.exam_name || exam.exam_code,
      held: first?.held_on ?? null,
      status: first === undefined ? null : say(STATUS[first.status]),
      theory: scoreOf(first?.theory_bp ?? null),
      practical: scoreOf(first?.practical_bp ?? null),
      total: scoreOf(first?.total_bp ?? null),
      retake_on: retake?.held_on ?? null,
      retake_theory: scoreOf(retake?.theory_bp ?? null),
      retake_practical: scoreOf(retake?.practical_bp ?? null),
      retake_total: scoreOf(retake?.total_bp ?? null),
      counted: { value: scoreOf(exam.score_bp), ...(failed ? { emphasis: 'warn' as const } : {}) },
      mark: exam.pass_bp / 100,
      result: { value: say(result), ...(failed ? { emphasis: 'warn' as const } : {}) },
      remark: examSentence(say, exam) ?? '',
    },
  };
}

function noExamRow(say: Say, card: AgentCard): Row {
  const keys = [
    'exam',
    'held',
    'status',
    'theory',
    'practical',
    'total',
    'retake_on',
    'retake_theory',
    'retake_practical',
    'retake_total',
    'counted',
    'mark',
  ];
  return {
    key: card.employee_no,
    emphasis: 'muted',
    cells: {
      no: card.employee_no,
      name: card.name,
      ...Object.fromEntries(keys.map((key) => [key, null])),
      result: say('team_report.exam_no_score'),
      remark: say('team_report.exam_none'),
    },
  };
}
