import fc from 'fast-check';
import { krippendorffAlpha } from './krippendorff-alpha.js';
import { fromCounts, krippendorff } from './testing/published-tables.js';

const rating = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(null));
const tables = fc
  .integer({ min: 2, max: 4 })
  .chain((raters) => fc.array(fc.array(rating, { minLength: raters, maxLength: raters }), { maxLength: 8 }));

describe('Krippendorff’s alpha', () => {
  it.each([
    ['nominal', 0.7434],
    ['ordinal', 0.8154],
    ['interval', 0.8491],
    ['ratio', 0.7974],
  ] as const)('of his own 12 units × 4 observers, %s, is %d', (level, alpha) => {
    expect(krippendorffAlpha(krippendorff, level).value).toBeCloseTo(alpha, 4);
  });

  it('of irrCAC’s [[13,0,0],[0,20,7],[0,4,56]] is .7972585', () => {
    const table = fromCounts([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]);
    expect(krippendorffAlpha(table, 'nominal').value).toBeCloseTo(0.7972585, 7);
  });

  it.each([
    ['no_data', 'nominal', [[null, null]]],
    ['too_few_raters', 'nominal', [[1], [2]]],
    [
      'no_pairs',
      'nominal',
      [
        [1, null],
        [null, 2],
      ],
    ],
    [
      'too_few_units',
      'nominal',
      [
        [1, 2],
        [null, 2],
      ],
    ],
    [
      'one_category',
      'interval',
      [
        [1, 1],
        [1, 1],
      ],
    ],
    [
      'not_numeric',
      'ordinal',
      [
        ['a', 'b'],
        ['a', 'a'],
      ],
    ],
    [
      'negative_values',
      'ratio',
      [
        [1, -1],
        [1, 1],
      ],
    ],
  ] as const)('is null: %s', (reason, level, table) => {
    expect(krippendorffAlpha(table, level)).toEqual({ value: null, reason });
  });

  it('ignores a unit with a single rating', () => {
    expect(krippendorffAlpha([...krippendorff, [5, null, null, null]], 'interval')).toEqual(krippendorffAlpha(krippendorff, 'interval'));
  });

  it('does not change with the unit: ordinal by any rising map, interval by shift and scale, ratio by scale', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: 9 }), (table, scale, shift) => {
        const mapped = (change: (value: number) => number): (number | null)[][] =>
          table.map((unit) => unit.map((value) => (value === null ? null : change(value))));
        const pairs = [
          [
            krippendorffAlpha(table, 'ordinal'),
            krippendorffAlpha(
              mapped((value) => value ** 3 + shift),
              'ordinal',
            ),
          ],
          [
            krippendorffAlpha(table, 'interval'),
            krippendorffAlpha(
              mapped((value) => value * scale + shift),
              'interval',
            ),
          ],
          [
            krippendorffAlpha(table, 'ratio'),
            krippendorffAlpha(
              mapped((value) => value * scale),
              'ratio',
            ),
          ],
        ] as const;
        for (const [plain, changed] of pairs) {
          expect(changed.reason).toBe(plain.reason);
          expect(changed.value ?? 0).toBeCloseTo(plain.value ?? 0, 9);
        }
      }),
    );
  });
});
