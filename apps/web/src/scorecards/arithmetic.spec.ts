import type { ExplainedCard } from '@contracts/explained-card.js';
import { attendanceLines, compositeLines, examLines, placingLines, qualityLines, workloadLines } from './arithmetic.js';
import type { Line } from './arithmetic-messages.js';

const evaluation = (final_score: number) => ({
  evaluation_no: `Q${final_score}`,
  revision: 1,
  purpose: 'random',
  form: 'STD-IN 1',
  called_at: '2026-10-05T02:00:00.000Z',
  raw_score: final_score,
  final_score,
  critical_failed: false,
});
const part = (code: string, weight: number, value: number | null, effective_weight: number | null) => ({
  code,
  weight,
  value,
  effective_weight,
  map: { kind: 'identity' } as const,
});

const card: ExplainedCard = {
  card: 'agent',
  period: '2026-10',
  run: 1,
  scheme: 'AGENT-STD',
  scheme_version: 1,
  as_of: '2026-11-02T02:00:00.000Z',
  checksum: 'c',
  employee_no: '0012',
  name: '王一',
  team_code: 'T1',
  status: 'ranked',
  counted: [90, 95, 80, 87].map(evaluation),
  apart: [],
  qa: { n: 4, sum: 352, mean: 88, s: 6.2716, t: 3.1824, low: 78.02, high: 97.98 },
  pass_mark: 85,
  excellent_mark: 95,
  rates: [{ figure: 'pass_rate', count: 3, of: 4, rate: 0.75, low: 0.300642, high: 0.954413 }],
  quota: { planned: 8, completed: 4, reason: 'standard', previous_period: '2026-09', previous_grade: 'A' },
  exams: [
    {
      exam_code: 'EX',
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
      attempts: [
        { attempt: 1, held_on: '2026-10-20', status: 'absent', unexcused: true, theory: null, practical: null, total: null },
        { attempt: 2, held_on: '2026-10-25', status: 'retake', unexcused: false, theory: 90, practical: 80, total: 86 },
      ],
    },
  ],
  exam_score: 80,
  workload: {
    basis: 'month',
    calls_answered: 300,
    calls_outbound: null,
    attended_days: 20,
    value: 300,
    median: 400,
    team_values: [],
    score: 75,
  },
  teams: null,
  attendance: { attended: null, required: 22, score: null },
  cases: [],
  at_fault_complaints: 1,
  commendations: 1,
  composite: {
    components: [
      part('qa', 0.5, 88, 0.555556),
      part('exam', 0.2, 80, 0.222222),
      part('workload', 0.2, 75, 0.222222),
      part('attendance', 0.1, null, null),
    ],
    weighted: 83.33,
    complaint_points: 5,
    commendation_points: 2,
    commendation_cap: 5,
    bounded_at: null,
    range: [0, 105],
    composite: 80.33,
  },
  grade: {
    mode: 'bands',
    bands: [
      { grade: 'A', from: 90 },
      { grade: 'B', from: 0 },
    ],
    shares: [],
    barred: false,
    grade: 'B',
    min_sample: 4,
    sample: 4,
  },
  rank_center: { rank: 3, ahead: 2, of: 5 },
  rank_team: { rank: null, ahead: null, of: 2 },
  tie_bands: [],
};

const said = (lines: readonly Line[], key: Line['key']) => lines.find((line) => line.key === key)?.params ?? {};
const sum = (text: unknown) =>
  String(text)
    .split(' + ')
    .reduce((total, term) => total + product(term), 0);
const product = (term: string) => term.split('×').reduce((value, factor) => value * Number(factor), 1);
const names = (codes: string[]) => codes.join('、');

describe('a card spelled out', () => {
  it('gives the QA score again from the printed evaluations', () => {
    const { parts, n, mean, sum: printed } = said(qualityLines(card), 'mean');
    expect([sum(parts).toFixed(2), (sum(parts) / Number(n)).toFixed(2)]).toEqual([printed, mean]);
  });

  it('gives the composite again from the printed components, without those that are missing', () => {
    const lines = compositeLines(card, names);
    expect(said(lines, 'renormalised')).toEqual({ missing: 'attendance' });
    const { terms, weights, weighted } = said(lines, 'weighted');
    expect((sum(terms) / Number(weights)).toFixed(2)).toBe(weighted);
    const points = said(lines, 'with_points');
    expect((Number(points['weighted']) - Number(points['complaints']) + Number(points['commendations'])).toFixed(2)).toBe(points['sum']);
    expect(said(lines, 'composite_is')).toEqual({ composite: points['sum'] });
  });

  it('gives the exam again from its parts, and says what became of an attempt without a score', () => {
    const lines = examLines(card, (status, unexcused) => `${status} ${unexcused}`);
    expect(said(lines, 'exam_said')).toMatchObject({ status: 'absent true' });
    const { arithmetic, total } = said(lines, 'exam_retake');
    expect(sum(arithmetic).toFixed(2)).toBe(total);
    expect(said(lines, 'exam_capped')).toEqual({ mark: '80.00' });
    expect(said(lines, 'exam_is')).toEqual({ score: '80.00' });
  });

  it('takes one missing count of calls for 0, shows no colleague’s figures where there are none, and never a missing one as 0', () => {
    const lines = workloadLines(card.workload!);
    expect(said(lines, 'workload_month')).toEqual({ calls: '300 + 0', value: 300 });
    expect(lines.map(({ key }) => key)).toEqual(['workload_month', 'workload_only_median', 'workload_score']);
    expect(attendanceLines(card.attendance)).toEqual([{ key: 'no_attendance', params: { attended: '—', required: 22 } }]);
  });

  it('keeps intervals for those who ask how sure a figure is', () => {
    const sure = qualityLines(card).filter(({ confidence }) => confidence === true);
    expect(sure.map(({ key }) => key)).toEqual(['mean_interval', 'rate_interval']);
  });

  it('says that a sample is too small instead of a grade or a rank', () => {
    expect(placingLines({ ...card, status: 'insufficient_sample' })).toEqual([{ key: 'insufficient', params: { sample: 4, least: 4 } }]);
    expect(placingLines({ ...card, status: 'no_data' })).toEqual([]);
    expect(placingLines(card).map(({ key }) => key)).toEqual(['grade_bands', 'rank_center']);
  });
});
