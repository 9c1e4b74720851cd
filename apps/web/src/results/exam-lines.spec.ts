import { examLines } from './exam-lines.js';

type Counted = Parameters<typeof examLines>[0][number];
type Result = Parameters<typeof examLines>[1][number];

const attempt = (number: number, total: number | null, held_on: string) => ({
  attempt: number,
  held_on,
  status: total === null ? 'absent' : 'normal',
  unexcused: false,
  theory: total,
  practical: total,
  total,
});

const month = (exam: Partial<Counted['exams'][number]>): Counted => ({
  period: '2026-10',
  run: 1,
  published: true,
  exam_score: 80,
  exams: [
    {
      exam_code: 'X1',
      exam_name: '十月考试',
      score: 80,
      passed: true,
      pass_mark: 80,
      theory_weight: 0.6,
      practical_weight: 0.4,
      counted_attempt: 2,
      capped: true,
      missing_part: null,
      required: true,
      attempts: [attempt(1, 70, '2026-10-20'), attempt(2, 95, '2026-10-25')],
      ...exam,
    },
  ],
});

const result = (exam_code: string, held_on: string): Result => ({
  exam_code,
  exam_name: '',
  employee_no: '0012',
  name: '王',
  team_code: null,
  attempt: 1,
  held_on,
  theory: 90,
  practical: 90,
  status: 'normal',
  unexcused: false,
});

describe('an agent’s exams over time', () => {
  it('show each attempt, the one that counts with what it counts', () => {
    const lines = examLines([month({})], []);
    expect(lines.map(({ attempt: number, total, verdict }) => [number, total, verdict])).toEqual([
      [2, 80, 'passed'],
      [1, 70, 'failed'],
    ]);
  });

  it('show results that no card has counted yet, once', () => {
    const lines = examLines([month({})], [result('X1', '2026-10-20'), result('X2', '2026-11-20')]);
    expect(lines.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['X2', 'not_counted'],
      ['十月考试', 'passed'],
      ['十月考试', 'failed'],
    ]);
  });

  it('say what became of an attempt without a score, which never counts as 0', () => {
    const [line] = examLines([month({ attempts: [attempt(1, null, '2026-10-20')], counted_attempt: null, score: null, passed: null })], []);
    expect(line).toMatchObject({ verdict: 'said', total: null, status: 'absent' });
  });
});
