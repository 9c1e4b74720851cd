import fc from 'fast-check';
import { rateE6 } from './rate-e6.js';
import { wilsonE6, wilsonInterval } from './wilson-interval.js';

const counted = fc.integer({ min: 1, max: 1_000_000 }).chain((n) => fc.record({ n: fc.constant(n), x: fc.nat({ max: n }) }));

describe('the Wilson interval', () => {
  it.each([
    [1, 11, 0.016232, 0.377365, 6],
    [10, 100, 0.055229, 0.174367, 6],
    [50, 100, 0.40383, 0.59617, 5],
    [0, 100, 0, 0.03699, 5],
  ])('of %d/%d at z = 1.96 is %d–%d', (x, n, low, high, digits) => {
    const interval = wilsonInterval(x, n, 1.96);
    expect(interval?.low).toBeCloseTo(low, digits);
    expect(interval?.high).toBeCloseTo(high, digits);
  });

  it('is null over nothing and refuses more than all', () => {
    expect([wilsonInterval(0, 0), wilsonE6(0, 0)]).toEqual([null, null]);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  });

  it('contains the rate and stays within 0 and 1, printed too', () => {
    fc.assert(
      fc.property(counted, ({ x, n }) => {
        const interval = wilsonE6(x, n);
        const rate = rateE6(x, n) ?? -1;
        expect(interval !== null && interval.low >= 0 && interval.low <= rate && rate <= interval.high && interval.high <= 1_000_000).toBe(
          true,
        );
      }),
    );
  });

  it('mirrors when successes and failures swap', () => {
    fc.assert(
      fc.property(counted, ({ x, n }) => {
        expect(wilsonInterval(x, n)?.low).toBeCloseTo(1 - (wilsonInterval(n - x, n)?.high ?? 9), 9);
      }),
    );
  });

  it('narrows when the same rate rests on more', () => {
    fc.assert(
      fc.property(counted, fc.integer({ min: 2, max: 50 }), ({ x, n }, times) => {
        const [few, many] = [wilsonInterval(x, n), wilsonInterval(x * times, n * times)];
        expect((many?.high ?? 9) - (many?.low ?? 0)).toBeLessThan((few?.high ?? 0) - (few?.low ?? 9));
      }),
    );
  });
});
