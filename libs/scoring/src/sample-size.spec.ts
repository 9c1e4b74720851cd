import fc from 'fast-check';
import { sampleSize } from './sample-size.js';

describe('sample size', () => {
  it('for 95 % ± 5 % of 1 000 is 278', () => {
    expect(sampleSize(1000, { margin: 0.05 })).toBe(278);
    expect(sampleSize(1000, { margin: 0.05, z: 1.96 })).toBe(278);
  });

  it('is 385 of a population without end, all of a small one, none of none', () => {
    expect(sampleSize(1_000_000_000, { margin: 0.05 })).toBe(385);
    expect(sampleSize(3, { margin: 0.05 })).toBe(3);
    expect(sampleSize(0, { margin: 0.05 })).toBe(0);
    expect(sampleSize(50, { margin: 0.05, expectedRate: 0 })).toBe(1);
  });

  it('reaches the margin and no more than needed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100_000 }), fc.integer({ min: 1, max: 30 }), (population, percent) => {
        const margin = percent / 100;
        const n = sampleSize(population, { margin });
        const reached = (size: number): number => 1.959964 * Math.sqrt((0.25 / size) * ((population - size) / (population - 1)));
        expect(reached(n)).toBeLessThanOrEqual(margin * (1 + 1e-6));
        if (n > 1) expect(reached(n - 1)).toBeGreaterThan(margin * (1 - 1e-6));
      }),
    );
  });

  it('refuses what is no population or margin', () => {
    for (const population of [-1, 1.5, NaN]) expect(() => sampleSize(population, { margin: 0.05 })).toThrow(RangeError);
    for (const margin of [0, 1, NaN]) expect(() => sampleSize(10, { margin })).toThrow(RangeError);
  });
});
