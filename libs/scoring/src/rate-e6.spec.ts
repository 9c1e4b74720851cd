import fc from 'fast-check';
import { complementE6, rateE6, ratePer10000 } from './rate-e6.js';

describe('rates', () => {
  it('are rounded half-up to six decimals, null without a denominator', () => {
    expect([rateE6(1, 3), rateE6(2, 3), rateE6(0, 5), rateE6(0, 0), complementE6(1, 3), complementE6(0, 0)]).toEqual([
      333333,
      666667,
      0,
      null,
      666667,
      null,
    ]);
  });

  it('counts complaints over ten thousand contacts', () => {
    expect([ratePer10000(3, 24_000), ratePer10000(1, 0)]).toEqual([125, null]);
  });

  it('lies within 0 and 1 and, with its complement, makes the whole', () => {
    const counted = fc
      .integer({ min: 1, max: 10_000_000 })
      .chain((total) => fc.record({ total: fc.constant(total), count: fc.nat({ max: total }) }));
    fc.assert(
      fc.property(counted, ({ count, total }) => {
        const rate = rateE6(count, total) ?? -1;
        expect(rate >= 0 && rate <= 1_000_000).toBe(true);
        expect([0, 1]).toContain(rate + (complementE6(count, total) ?? 0) - 1_000_000);
        expect(ratePer10000(count, total)).toBe(rate);
      }),
    );
  });
});
