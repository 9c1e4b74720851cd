import { seededGenerator } from './seeded-generator.js';
import { trainingEffect } from './training-effect.js';

describe('the effect of training', () => {
  it('is the change of the trained less that of the untrained who began alike', () => {
    const { trained, untrained, effect, unmatched } = trainingEffect(
      [
        { before: 60, after: 70 },
        { before: 62, after: 76 },
        { before: 99, after: 99 },
      ],
      [
        { before: 61, after: 64 },
        { before: 62, after: 67 },
        { before: 20, after: 90 },
      ],
      3,
    );
    expect(trained.meanDifference.value).toBeCloseTo(8, 10);
    expect(untrained.meanDifference.value).toBeCloseTo(4, 10);
    expect(effect.meanDifference.value).toBeCloseTo(8, 10);
    expect(unmatched).toBe(1);
  });

  it('is nothing where the worst of a month merely come back to the mean', () => {
    const generator = seededGenerator(7n);
    // Skill is the same for all; a month adds luck of up to 20 points either way. Training, given to every other low scorer, does nothing.
    const month = (): number => 80 + generator.below(41) - 20;
    const low = Array.from({ length: 2000 }, () => ({ before: month(), after: month() })).filter(({ before }) => before < 70);
    const { trained, effect } = trainingEffect(
      low.filter((_, index) => index % 2 === 0),
      low.filter((_, index) => index % 2 === 1),
      2,
    );
    expect(trained.low.value).toBeGreaterThan(10);
    expect(effect.n).toBeGreaterThan(200);
    // Chance alone goes beyond four standard errors once in sixteen thousand times.
    expect(Math.abs(effect.t.value ?? 9)).toBeLessThan(4);
  });

  it('cannot be told without untrained persons', () => {
    const { effect, unmatched } = trainingEffect([{ before: 1, after: 2 }], [], 5);
    expect(effect.meanDifference).toEqual({ value: null, reason: 'no_data' });
    expect(unmatched).toBe(1);
  });
});
