import fc from 'fast-check';
import { GrowingPeaks } from './growing-peaks.js';
import { PARTS, peakByte } from './wave-peaks.js';

const drawn = (channels: readonly Float32Array[], pieces: readonly number[], peaks: GrowingPeaks): number[] => {
  const length = channels[0]!.length;
  for (let at = 0, turn = 0; at < length; turn += 1) {
    const end = at + pieces[turn % pieces.length]!;
    peaks.push(channels.map((samples) => samples.subarray(at, end)));
    at = end;
  }
  return [...peaks.peaks()];
};

/** The same by somebody who knows the length beforehand. */
const known = (channels: readonly Float32Array[], parts: number, buckets: number): number[] => {
  const { length } = channels[0]!;
  let framesOfBucket = 1;
  while (framesOfBucket * buckets < length) framesOfBucket *= 2;
  const framesOfPart = framesOfBucket * Math.max(1, Math.ceil(Math.ceil(length / framesOfBucket) / parts));
  return Array.from({ length: Math.ceil(length / framesOfPart) }, (_, part) =>
    peakByte(
      Math.max(...channels.flatMap((samples) => [...samples.subarray(part * framesOfPart, (part + 1) * framesOfPart)].map(Math.abs))),
    ),
  );
};

describe('the picture of a recording of unknown length', () => {
  it('is the one drawn by who knows the length, whatever the pieces it comes in', () => {
    const samples = (length: number) => fc.float32Array({ min: -1, max: 1, noNaN: true, minLength: length, maxLength: length });
    const channels = fc.nat({ max: 300 }).chain((length) => fc.array(samples(length), { minLength: 1, maxLength: 3 }));
    const pieces = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
    const sizes = fc.record({ parts: fc.integer({ min: 1, max: 12 }), half: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(channels, pieces, sizes, (sound, cuts, { parts, half }) => {
        const buckets = 2 * half;
        expect(drawn(sound, cuts, new GrowingPeaks(parts, buckets))).toEqual(known(sound, parts, buckets));
      }),
    );
  });

  it.each([1, PARTS, PARTS + 1, 16 * PARTS, 16 * PARTS + 1, 1_234_567])(
    'has nearly as many parts as there can be, never more (%d frames)',
    (frames) => {
      const { length } = drawn([new Float32Array(frames).fill(0.5)], [4096], new GrowingPeaks());
      expect(length).toBeLessThanOrEqual(PARTS);
      expect(length).toBeGreaterThan(Math.min(frames, PARTS) / 2);
    },
  );

  it('has no part for no sound, and takes what is no number for silence', () => {
    expect(new GrowingPeaks().isEmpty).toBe(true);
    expect([...new GrowingPeaks().peaks()]).toEqual([]);
    expect(drawn([Float32Array.of(Number.NaN, 7, -0.5)], [2], new GrowingPeaks())).toEqual([0, 255, 128]);
  });
});
