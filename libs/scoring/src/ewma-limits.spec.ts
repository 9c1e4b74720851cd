import fc from 'fast-check';
import { ewmaLimits } from './ewma-limits.js';

const nist = [52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

describe('EWMA limits', () => {
  it('of the e-Handbook’s example (6.3.2.4) come to 47.4115–52.5884, with its averages', () => {
    const limits = ewmaLimits(nist, { lambda: 0.3, center: 50, sigma: 2.0539 });
    expect(limits?.lower).toBeCloseTo(47.4115, 3);
    expect(limits?.upper).toBeCloseTo(52.5884, 3);
    expect(limits?.points.map(({ value }) => value.toFixed(2)).join(' ')).toBe(
      '50.60 49.52 50.56 50.18 50.16 49.21 49.75 49.85 50.26 50.33 50.11 49.36 49.52 50.05 49.38 49.92 50.73 51.23 51.94 51.99',
    );
    expect(limits?.signals).toEqual([]);
  });

  it('begin at λ·L·σ and widen towards the steady state', () => {
    const limits = ewmaLimits([1, 2, 4, 3, 2], { center: 2, sigma: 1 });
    const widths = limits?.points.map(({ upper }) => upper - 2) ?? [];
    expect(widths[0]).toBeCloseTo(0.6, 12);
    expect(limits?.upper).toBeCloseTo(3, 12);
    expect(widths.toSorted((a, b) => a - b)).toEqual(widths);
  });

  it('mark a small lasting shift, which single values hide', () => {
    const calm = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 10 : 11));
    const limits = ewmaLimits([...calm, ...calm.map((value) => value + 1.2)], { center: 10.5 });
    expect(limits?.signals[0]?.index).toBeGreaterThan(19);
    expect(limits?.signals.at(-1)?.index).toBe(39);
  });

  it('need two values; equal ones never signal; lambda and width have ranges', () => {
    expect(ewmaLimits([1])).toBeNull();
    expect(ewmaLimits(Array.from({ length: 12 }, () => 0.1))?.signals).toEqual([]);
    for (const wrong of [{ lambda: 0 }, { lambda: 1.1 }, { lambda: NaN }, { width: 0 }])
      expect(() => ewmaLimits([1, 2], wrong)).toThrow(RangeError);
  });

  it('move with the series and stretch with its unit', () => {
    const series = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 50 }), fc.integer({ min: -500, max: 500 }), (values, scale, shift) => {
        const [plain, moved] = [ewmaLimits(values), ewmaLimits(values.map((value) => value * scale + shift))];
        expect(moved?.upper).toBeCloseTo((plain?.upper ?? 0) * scale + shift, 5);
        plain?.points.forEach((point, index) => expect(moved?.points[index]?.lower).toBeCloseTo(point.lower * scale + shift, 5));
      }),
    );
  });
});
