import { xbarLimits } from './xbar-limits.js';

describe('x-bar limits', () => {
  it('are mean ± A2 · mean range (A2 of three is 1.023)', () => {
    const limits = xbarLimits([
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 8],
    ]);
    expect(limits?.center).toBeCloseTo(10 / 3, 10);
    expect((limits?.upper ?? 0) - (limits?.center ?? 0)).toBeCloseTo(1.023 * 3, 2);
    expect(limits?.means).toEqual([2, 3, 5]);
  });

  it('need at least two groups of one size from 2 to 10', () => {
    for (const groups of [
      [],
      [[1, 2]],
      [[1], [2]],
      [
        [1, 2],
        [1, 2, 3],
      ],
      [Array(11).fill(1), Array(11).fill(1)] as number[][],
    ])
      expect(xbarLimits(groups)).toBeNull();
  });

  it('never signal where nothing varies', () => {
    expect(xbarLimits(Array.from({ length: 12 }, () => [0.1, 0.1, 0.1]))?.signals).toEqual([]);
  });
});
