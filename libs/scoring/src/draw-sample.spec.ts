import fc from 'fast-check';
import { drawSample, type FrameUnit } from './draw-sample.js';
import { GENERATOR, seededGenerator, splitMix64, xoshiro256 } from './seeded-generator.js';

describe('the seeded generator', () => {
  it('is SplitMix64 of the reference (seed 1234567)', () => {
    const next = splitMix64(1234567n);
    expect([next(), next(), next(), next(), next()]).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  it('is xoshiro256** of the reference (state 1, 2, 3, 4)', () => {
    const { next } = xoshiro256([1n, 2n, 3n, 4n]);
    expect([next(), next(), next(), next()]).toEqual([11520n, 0n, 1509978240n, 1215971899390074240n]);
  });

  it('draws every number below a bound about as often', () => {
    const { below } = seededGenerator(42n);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let draw = 0; draw < 70_000; draw += 1) {
      const drawn = below(7);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // The 99.9 % point of chi-square with 6 degrees of freedom.
    expect(chiSquare).toBeLessThan(22.46);
  });

  it('refuses seeds and bounds out of range', () => {
    for (const seed of [-1n, 1n << 64n]) expect(() => seededGenerator(seed)).toThrow(RangeError);
    for (const bound of [0, 1.5, -1]) expect(() => seededGenerator(1n).below(bound)).toThrow(RangeError);
  });
});

/** What anyone who draws again must get: a change here needs a new name. */
it('the algorithm is named, and its name stands for these draws', () => {
  const { below } = seededGenerator(20261123n);
  expect([GENERATOR, Array.from({ length: 8 }, () => below(1000))]).toEqual([
    'xoshiro256** 1.0 seeded by SplitMix64',
    [807, 958, 213, 270, 811, 287, 728, 730],
  ]);
});

describe('a sample', () => {
  const frame: FrameUnit[] = Array.from({ length: 40 }, (_, index) => ({ id: `c${index}`, stratum: index % 4 === 0 ? 'IN-B' : 'IN-A' }));

  it('is drawn again by the same seed, whatever the order of the frame', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), fc.shuffledSubarray(frame, { minLength: 40 }), (seed, shuffled) => {
        const drawn = drawSample(frame, { 'IN-A': 5, 'IN-B': 99 }, seed);
        expect(drawSample(shuffled, { 'IN-A': 5, 'IN-B': 99 }, seed)).toEqual(drawn);
        expect(new Set(drawn.get('IN-A')).size).toBe(5);
        expect(drawn.get('IN-B')).toHaveLength(10);
      }),
    );
  });

  it('changes with the seed and takes everybody equally often', () => {
    const times = new Map<string, number>();
    for (let seed = 0n; seed < 3000n; seed += 1n) {
      for (const id of drawSample(frame, { 'IN-A': 6 }, seed).get('IN-A') ?? []) times.set(id, (times.get(id) ?? 0) + 1);
    }
    expect(times.size).toBe(30);
    // 600 expected of each; five standard deviations either way.
    for (const count of times.values()) expect(Math.abs(count - 600)).toBeLessThan(110);
  });

  it('never names a stratum by accident, nor an id twice', () => {
    expect(drawSample([{ id: 'a', stratum: 'constructor' }], {}, 1n)).toEqual(new Map([['constructor', []]]));
    expect(() => drawSample([...frame, { id: 'c1', stratum: 'IN-B' }], {}, 1n)).toThrow(RangeError);
    expect(() => drawSample(frame, { 'IN-A': -1 }, 1n)).toThrow(RangeError);
  });
});
