import fc from 'fast-check';
import { pairedDifference } from './paired-difference.js';

/** R package ShinyItemAnalysis, HCIprepost: scores of 16 students before and after a course. */
const before = [2, 6, 8, 16, 10, 9, 14, 8, 15, 13, 10, 13, 13, 5, 16, 12];
const after = [9, 8, 8, 18, 14, 10, 14, 13, 18, 14, 15, 11, 17, 13, 17, 8];
const hci = before.map((score, index) => ({ before: score, after: after[index] ?? NaN }));

describe('a paired difference', () => {
  it('of HCI pre and post is +2.3125 (.631 to 3.994), t(15) 2.93, p .0103', () => {
    const { n, meanDifference, low, high, t, degreesOfFreedom, p } = pairedDifference(hci);
    expect([n, meanDifference.value, degreesOfFreedom.value]).toEqual([16, 2.3125, 15]);
    expect(low.value).toBeCloseTo(0.631, 3);
    expect(high.value).toBeCloseTo(3.994, 3);
    expect(t.value).toBeCloseTo(2.93, 2);
    expect(p.value).toBeCloseTo(0.0103, 4);
  });

  it('says why a figure is missing', () => {
    const reasons = (pairs: { before: number; after: number }[]): (string | null)[] => {
      const { meanDifference, low, t, p } = pairedDifference(pairs);
      return [meanDifference.reason, low.reason, t.reason, p.reason];
    };
    expect(reasons([])).toEqual(['no_data', 'no_data', 'no_data', 'no_data']);
    expect(reasons([{ before: 1, after: 2 }])).toEqual([null, 'too_few_pairs', 'too_few_pairs', 'too_few_pairs']);
    // 0.3 − 0.2 and 0.2 − 0.1 are the same change, although not the same float.
    expect(
      reasons([
        { before: 0.2, after: 0.3 },
        { before: 0.1, after: 0.2 },
      ]),
    ).toEqual([null, null, 'no_variation', 'no_variation']);
    expect(
      reasons([
        { before: 2, after: 2 },
        { before: 1, after: 1 },
      ]),
    ).toEqual([null, null, 'no_variation', 'no_variation']);
  });

  it('turns its sign when before and after change places, and never leaves the interval', () => {
    const pairs = fc.array(fc.record({ before: fc.integer({ min: 0, max: 100 }), after: fc.integer({ min: 0, max: 100 }) }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(pairs, (sample) => {
        const [plain, turned] = [
          pairedDifference(sample),
          pairedDifference(sample.map(({ before, after }) => ({ before: after, after: before }))),
        ];
        expect(turned.meanDifference.value).toBeCloseTo(-(plain.meanDifference.value ?? 0), 9);
        expect(turned.low.value).toBeCloseTo(-(plain.high.value ?? 0), 9);
        expect(turned.p.value ?? 9).toBeCloseTo(plain.p.value ?? 9, 9);
        const excludesZero = (plain.low.value ?? 0) > 1e-9 || (plain.high.value ?? 0) < -1e-9;
        if (plain.p.value !== null && Math.abs(plain.p.value - 0.05) > 1e-6) expect(plain.p.value < 0.05).toBe(excludesZero);
      }),
    );
  });
});
