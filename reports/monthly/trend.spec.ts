import { teamOf } from './testing/small-month.js';
import { monthLimits, ruleChange, withGaps, type TrendMonth } from './trend.js';

function month(periodId: string, finals: readonly number[], more: Partial<TrendMonth> = {}): TrendMonth {
  return { periodId, scheme: 'AGENT-STD 1', forms: ['STD-IN 1'], figures: teamOf(1, '一组', finals), ...more };
}

const months = (means: readonly number[]): TrendMonth[] =>
  means.map((mean, at) =>
    month(
      `2026-${String(at + 1).padStart(2, '0')}`,
      Array.from({ length: 40 }, () => mean),
    ),
  );

describe('a trend', () => {
  it('shows a month without scorecards as a gap, also over the turn of the year', () => {
    const shown = withGaps([month('2025-11', [9000]), month('2026-02', [9000])]);
    expect(shown.map((one) => [one.periodId, one.figures === null])).toEqual([
      ['2025-11', false],
      ['2025-12', true],
      ['2026-01', true],
      ['2026-02', false],
    ]);
  });

  it('has no range of normal variation before six months', () => {
    expect(monthLimits(months([9000, 9100, 9000, 9100, 9000])).every((one) => one.qa === null && one.marks.length === 0)).toBe(true);
    expect(monthLimits(months([9000, 9100, 9000, 9100, 9000, 9100])).every((one) => one.qa !== null)).toBe(true);
  });

  it('takes the range from the movement between months: mean ± 3 ÷ 1.128 × mean movement', () => {
    const [first] = monthLimits(months([9000, 9100, 9000, 9100, 9000, 9100]));
    expect(first!.qa!.lower).toBeCloseTo(9050 - (3 / 1.128) * 100, 6);
    expect(first!.qa!.upper).toBeCloseTo(9050 + (3 / 1.128) * 100, 6);
  });

  it('marks a month below the range, and its pass rate with it', () => {
    const limits = monthLimits(months([9000, 9010, 9000, 9010, 9000, 9010, 9000, 9010, 9000, 9010, 9000, 9010, 6000]));
    expect(limits.at(-1)!.marks).toEqual(['qa_low', 'pass_low']);
    expect(limits.slice(0, -1).some((one) => one.marks.includes('qa_low'))).toBe(false);
  });

  it('names what changed in the way of scoring', () => {
    const before = month('2026-05', [9000]);
    const now = month('2026-06', [9000], { forms: ['STD-IN 1', 'STD-IN 2'], scheme: 'AGENT-STD 2' });
    expect(ruleChange(now, before)).toEqual({ forms: ['STD-IN 2'], scheme: 'AGENT-STD 2' });
    expect(ruleChange(before, undefined)).toEqual({ forms: [], scheme: null });
  });
});
