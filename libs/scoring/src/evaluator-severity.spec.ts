import fc from 'fast-check';
import { evaluatorSeverity } from './evaluator-severity.js';
import type { SeverityRating } from './reduce-ratings.js';
import { seededGenerator } from './seeded-generator.js';

const rating = (agent: string, evaluator: string, form: string, score: number): SeverityRating => ({ agent, evaluator, form, score });

const small = [
  rating('a1', 'e1', 'f', 90),
  rating('a1', 'e2', 'f', 80),
  rating('a2', 'e1', 'f', 70),
  rating('a2', 'e3', 'g', 64),
  rating('a3', 'e2', 'g', 77),
  rating('a3', 'e3', 'f', 75),
  rating('a1', 'e3', 'f', 83),
  rating('a4', 'e1', 'g', 88),
  rating('a4', 'e2', 'f', 82),
  rating('a2', 'e2', 'f', 61),
  rating('a4', 'e3', 'g', 85),
];

describe('evaluator severity', () => {
  // Recomputed with numpy from the dense design matrix (pseudo-inverse) and scipy's t quantile.
  it.each([
    ['e1', 4.969697, 2.444699, 7.494695],
    ['e2', -2.583149, -4.615523, -0.550774],
    ['e3', -1.144124, -3.176498, 0.88825],
  ])('of %s is %d (%d to %d) by least squares', (id, value, low, high) => {
    const { evaluators, residual, degreesOfFreedom } = evaluatorSeverity(small);
    const { adjusted } = evaluators.find((evaluator) => evaluator.id === id) ?? { adjusted: null };
    expect(adjusted?.value).toBeCloseTo(value, 6);
    expect(adjusted?.low).toBeCloseTo(low, 5);
    expect(adjusted?.high).toBeCloseTo(high, 5);
    expect(residual).toBeCloseTo(1.768437523, 8);
    expect(degreesOfFreedom).toBe(4);
  });

  it.each([
    ['a1', 84.33333, 84.37152, 81.217754, 87.525287],
    ['a2', 65, 64.623553, 61.778703, 67.468402],
    ['a3', 76, 77.694013, 74.05906, 81.328966],
    ['a4', 85, 84.208918, 81.146882, 87.270955],
  ])('leaves agent %s with %d raw and %d adjusted (%d to %d)', (id, raw, value, low, high) => {
    const agent = evaluatorSeverity(small).agents.find((side) => side.id === id);
    expect(agent?.raw).toBeCloseTo(raw, 5);
    expect(agent?.adjusted.value).toBeCloseTo(value, 5);
    expect(agent?.adjusted.low).toBeCloseTo(low, 5);
    expect(agent?.adjusted.high).toBeCloseTo(high, 5);
  });

  it('does not blame an evaluator for having the weaker agents', () => {
    const ratings = ['strong', 'weak'].flatMap((agent, rank) =>
      Array.from({ length: 10 }, (_, index) => rating(agent, index < (rank === 0 ? 8 : 2) ? 'e1' : 'e2', 'f', rank === 0 ? 95 : 75)),
    );
    const { evaluators } = evaluatorSeverity(ratings);
    expect(evaluators.map(({ raw }) => raw)).toEqual([6, -6]);
    for (const { adjusted } of evaluators) expect(adjusted.value).toBeCloseTo(0, 9);
  });

  it('cannot be told between evaluators who share no agent, or who each have a form of their own', () => {
    const apart = [rating('a', 'e1', 'f', 90), rating('a', 'e1', 'f', 92), rating('b', 'e2', 'f', 70), rating('b', 'e2', 'f', 71)];
    expect(evaluatorSeverity(apart).evaluators.map(({ raw, adjusted }) => [raw > 0, adjusted.reason])).toEqual([
      [true, 'not_connected'],
      [false, 'not_connected'],
    ]);
    const mixedUp = ['a', 'b'].flatMap((agent) => [
      rating(agent, 'e1', 'f', 90),
      rating(agent, 'e2', 'g', 80),
      rating(agent, 'e2', 'g', 82),
    ]);
    expect(evaluatorSeverity(mixedUp).evaluators[0]?.adjusted.reason).toBe('not_connected');
  });

  it('has no interval where nothing is left to estimate the error from', () => {
    const { evaluators, residual } = evaluatorSeverity([rating('a', 'e1', 'f', 90), rating('a', 'e2', 'f', 80)]);
    expect(evaluators[0]).toEqual({
      id: 'e1',
      n: 1,
      raw: 5,
      adjusted: expect.objectContaining({ value: null, reason: 'no_degrees_of_freedom' }),
    });
    expect(residual).toBeNull();
    expect(evaluatorSeverity([])).toMatchObject({ evaluators: [], agents: [], mean: null });
  });

  it('finds the severities that made the scores of 3 000 agents, in seconds', () => {
    const generator = seededGenerator(11n);
    const noise = (width: number): number => generator.below(2 * width + 1) - width;
    const severity = Array.from({ length: 20 }, (_, index) => index - 9.5);
    const ratings = Array.from({ length: 3000 }, (_, agent) => {
      const skill = 70 + noise(15);
      return Array.from({ length: 8 }, () => {
        const [evaluator, form] = [generator.below(20), generator.below(2)];
        return rating(
          `agent ${agent}`,
          `e${String(evaluator).padStart(2, '0')}`,
          `f${form}`,
          skill + (severity[evaluator] ?? 0) + form * 4 + noise(6),
        );
      });
    }).flat();
    const started = performance.now();
    const { evaluators, agents } = evaluatorSeverity(ratings);
    expect(performance.now() - started).toBeLessThan(8000);
    expect(agents).toHaveLength(3000);
    evaluators.forEach(({ adjusted }, index) => {
      expect(Math.abs((adjusted.value ?? 99) - (severity[index] ?? 0))).toBeLessThan(0.6);
      expect((adjusted.high ?? 99) - (adjusted.low ?? 0)).toBeLessThan(0.6);
    });
  });

  it('is finite or null with a reason, sums to 0 weighted by n, and moves with the scale, whatever the ratings', () => {
    const any = fc.array(
      fc.record({
        agent: fc.constantFrom('a', 'b', 'c', 'd'),
        evaluator: fc.constantFrom('x', 'y', 'z'),
        form: fc.constantFrom('f', 'g'),
        score: fc.integer({ min: 0, max: 100 }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(any, (ratings) => {
        const { evaluators, agents } = evaluatorSeverity(ratings);
        const moved = evaluatorSeverity(ratings.map((one) => ({ ...one, score: one.score * 3 - 7 })));
        for (const { raw, adjusted } of [...evaluators, ...agents]) {
          expect(Number.isFinite(raw)).toBe(true);
          expect(
            adjusted.reason === null ? [adjusted.value, adjusted.low, adjusted.high].every(Number.isFinite) : adjusted.value === null,
          ).toBe(true);
        }
        evaluators.forEach(({ adjusted }, index) => {
          expect(moved.evaluators[index]?.adjusted.value ?? 0).toBeCloseTo((adjusted.value ?? 0) * 3, 6);
        });
        if (evaluators.every(({ adjusted }) => adjusted.value !== null))
          expect(evaluators.reduce((sum, { n, adjusted }) => sum + n * (adjusted.value ?? 0), 0)).toBeCloseTo(0, 6);
      }),
    );
  });
});
