import { agentRemark } from './agent-remark.js';
import type { ExamLine } from './cards.js';
import { speaker } from './say.js';
import type { Stay } from './stays.js';
import { agentOf, octoberContext, setupOfRun } from './testing/small-month.js';

const { period } = octoberContext('zh');
const remark = (card: Parameters<typeof agentRemark>[1], stays: Stay[] = []) =>
  agentRemark({ say: speaker('zh'), language: 'zh', period, scheme: setupOfRun().scheme.definition }, card, stays);

const stay = (team: number, from: string | null, to: string | null, leftOn: string | null = null): Stay => {
  return {
    agent_id: 1,
    employee_no: '0001',
    name: '王一',
    team_id: team,
    team_name: `${team}组`,
    from_day: from,
    to_day: to,
    left_on: leftOn,
  };
};

function exam(status: 'normal' | 'absent' | 'on_leave', more: Partial<ExamLine> = {}, unexcused = false): ExamLine {
  return {
    exam_code: 'EX',
    exam_name: '月考',
    score_bp: null,
    passed: null,
    pass_bp: 8000,
    counted_attempt: null,
    capped: false,
    missing_part: null,
    required: true,
    attempts: [{ attempt: 1, held_on: '2026-10-20', status, unexcused, theory_bp: null, practical_bp: null, total_bp: null }],
    ...more,
  };
}

const withExam = (line: ExamLine) => {
  const card = agentOf(1, '王一', [9000, 9000, 9000, 9000]);
  return { ...card, details: { ...card.details, exams: [line] } };
};

describe('the remark beside an agent', () => {
  it('is empty where there is nothing to know', () => {
    expect(remark(agentOf(1, '王一', [9000, 9000, 9000, 9000]), [stay(1, null, null)])).toBe('');
  });

  it('says how few evaluations an insufficient sample has', () => {
    expect(remark(agentOf(1, '王一', [9000], { status: 'insufficient_sample' }))).toBe('样本不足（1条，少于4条），不评级、不排名');
  });

  it('says no data, and nothing of missing parts, where there is none at all', () => {
    expect(remark(agentOf(1, '王一', [], { status: 'no_data' }))).toBe('无数据');
  });

  it('tells new hires, moves and leavers by their day', () => {
    const finals = [9000, 9000, 9000, 9000];
    expect(remark(agentOf(1, '王一', finals, { hired_on: '2026-10-08' }))).toBe('新人（10月8日入职）');
    expect(remark(agentOf(1, '王一', finals), [stay(2, null, '2026-10-15'), stay(1, '2026-10-16', null)])).toBe('10月16日由2组调入');
    expect(remark(agentOf(1, '王一', finals), [stay(1, null, '2026-10-20', '2026-10-20')])).toBe('离职，最后工作日10月20日');
  });

  it('tells a new hire from one of three months ago', () => {
    expect(remark(agentOf(1, '王一', [9000, 9000, 9000, 9000], { hired_on: '2026-07-03' }))).toBe('');
    expect(remark(agentOf(1, '王一', [9000, 9000, 9000, 9000], { hired_on: '2026-07-04' }))).toContain('新人');
  });

  it('tells why an exam has no result, or is what it is', () => {
    expect(remark(withExam(exam('absent')))).toBe('缺考');
    expect(remark(withExam(exam('absent', { score_bp: 0, counted_attempt: 1 }, true)))).toBe('无故缺考，计0分');
    expect(remark(withExam(exam('on_leave')))).toBe('考试请假');
    expect(remark(withExam(exam('normal', { counted_attempt: 1, missing_part: 'practical' })))).toBe('缺实操成绩，只按理论计');
    expect(remark(withExam(exam('absent', { counted_attempt: 2, capped: true })))).toBe('按补考成绩计，以合格线封顶');
  });

  it('names the parts that the composite was made without', () => {
    const card = agentOf(1, '王一', [9000, 9000, 9000, 9000]);
    card.details.components.find((component) => component.code === 'exam')!.value_bp = null;
    expect(remark(card)).toBe('综合得分未计：考试（无数据，其余按比例折算）');
  });

  it('says that an evaluation with nothing applicable was done and not scored', () => {
    expect(remark(agentOf(1, '王一', [9000, 9000, 9000, 9000], { evaluations_completed: 5 }))).toBe('1条全部不适用，不计分');
  });
});
