import { percentAgreement } from './percent-agreement.js';
import { fromCounts, krippendorff } from './testing/published-tables.js';

describe('percent agreement', () => {
  it('of irrCAC’s 100 abstractions by two is .89', () => {
    const table = fromCounts([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]);
    expect(percentAgreement(table).value).toBeCloseTo(0.89, 10);
  });

  it('is the mean over units with two ratings of the share of agreeing pairs', () => {
    expect(
      percentAgreement([
        [1, 1, 2],
        [3, 3, null],
        [4, null, null],
      ]).value,
    ).toBeCloseTo((1 / 3 + 1) / 2, 12);
    // Of 11 units with pairs eight agree wholly, two in half of their pairs, one in none.
    expect(percentAgreement(krippendorff).value).toBeCloseTo(9 / 11, 12);
  });

  it('is 1 where one category is all there is', () => {
    expect(percentAgreement([['a', 'a']]).value).toBe(1);
  });

  it('says why there is none', () => {
    expect(percentAgreement([])).toEqual({ value: null, reason: 'no_data' });
    expect(percentAgreement([[null, null]])).toEqual({ value: null, reason: 'no_data' });
    expect(percentAgreement([[1], [2]])).toEqual({ value: null, reason: 'too_few_raters' });
    expect(
      percentAgreement([
        [1, null],
        [null, 2],
      ]),
    ).toEqual({ value: null, reason: 'no_pairs' });
  });
});
