import { cohenKappa } from './cohen-kappa.js';
import { fromCounts } from './testing/published-tables.js';

describe('Cohen’s kappa', () => {
  it('of [[0,4,1],[0,8,0],[0,1,5]] is .4842, ASE .1380, 95 % .2137–.7547', () => {
    const kappa = cohenKappa(
      fromCounts([
        [0, 4, 1],
        [0, 8, 0],
        [0, 1, 5],
      ]),
    );
    expect(kappa.value).toBeCloseTo(0.4842, 4);
    expect(kappa.standardError).toBeCloseTo(0.138, 4);
    expect(kappa.low).toBeCloseTo(0.2137, 4);
    expect(kappa.high).toBeCloseTo(0.7547, 4);
  });

  it('of irrCAC’s [[13,0,0],[0,20,7],[0,4,56]] is .7964094', () => {
    const table = fromCounts([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]);
    expect(cohenKappa(table).value).toBeCloseTo(0.7964094, 7);
  });

  it('weighted does not change when a category between is used by nobody', () => {
    const [used, unused] = [
      fromCounts([
        [3, 0, 1],
        [0, 0, 0],
        [2, 0, 5],
      ]),
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 3],
        [3, 1],
        [3, 1],
        [3, 3],
        [3, 3],
        [3, 3],
        [3, 3],
        [3, 3],
      ],
    ];
    expect(cohenKappa(used, 'quadratic')).toEqual(cohenKappa(unused, 'quadratic'));
    // Only the distance of the two used categories counts, so all three weightings are the same.
    expect(cohenKappa(used, 'linear').value).toBeCloseTo(cohenKappa(used).value ?? 9, 12);
  });

  it('counts linear and quadratic distance by the values', () => {
    // By hand: 1–1, 2–3, 3–3, 1–3; linear po = (1 + .5 + 1 + 0)/4; margins 1: 2 of 4, 2: 1, 3: 1 against 1: 1, 3: 3.
    const table = [
      [1, 1],
      [2, 3],
      [3, 3],
      [1, 3],
    ];
    const expected = (2 * 1 + (0.5 + 3 * 0.5) + 3) / 16;
    expect(cohenKappa(table, 'linear').value).toBeCloseTo((0.625 - expected) / (1 - expected), 12);
    const square = (2 * 1 + (0.75 + 3 * 0.75) + 3) / 16;
    expect(cohenKappa(table, 'quadratic').value).toBeCloseTo(((1 + 0.75 + 1) / 4 - square) / (1 - square), 12);
  });

  it('uses the units both rated', () => {
    const table = [
      [1, 1],
      [2, 2],
      [2, 1],
    ];
    expect(cohenKappa([...table, [1, null], [null, 2]])).toEqual(cohenKappa(table));
  });

  it('of perfect agreement is 1, without any doubt', () => {
    expect(
      cohenKappa([
        ['a', 'a'],
        ['b', 'b'],
        ['b', 'b'],
      ]),
    ).toMatchObject({ value: 1, low: 1, high: 1 });
  });

  it.each([
    ['no_data', [[null, null]]],
    ['not_two_raters', [[1, 2, 1]]],
    ['not_two_raters', [[1], [2]]],
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
    expect(cohenKappa(table as (number | null)[][])).toMatchObject({ value: null, low: null, reason });
  });

  it('weighted is null between words', () => {
    expect(
      cohenKappa(
        [
          ['a', 'b'],
          ['a', 'a'],
        ],
        'linear',
      ).reason,
    ).toBe('not_numeric');
  });
});
