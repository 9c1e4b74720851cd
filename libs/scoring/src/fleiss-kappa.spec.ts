import { fleissKappa } from './fleiss-kappa.js';
import { fleiss } from './testing/published-tables.js';

describe('Fleiss’ kappa', () => {
  it('of Fleiss’ 30 subjects × 6 raters is .430245', () => {
    expect(fleissKappa(fleiss).value).toBeCloseTo(0.430245, 6);
  });

  it.each([
    ['no_data', [[null]]],
    ['too_few_raters', [[1], [2]]],
    ['too_few_units', [[1, 2]]],
    [
      'gaps',
      [
        [1, 2],
        [1, null],
      ],
    ],
    ['gaps', [[1, 2], [1]]],
    [
      'one_category',
      [
        [1, 1],
        [1, 1],
      ],
    ],
  ])('is null: %s', (reason, table) => {
    expect(fleissKappa(table as (number | null)[][])).toEqual({ value: null, reason });
  });
});
