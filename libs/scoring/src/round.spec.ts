import fc from 'fast-check';
import { divideHalfUp, roundHalfUp, roundStatistic } from './round.js';

describe('rounding half-up', () => {
  it('makes 68 of 1.35 points out of 2, as a whole percentage', () => {
    expect(roundHalfUp(135n * 100n, 200n)).toBe(68n);
  });

  it('rounds a half away from zero on both sides', () => {
    expect([divideHalfUp(1, 2), divideHalfUp(-1, 2), divideHalfUp(3, 2), divideHalfUp(49, 100), divideHalfUp(-49, 100)]).toEqual([
      1, -1, 2, 0, 0,
    ]);
  });

  it('refuses a denominator of 0 or below', () => {
    expect(() => roundHalfUp(1n, 0n)).toThrow(RangeError);
    expect(() => roundHalfUp(1n, -2n)).toThrow(RangeError);
  });

  it('stays within half a unit of the exact fraction, a tie going up', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 20n }), (numerator, denominator) => {
        const twiceError = 2n * (roundHalfUp(numerator, denominator) * denominator - numerator);
        expect(twiceError > -denominator && twiceError <= denominator).toBe(true);
      }),
    );
  });

  it('gives a difference and its opposite the same size', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), (numerator, denominator) => {
        expect(divideHalfUp(-numerator, denominator) + divideHalfUp(numerator, denominator)).toBe(0);
      }),
    );
  });
});

describe('rounding a statistic', () => {
  it('rounds by size, has no negative zero and refuses what is not finite', () => {
    expect([roundStatistic(2.5), roundStatistic(-2.5), roundStatistic(-0.2)]).toEqual([3, -3, 0]);
    expect(() => roundStatistic(Number.NaN)).toThrow(RangeError);
  });

  it('leaves an integer as it is', () => {
    fc.assert(fc.property(fc.integer(), (value) => expect(roundStatistic(value)).toBe(value)));
  });
});
