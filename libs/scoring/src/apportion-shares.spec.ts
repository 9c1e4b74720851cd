import fc from 'fast-check';
import { apportionShares } from './apportion-shares.js';
import { roundHalfUp } from './round.js';

const parts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { maxLength: 30 });
const denominators = fc.bigInt({ min: 1n, max: 10n ** 18n });

describe('apportioning by largest remainder', () => {
  it('gives the odd unit to the largest remainder', () => {
    expect(apportionShares([10n, 11n, 9n], 3n, 10n)).toEqual([3n, 4n, 3n]);
  });

  it('serves equal remainders in the order given', () => {
    expect(apportionShares([1n, 1n, 1n], 3n, 1n)).toEqual([1n, 0n, 0n]);
  });

  it('refuses a total that the parts cannot make', () => {
    expect(() => apportionShares([1n], 2n, 5n)).toThrow(RangeError);
    expect(() => apportionShares([-1n], 2n, 0n)).toThrow(RangeError);
  });

  it('sums exactly to the rounded whole, each part within one unit of its exact size', () => {
    fc.assert(
      fc.property(parts, denominators, (numerators, denominator) => {
        const total = roundHalfUp(
          numerators.reduce((sum, value) => sum + value, 0n),
          denominator,
        );
        const shares = apportionShares(numerators, denominator, total);
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(total);
        shares.forEach((share, index) => {
          const error = share * denominator - (numerators[index] ?? 0n);
          expect(error > -denominator && error < denominator).toBe(true);
        });
      }),
    );
  });
});
