import fc from 'fast-check';
import { SeededRandom } from './seeded-random.js';

function draws(random: SeededRandom, count: number): number[] {
  return Array.from({ length: count }, () => random.next());
}

describe('SeededRandom', () => {
  it('gives the same stream for the same label on every run and machine', () => {
    const random = new SeededRandom('fairmark');
    expect(Array.from({ length: 6 }, () => random.int(0, 9999))).toEqual([8226, 7261, 2247, 5367, 4180, 3177]);
  });

  it('gives a fork that does not depend on how much was drawn before', () => {
    const fresh = new SeededRandom('a').fork('b');
    const used = new SeededRandom('a');
    draws(used, 17);
    expect(draws(used.fork('b'), 5)).toEqual(draws(fresh, 5));
  });

  it('has mean 0 and deviation 1 when asked for normal numbers', () => {
    const random = new SeededRandom('normal');
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  it('keeps whole numbers within their bounds and shuffles without loss', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(60), (label, low, span) => {
        const random = new SeededRandom(label);
        const value = random.int(low, low + span);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(low + span);
        const list = Array.from({ length: span }, (_, index) => index);
        expect(random.shuffle(list).sort((left, right) => left - right)).toEqual(list);
      }),
    );
  });

  it('refuses to pick from nothing', () => {
    expect(() => new SeededRandom('x').pick([])).toThrow(RangeError);
  });
});
