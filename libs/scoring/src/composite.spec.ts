import fc from 'fast-check';
import { composeScore } from './composite.js';
import { AGENT_STD } from './scheme-definition.js';

const none = { complaintBp: 0, commendationBp: 0 };
const range = AGENT_STD.rangeBp;
const parts = (...values: (number | null)[]) =>
  AGENT_STD.components.map(({ code, weightE4 }, index) => ({ code, weightE4, valueBp: values[index] ?? null }));
const values = fc.tuple(...[0, 1, 2, 3].map(() => fc.option(fc.integer({ min: 0, max: 10000 }))));
const points = fc.record({ complaintBp: fc.nat({ max: 3000 }), commendationBp: fc.nat({ max: 500 }) });

describe('the composite', () => {
  it('weighs QA 50, exam 20, workload 20, attendance 10', () => {
    expect(composeScore(parts(8735, 8000, 9550, 10000), none, range)).toMatchObject({
      compositeBp: 8878,
      weightedBp: 8878,
      missing: [],
      boundedAtBp: null,
    });
  });

  it('leaves a missing component out, re-normalises the rest and says so', () => {
    expect(composeScore(parts(9000, null, 8000, 10000), none, range)).toMatchObject({
      compositeBp: 8875,
      missing: ['exam'],
      counted: [
        { code: 'qa', effectiveWeightE6: 625000 },
        { code: 'workload', effectiveWeightE6: 250000 },
        { code: 'attendance', effectiveWeightE6: 125000 },
      ],
    });
  });

  it('takes off complaints and adds commendations, within the range of the scheme', () => {
    expect(composeScore(parts(9000, 9000, 9000, 9000), { complaintBp: 800, commendationBp: 400 }, range).compositeBp).toBe(8600);
    expect(composeScore(parts(10000, 10000, 10000, 10000), { complaintBp: 0, commendationBp: 600 }, range)).toMatchObject({
      compositeBp: 10500,
      boundedAtBp: 10500,
    });
    expect(composeScore(parts(300, 0, 0, 0), { complaintBp: 500, commendationBp: 0 }, range)).toMatchObject({
      compositeBp: 0,
      weightedBp: 150,
      boundedAtBp: 0,
    });
  });

  it('is null without a single component, whatever the points', () => {
    expect(composeScore(parts(), { complaintBp: 500, commendationBp: 200 }, range)).toMatchObject({
      compositeBp: null,
      missing: ['qa', 'exam', 'workload', 'attendance'],
    });
    expect(composeScore([{ code: 'qa', weightE4: 0, valueBp: 9000 }], none, range)).toMatchObject({ compositeBp: null, missing: [] });
  });

  it('can be recomputed from its printed parts', () => {
    fc.assert(
      fc.property(values, points, (given, taken) => {
        const result = composeScore(parts(...given), taken, range);
        fc.pre(result.compositeBp !== null);
        const weight = result.counted.reduce((sum, part) => sum + part.weightE4, 0);
        const exact = result.counted.reduce((sum, part) => sum + part.weightE4 * part.valueBp, 0);
        expect(result.weightedBp).toBe(Math.floor((2 * exact + weight) / (2 * weight)));
        expect(result.compositeBp).toBe(
          Math.min(range[1], Math.max(range[0], (result.weightedBp ?? 0) - taken.complaintBp + taken.commendationBp)),
        );
      }),
    );
  });

  it('never falls when a component rises, and never rises with complaint points', () => {
    fc.assert(
      fc.property(values, points, fc.nat({ max: 3 }), fc.nat({ max: 5000 }), (given, taken, which, more) => {
        const before = composeScore(parts(...given), taken, range).compositeBp;
        fc.pre(before !== null && given[which] !== null);
        const better = given.map((value, index) => (value !== null && index === which ? Math.min(10000, value + more) : value));
        expect(composeScore(parts(...better), taken, range).compositeBp).toBeGreaterThanOrEqual(before);
        expect(composeScore(parts(...given), { ...taken, complaintBp: taken.complaintBp + more }, range).compositeBp).toBeLessThanOrEqual(
          before,
        );
      }),
    );
  });
});
