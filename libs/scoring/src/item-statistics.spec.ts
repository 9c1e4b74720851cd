import fc from 'fast-check';
import { cronbachAlpha } from './cronbach-alpha.js';
import { itemStatistics } from './item-statistics.js';
import { quantileType7 } from './quantile-type7.js';

/** LSAT section 6 (Bock & Lieberman 1970): persons with each pattern of answers, patterns 00000 to 11111 in order. */
const lsat6 = [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298].flatMap(
  (persons, pattern) => Array.from({ length: persons }, () => [...pattern.toString(2).padStart(5, '0')].map((digit) => Number(digit))),
);

describe('items of an exam', () => {
  it('of LSAT6, 1000 × 5, have an alpha of .294997', () => {
    expect(lsat6).toHaveLength(1000);
    expect(cronbachAlpha(lsat6).value).toBeCloseTo(0.294997, 6);
  });

  it('of LSAT6 have the figures of R package ltm (descript)', () => {
    const [first] = itemStatistics(lsat6);
    expect(first?.difficulty.value).toBeCloseTo(0.924, 10);
    expect(first?.pointBiserial.value).toBeCloseTo(0.362, 4);
    expect(first?.pointBiserialRest.value).toBeCloseTo(0.1128, 4);
    expect(first?.alphaIfDeleted.value).toBeCloseTo(0.2754, 4);
  });

  it('compare the ends of the totals, ties included', () => {
    // Totals 0 1 1 2 3: the 27th percentile is 1, the 73rd 1.92, so three persons stand below and two above.
    const points = [
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
      [1, 1, 1],
    ];
    expect(itemStatistics(points).map((item) => item.discrimination.value)).toEqual(
      [1 - 1 / 3, 1 - 1 / 3, 0.5].map((d) => expect.closeTo(d, 12)),
    );
  });

  it('worth more than a point have their difficulty out of their maximum', () => {
    const [first] = itemStatistics(
      [
        [4, 1],
        [1, 0],
      ],
      [5, 1],
    );
    expect(first?.difficulty.value).toBeCloseTo(0.5, 12);
  });

  it('say why a figure is missing', () => {
    const reasons = (points: number[][]): (string | null)[] => {
      const [item] = itemStatistics(points);
      return item === undefined
        ? []
        : [item.difficulty, item.pointBiserial, item.pointBiserialRest, item.discrimination, item.alphaIfDeleted].map(
            ({ reason }) => reason,
          );
    };
    expect(reasons([[1, 0, 1]])).toEqual([null, 'too_few_persons', 'too_few_persons', 'too_few_persons', 'too_few_persons']);
    expect(reasons([[1], [0]])).toEqual([null, null, 'too_few_items', null, 'too_few_items']);
    expect(
      reasons([
        [1, 1, 1],
        [1, 1, 1],
      ]),
    ).toEqual([null, 'no_variation', 'no_variation', 'no_variation', 'no_variation']);
    expect(
      [
        cronbachAlpha([]),
        cronbachAlpha([[1]]),
        cronbachAlpha([[1, 0]]),
        cronbachAlpha([
          [1, 0],
          [0, 1],
        ]),
      ].map(({ reason }) => reason),
    ).toEqual(['no_data', 'too_few_items', 'too_few_persons', 'no_variation']);
  });

  it('have finite figures within their ranges, whatever the answers and the order of persons', () => {
    const tables = fc
      .integer({ min: 1, max: 5 })
      .chain((items) => fc.array(fc.array(fc.nat({ max: 1 }), { minLength: items, maxLength: items }), { maxLength: 12 }));
    fc.assert(
      fc.property(tables, (points) => {
        const items = itemStatistics(points);
        const reversed = itemStatistics(points.toReversed());
        items.forEach((item, index) => {
          for (const [name, { value, reason }] of Object.entries(item)) {
            expect(value === null).toBe(reason !== null);
            if (value !== null) expect(Number.isFinite(value) && value <= 1 && (name === 'alphaIfDeleted' || value >= -1)).toBe(true);
            expect(reversed[index]?.[name as keyof typeof item].value ?? 9).toBeCloseTo(value ?? 9, 9);
          }
        });
        expect(cronbachAlpha(points).value ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a quantile of type 7', () => {
  it('lies between its neighbours as in R', () => {
    expect([0, 0.27, 0.5, 0.73, 1].map((share) => quantileType7([3, 1, 2, 10], share))).toEqual(
      [1, 1.81, 2.5, 4.33, 10].map((q) => expect.closeTo(q, 10)),
    );
    expect(quantileType7([], 0.5)).toBeNull();
  });
});
