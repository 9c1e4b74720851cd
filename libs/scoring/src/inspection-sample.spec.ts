import fc from 'fast-check';
import { inspectionLevels, inspectionSample } from './inspection-sample.js';

describe('ISO 2859-1 / GB/T 2828.1', () => {
  it.each([
    [1000, 'II', 'J', 80],
    [1000, 'I', 'G', 32],
    [1000, 'III', 'K', 125],
    [1000, 'S-1', 'C', 5],
    [1000, 'S-4', 'F', 20],
    [8, 'II', 'A', 2],
    [9, 'II', 'B', 3],
    [1200, 'II', 'J', 80],
    [1201, 'II', 'K', 125],
    [10_000, 'II', 'L', 200],
    [35_001, 'S-3', 'G', 32],
    [600_000, 'III', 'R', 2000],
  ] as const)('a lot of %d at level %s has letter %s: %d', (lot, level, letter, size) => {
    expect(inspectionSample(lot, level)).toEqual({ letter, size });
  });

  it('takes the whole lot when it is smaller than the sample', () => {
    expect(inspectionSample(2, 'III')).toEqual({ letter: 'B', size: 2 });
  });

  it('never asks for less of a larger lot, nor at a higher level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 600_000 }), fc.integer({ min: 0, max: 600_000 }), (lot, more) => {
        const sizes = inspectionLevels.map((level) => inspectionSample(lot, level).size);
        expect(sizes.slice(0, 4).toSorted((a, b) => a - b)).toEqual(sizes.slice(0, 4));
        expect(sizes.slice(4).toSorted((a, b) => a - b)).toEqual(sizes.slice(4));
        inspectionLevels.forEach((level, index) =>
          expect(inspectionSample(lot + more, level).size).toBeGreaterThanOrEqual(sizes[index] ?? 0),
        );
      }),
    );
  });

  it('refuses what is no lot', () => {
    for (const lot of [1, 0, -5, 2.5, NaN]) expect(() => inspectionSample(lot)).toThrow(RangeError);
  });
});
