import fc from 'fast-check';
import { addQaSums, emptyQaSums, qaMetrics, qaSumsOf, type QaSums } from '@scoring/agent-metrics.js';
import { explainedMean, explainedRank, explainedRates } from './explain-parts.js';
import { qaColumns, qaCounts } from './qa-columns.js';

const evaluation = fc.record({
  finalBp: fc.integer({ min: 0, max: 10000 }),
  criticalFailed: fc.boolean(),
  missedNonCritical: fc.nat({ max: 3 }),
  accuracyMissed: fc.boolean(),
  accuracyApplicable: fc.boolean(),
});

const sums: fc.Arbitrary<QaSums> = fc
  .array(evaluation, { minLength: 1, maxLength: 15 })
  .map((rows) =>
    rows
      .map((row) =>
        qaSumsOf(
          { ...row, criticalFamilies: row.criticalFailed ? ['customer_critical'] : [], applicableNonCritical: 4 },
          { passBp: 8500, excellentBp: 9500 },
        ),
      )
      .reduce(addQaSums, emptyQaSums()),
  );

describe('a card as arithmetic', () => {
  it('the mean and its interval follow from what stands beside them', () => {
    fc.assert(
      fc.property(sums, (given) => {
        const { n, sum, mean, s, t, low, high } = explainedMean(qaColumns(given, qaMetrics(given)));
        expect(Math.abs(sum / n - (mean ?? 0))).toBeLessThan(0.005 + 1e-9);
        if (s === null || t === null) {
          expect([n, low, high]).toEqual([1, null, null]);
          return;
        }
        const half = (t * s) / Math.sqrt(n);
        expect(Math.abs(sum / n - half - (low ?? 0))).toBeLessThan(0.005 + 1e-9);
        expect(Math.abs(sum / n + half - (high ?? 0))).toBeLessThan(0.005 + 1e-9);
      }),
    );
  });

  it('every rate is its count over its denominator', () => {
    fc.assert(
      fc.property(sums, (given) => {
        for (const { count, of, rate } of explainedRates(qaColumns(given, qaMetrics(given)), qaCounts(given))) {
          if (rate === null) expect(of).toBe(0);
          else expect(Math.abs(count / of - rate)).toBeLessThanOrEqual(0.5e-6 + 1e-12);
        }
      }),
    );
  });

  it('a rank is one more than those ahead', () => {
    expect(explainedRank(2, 3)).toEqual({ rank: 2, ahead: 1, of: 3 });
    expect(explainedRank(null, 3)).toEqual({ rank: null, ahead: null, of: 3 });
  });
});
