import fc from 'fast-check';
import { trendSeries } from './trend-series.js';
import type { TrendMonth } from './trend.store.js';

const monthAt = (at: number): string => new Date(Date.UTC(2025, at, 1)).toISOString().slice(0, 7);

/** A month of `n` evaluations with these final scores in basis points, of which those from 85 on passed. */
function month(at: number, finals: readonly number[], more: Partial<TrendMonth> = {}): TrendMonth {
  const sum = finals.reduce((total, value) => total + value, 0);
  return {
    period_id: monthAt(at),
    run: 1,
    published: true,
    scheme: 'AGENT-STD 1',
    name: '一组',
    card: {
      evaluations_counted: finals.length,
      qa_score_bp: finals.length === 0 ? null : Math.round(sum / finals.length),
      qa_low_bp: null,
      qa_high_bp: null,
      pass_count: finals.filter((value) => value >= 8500).length,
      excellent_count: 0,
      critical_count: 0,
      sum_final_bp: sum,
      sum_final_sq: finals.reduce((total, value) => total + value ** 2, 0),
      exam_score_bp: 8000 + at,
    },
    counts: { accuracy_applicable: 10, accuracy_clean: 9, missed_non_critical: 0, applicable_non_critical: 0 },
    exam_n: null,
    workload_n: null,
    attendance_n: null,
    forms: ['STD-IN 1'],
    ...more,
  };
}

describe('a trend', () => {
  it('of single values carries the limits of the e-Handbook', () => {
    const values = [4960, 4760, 4990, 5130, 4780, 5120, 5260, 5240, 5360, 5210];
    const series = trendSeries(
      values.map((value, at) => month(at, [value])),
      'qa_score',
    );
    expect(series).toMatchObject({ unit: 'score', center_line: 50.81 });
    expect(series.points[0]).toMatchObject({ value: 49.6, lower_limit: 45.82, upper_limit: 55.8, signals: [] });
  });

  it('shows a month without cards as a gap, and neither compares with it nor counts it', () => {
    const series = trendSeries([month(0, [9000, 9100]), month(2, [9000, 9200])], 'qa_score');
    expect(series.points.map((point) => [point.period, point.value, point.run])).toEqual([
      ['2025-01', 90.5, 1],
      ['2025-02', null, null],
      ['2025-03', 91, 1],
    ]);
    expect(series.points[2]?.change).toBeNull();
    expect(series.points[2]?.new_forms).toEqual([]);
  });

  it('has no limits below six months', () => {
    const five = Array.from({ length: 5 }, (_, at) => month(at, [9000 + at, 8000]));
    for (const measure of ['qa_score', 'pass_rate'] as const) {
      const series = trendSeries(five, measure);
      expect(series.center_line).toBeNull();
      expect(series.points.every((point) => point.lower_limit === null && point.signals.length === 0)).toBe(true);
    }
  });

  it('of a rate has narrower limits where more was counted', () => {
    const months = Array.from({ length: 6 }, (_, at) =>
      month(
        at,
        Array.from({ length: at === 5 ? 100 : 10 }, (_one, each) => (each % 2 ? 9000 : 8000)),
      ),
    );
    const { points, center_line } = trendSeries(months, 'pass_rate');
    expect(center_line).toBe(0.5);
    expect(points[0]).toMatchObject({ value: 0.5, n: 10, count: 5, lower_limit: 0.025658, upper_limit: 0.974342 });
    expect(points[5]!.upper_limit).toBeLessThan(points[0]!.upper_limit!);
  });

  it('marks a step up as eight in a row, and one wild month as beyond the limits', () => {
    const step = trendSeries(
      Array.from({ length: 16 }, (_, at) => month(at, [at < 8 ? 8000 + (at % 2) : 9000 + (at % 2)])),
      'qa_score',
    );
    expect(step.points.every((point) => point.signals.includes('run_of_8'))).toBe(true);
    const wild = trendSeries(
      Array.from({ length: 16 }, (_, at) => month(at, [at === 9 ? 2000 : 9000 + (at % 2) * 10])),
      'qa_score',
    );
    expect(wild.points.map((point) => point.signals.includes('beyond_limits')).indexOf(true)).toBe(9);
  });

  it('a change is real only when chance would not explain it, and unknown where nothing tells', () => {
    const noisy = trendSeries([month(0, [9000, 7000, 8000]), month(1, [9100, 7200, 8100])], 'qa_score');
    expect(noisy.points[1]?.change).toMatchObject({ difference: 1.33, verdict: 'within_chance' });
    const clear = trendSeries([month(0, [8000, 8010, 7990]), month(1, [9000, 9010, 8990])], 'qa_score');
    expect(clear.points[1]?.change).toMatchObject({ difference: 10, verdict: 'real' });
    expect(trendSeries([month(0, [8000]), month(1, [9000])], 'qa_score').points[1]?.change?.verdict).toBe('unknown');
    expect(trendSeries([month(0, [8000]), month(1, [9000])], 'exam_score').points[1]?.change).toMatchObject({
      verdict: 'unknown',
      low: null,
    });
    const rate = trendSeries([month(0, Array(50).fill(9000)), month(1, Array(50).fill(8000))], 'pass_rate');
    expect(rate.points[1]?.change).toMatchObject({ difference: -1, verdict: 'real' });
  });

  it('marks where another scheme or form begins', () => {
    const { points } = trendSeries(
      [
        month(0, [9000]),
        month(1, [9000], { scheme: 'AGENT-STD 2' }),
        month(2, [9000], { scheme: 'AGENT-STD 2', forms: ['STD-IN 1', 'STD-IN 2'] }),
      ],
      'qa_score',
    );
    expect(points.map((point) => point.scheme_changed)).toEqual([false, true, false]);
    expect(points.map((point) => point.new_forms)).toEqual([[], [], ['STD-IN 2']]);
  });

  it('has a point for every month and nothing that is not a number', () => {
    const finals = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(finals, { maxLength: 24 }),
        fc.constantFrom('qa_score', 'pass_rate', 'business_accuracy', 'composite'),
        (given, measure) => {
          const { points } = trendSeries(
            given.map((scores, at) => month(at, scores)),
            measure as 'qa_score',
          );
          expect(points).toHaveLength(given.length);
          const figures = points.flatMap((point) => [point.value, point.low, point.high, point.lower_limit, point.upper_limit]);
          expect(figures.every((value) => value === null || Number.isFinite(value))).toBe(true);
        },
      ),
    );
  });
});
