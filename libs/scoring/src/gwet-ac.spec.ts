import { gwetAc1, gwetAc2 } from './gwet-ac.js';
import { fromCounts, krippendorff } from './testing/published-tables.js';

describe('Gwet’s AC', () => {
  it('AC1 of Krippendorff’s 12 units × 4 is .77544: the unit with one rating counts for prevalence', () => {
    expect(gwetAc1(krippendorff).value).toBeCloseTo(0.77544, 5);
    expect(gwetAc1(krippendorff.slice(0, -1)).value).not.toBeCloseTo(0.77544, 5);
  });

  it('AC1 of irrCAC’s [[13,0,0],[0,20,7],[0,4,56]] is .8493305', () => {
    const table = fromCounts([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]);
    expect(gwetAc1(table).value).toBeCloseTo(0.8493305, 7);
  });

  // Recomputed with numpy from the formulas of irrCAC's gwet.ac1.raw and its weights.
  it.each([
    ['ordinal', 0.8989397699],
    ['interval', 0.9140007236],
    ['ratio', 0.8573675578],
  ] as const)('AC2 of the same, %s, is %d', (level, value) => {
    expect(gwetAc2(krippendorff, level).value).toBeCloseTo(value, 9);
  });

  it.each([
    ['no_data', []],
    ['too_few_raters', [[1], [2]]],
    [
      'no_pairs',
      [
        [1, null],
        [null, 2],
      ],
    ],
    ['too_few_units', [[1, 2]]],
    [
      'one_category',
      [
        [1, 1],
        [1, 1],
      ],
    ],
  ])('is null: %s', (reason, table) => {
    expect(gwetAc1(table as (number | null)[][])).toEqual({ value: null, reason });
    expect(gwetAc2(table as (number | null)[][], 'interval')).toEqual({ value: null, reason });
  });

  it('AC2 needs an order, and a ratio scale values from 0 on', () => {
    expect(gwetAc2(krippendorff, 'nominal').reason).toBe('nominal_level');
    expect(
      gwetAc2(
        [
          ['a', 'b'],
          ['a', 'a'],
        ],
        'ordinal',
      ).reason,
    ).toBe('not_numeric');
    expect(
      gwetAc2(
        [
          [-1, 1],
          [1, 1],
        ],
        'ratio',
      ).reason,
    ).toBe('negative_values');
  });
});
