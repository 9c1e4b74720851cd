import fc from 'fast-check';
import { xmrLimits } from './xmr-limits.js';

describe('XmR limits', () => {
  it('of the ten flow rates of the e-Handbook are 45.816–55.804 around 50.81', () => {
    const limits = xmrLimits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
    expect(limits?.center).toBeCloseTo(50.81, 10);
    expect(limits?.lower).toBeCloseTo(45.816, 3);
    expect(limits?.upper).toBeCloseTo(55.804, 3);
    expect(limits?.signals).toEqual([]);
  });

  it('mark a leap out of a calm series', () => {
    expect(xmrLimits([50, 51, 50, 51, 50, 51, 50, 51, 50, 51, 50, 51, 90])?.signals).toContainEqual({ index: 12, rule: 'beyond_limits' });
  });

  it('need two values, and equal ones never signal', () => {
    expect(xmrLimits([1])).toBeNull();
    expect(xmrLimits(Array.from({ length: 12 }, () => 0.1))?.signals).toEqual([]);
  });

  it('move with the series and stretch with its unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10000 }), { minLength: 2, maxLength: 24 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: -500, max: 500 }),
        (values, scale, shift) => {
          const [plain, moved] = [xmrLimits(values), xmrLimits(values.map((value) => value * scale + shift))];
          if (plain === null || moved === null) throw new Error('two values are enough');
          expect(plain.lower <= plain.center && plain.center <= plain.upper).toBe(true);
          expect(moved.lower).toBeCloseTo(plain.lower * scale + shift, 4);
          expect(moved.upper).toBeCloseTo(plain.upper * scale + shift, 4);
        },
      ),
    );
  });
});
