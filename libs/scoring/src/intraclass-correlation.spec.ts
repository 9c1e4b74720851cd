import fc from 'fast-check';
import { iccForms, intraclassCorrelation } from './intraclass-correlation.js';
import { shroutFleiss } from './testing/published-tables.js';

describe('intraclass correlation', () => {
  // Coefficients: Shrout & Fleiss 1979; intervals: R package psych, ICC on the same table (two decimals), here recomputed with scipy.
  it.each([
    ['1,1', 0.166, -0.1329, 0.7226],
    ['2,1', 0.29, 0.0188, 0.7611],
    ['3,1', 0.715, 0.3425, 0.9459],
    ['1,k', 0.443, -0.8844, 0.9124],
    ['2,k', 0.62, 0.0711, 0.9272],
    ['3,k', 0.909, 0.6757, 0.9859],
  ] as const)('ICC(%s) of Shrout & Fleiss is %d (%d to %d)', (form, value, low, high) => {
    const icc = intraclassCorrelation(shroutFleiss)[form];
    expect(icc.value).toBeCloseTo(value, 3);
    expect(icc.low).toBeCloseTo(low, 4);
    expect(icc.high).toBeCloseTo(high, 4);
  });

  it.each([
    ['no_data', [[null, null]]],
    [
      'not_numeric',
      [
        ['a', 'b'],
        ['a', 'a'],
      ],
    ],
    ['too_few_raters', [[1], [2]]],
    ['too_few_units', [[1, 2]]],
    [
      'gaps',
      [
        [1, 2],
        [1, null],
      ],
    ],
    [
      'no_variation',
      [
        [0.1, 0.1],
        [0.1, 0.1],
        [0.1, 0.1],
      ],
    ],
  ])('is null in every form: %s', (reason, table) => {
    const icc = intraclassCorrelation(table as (number | null)[][]);
    for (const form of iccForms) expect(icc[form]).toEqual({ value: null, low: null, high: null, reason });
  });

  it('is 1 where raters agree entirely', () => {
    const icc = intraclassCorrelation([
      [0.1, 0.1],
      [0.2, 0.2],
      [0.4, 0.4],
    ]);
    for (const form of iccForms) expect(icc[form]).toEqual({ value: 1, low: 1, high: 1, reason: null });
  });

  it('keeps consistency at 1 where one rater is always one higher, but not agreement', () => {
    const icc = intraclassCorrelation([
      [1, 2],
      [2, 3],
      [4, 5],
    ]);
    expect(icc['3,1']).toMatchObject({ value: 1, low: 1, high: 1 });
    expect(icc['2,1'].value).toBeCloseTo(7 / 3 / (7 / 3 + 0.5), 10);
  });

  it('of several raters says nothing where units do not differ', () => {
    const icc = intraclassCorrelation([
      [1, 2],
      [2, 1],
    ]);
    expect(icc['1,1'].value).toBeCloseTo(-1, 10);
    expect([icc['1,k'].reason, icc['2,k'].reason, icc['3,k'].reason]).toEqual(['no_variation', 'no_variation', 'no_variation']);
  });

  it('does not change with shift and scale, nor with the order of units and raters', () => {
    const whole = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 50 }), fc.integer({ min: -99, max: 99 }), (table, scale, shift) => {
        const plain = intraclassCorrelation(table);
        const moved = intraclassCorrelation(table.map((unit) => unit.map((value) => value * scale + shift).toReversed()).toReversed());
        for (const form of iccForms) {
          expect(moved[form].reason).toBe(plain[form].reason);
          expect(plain[form].value ?? 0).toBeLessThanOrEqual(1);
          for (const end of ['value', 'low', 'high'] as const) {
            const [one, other] = [plain[form][end] ?? 0, moved[form][end] ?? 0];
            expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(one)));
          }
        }
      }),
    );
  });
});
