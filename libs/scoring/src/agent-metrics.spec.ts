import fc from 'fast-check';
import { formWithAnswers } from '../../../test/support/arbitrary-form.js';
import { addQaSums, emptyQaSums, qaMetrics, qaSumsOf } from './agent-metrics.js';
import type { QaSums } from './agent-metrics.js';
import { scoreEvaluation } from './score-evaluation.js';

const marks = { passBp: 8500, excellentBp: 9500 };
const evaluation = (finalBp: number | null, change: Partial<Parameters<typeof qaSumsOf>[0]> = {}) =>
  qaSumsOf(
    {
      finalBp,
      criticalFailed: false,
      criticalFamilies: [],
      missedNonCritical: 0,
      applicableNonCritical: 10,
      accuracyMissed: false,
      accuracyApplicable: true,
      ...change,
    },
    marks,
  );
const pool = (sums: readonly QaSums[]) => sums.reduce(addQaSums, emptyQaSums());

const evaluations = fc.array(
  formWithAnswers.map(({ form, answers }) => {
    const score = scoreEvaluation(form, answers);
    if ('problems' in score) throw new Error(JSON.stringify(score.problems));
    return qaSumsOf(score, marks);
  }),
  { maxLength: 12 },
);

describe("an agent's metrics", () => {
  it('follow their definitions', () => {
    const month = pool([
      evaluation(9500),
      evaluation(8500, { missedNonCritical: 2, accuracyMissed: true }),
      evaluation(8499, { missedNonCritical: 3, accuracyApplicable: false }),
      evaluation(0, { criticalFailed: true, criticalFamilies: ['business_critical', 'compliance_critical'], missedNonCritical: 1 }),
    ]);
    expect(qaMetrics(month)).toMatchObject({
      n: 4,
      qaScoreBp: 6625,
      passRateE6: 500000,
      excellentRateE6: 250000,
      criticalErrorRateE6: 250000,
      criticalAccuracyE6: { customer_critical: 1000000, business_critical: 750000, compliance_critical: 750000 },
      nonCriticalErrorRateE6: 150000,
      businessAccuracyE6: 666667,
    });
  });

  it('never pass an evaluation with a critical failure, whatever its score', () => {
    expect(evaluation(10000, { criticalFailed: true })).toMatchObject({ nPass: 0, nExcellent: 0, nCritical: 1 });
  });

  it('are null without data, and an evaluation without a score counts nothing', () => {
    expect(pool([evaluation(null, { missedNonCritical: 4 })])).toEqual(emptyQaSums());
    expect(qaMetrics(emptyQaSums())).toMatchObject({
      n: 0,
      qaScoreBp: null,
      qaLowBp: null,
      passRateE6: null,
      passRateLowE6: null,
      businessAccuracyE6: null,
      nonCriticalErrorRateE6: null,
    });
  });

  it('do not depend on the order or grouping of the evaluations', () => {
    fc.assert(
      fc.property(evaluations, fc.nat(), (sums, cut) => {
        const at = cut % (sums.length + 1);
        expect(addQaSums(pool(sums.slice(at)), pool(sums.slice(0, at)))).toEqual(pool(sums));
        expect(pool(sums.toReversed())).toEqual(pool(sums));
      }),
    );
  });

  it('keep every figure within its interval and every rate within 0 and 1', () => {
    fc.assert(
      fc.property(evaluations, (sums) => {
        const metrics = qaMetrics(pool(sums));
        fc.pre(metrics.n > 0);
        const triples: (number | null)[][] = [
          [metrics.passRateLowE6, metrics.passRateE6, metrics.passRateHighE6],
          [metrics.excellentRateLowE6, metrics.excellentRateE6, metrics.excellentRateHighE6],
          [metrics.criticalErrorRateLowE6, metrics.criticalErrorRateE6, metrics.criticalErrorRateHighE6],
          [metrics.nonCriticalErrorRateLowE6, metrics.nonCriticalErrorRateE6, metrics.nonCriticalErrorRateHighE6],
          [metrics.businessAccuracyLowE6, metrics.businessAccuracyE6, metrics.businessAccuracyHighE6],
          [
            metrics.criticalAccuracyLowE6.customer_critical,
            metrics.criticalAccuracyE6.customer_critical,
            metrics.criticalAccuracyHighE6.customer_critical,
          ],
        ];
        for (const figures of triples) {
          const [low, rate, high] = figures.map((figure) => figure ?? 0);
          expect(0 <= (low ?? -1) && (low ?? 0) <= (rate ?? -1) && (rate ?? 0) <= (high ?? -1) && (high ?? 0) <= 1_000_000).toBe(true);
        }
        if (metrics.qaLowBp !== null)
          expect(metrics.qaLowBp <= (metrics.qaScoreBp ?? -1) && (metrics.qaScoreBp ?? 0) <= (metrics.qaHighBp ?? -1)).toBe(true);
        expect((metrics.passRateE6 ?? 0) + (metrics.criticalErrorRateE6 ?? 0)).toBeLessThanOrEqual(1_000_001);
      }),
    );
  });
});
