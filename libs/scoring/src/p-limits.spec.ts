import fc from 'fast-check';
import { pLimits } from './p-limits.js';

const months = fc.array(
  fc.nat({ max: 500 }).chain((n) => fc.record({ n: fc.constant(n), x: fc.nat({ max: n }) })),
  { maxLength: 24 },
);

describe('p-chart limits', () => {
  it('are three standard errors around the pooled rate, each month by its own size', () => {
    const limits = pLimits([
      { x: 10, n: 100 },
      { x: 30, n: 300 },
      { x: 0, n: 0 },
    ]);
    expect(limits?.center).toBeCloseTo(0.1, 12);
    expect(limits?.points[0]?.upper).toBeCloseTo(0.19, 12);
    expect(limits?.points[1]?.upper).toBeCloseTo(0.1 + 0.09 / Math.sqrt(3), 12);
    expect(limits?.points[2]).toEqual({ value: null, lower: 0, upper: 1 });
  });

  it('mark a month out of line', () => {
    const calm = Array.from({ length: 6 }, () => ({ x: 10, n: 100 }));
    expect(pLimits([...calm, { x: 40, n: 100 }])?.signals).toEqual([{ index: 6, rule: 'beyond_limits' }]);
  });

  it('are null without data', () => {
    expect([pLimits([]), pLimits([{ x: 0, n: 0 }])]).toEqual([null, null]);
  });

  it('hold the pooled rate, within 0 and 1, whatever the months', () => {
    fc.assert(
      fc.property(months, (series) => {
        const limits = pLimits(series);
        fc.pre(limits !== null);
        for (const { lower, upper } of limits.points)
          expect(lower >= 0 && lower <= limits.center && limits.center <= upper && upper <= 1).toBe(true);
      }),
    );
  });
});
