import { waveFile, waveHead } from '../../../../test/support/audio.js';
import { waveLayout } from './wave-layout.js';
import { PARTS, WavePeaks } from './wave-peaks.js';

const peaksOf = (file: Buffer, pieceBytes: number): number[] => {
  const layout = waveLayout(file)!;
  const samples = file.subarray(layout.dataAt);
  const peaks = new WavePeaks(layout, samples.length / (layout.bytes * layout.channels));
  for (let at = 0; at < samples.length; at += pieceBytes) peaks.push(samples.subarray(at, at + pieceBytes));
  return [...peaks.peaks()];
};
const coded = (tag: number, bits: number, samples: Buffer): Buffer =>
  Buffer.concat([waveHead({ tag, bits, rate: 8000, channels: 1, bytes: samples.length }), samples]);

describe('how a recording looks', () => {
  it('is quiet where it is quiet and loud where it is loud', () => {
    const peaks = peaksOf(waveFile({ seconds: 10, channels: 2, loudness: (second) => (second < 5 ? 0.1 : 0.8) }), 4096);
    expect(peaks).toHaveLength(PARTS);
    expect(Math.max(...peaks.slice(0, 499))).toBeLessThanOrEqual(26);
    expect(Math.min(...peaks.slice(501))).toBeGreaterThan(190);
  });

  it('is the same whatever the pieces it comes in', () => {
    const file = waveFile({ seconds: 2, channels: 2, loudness: (second) => second / 2 });
    expect(peaksOf(file, 7)).toEqual(peaksOf(file, 1 << 20));
  });

  it('of a few frames has a part for each, and of none has none', () => {
    expect(peaksOf(coded(1, 16, Buffer.from([0, 0, 0, 128, 255, 127])), 3)).toEqual([0, 255, 255]);
    expect(peaksOf(coded(1, 16, Buffer.alloc(0)), 3)).toEqual([]);
  });

  it.each([
    ['unsigned bytes', 1, 8, Buffer.of(128, 0, 192), [0, 255, 128]],
    ['24 bits', 1, 24, Buffer.of(0, 0, 0, 0, 0, 64, 0, 0, 128), [0, 128, 255]],
    ['floats, some of them no numbers', 3, 32, Buffer.from(new Float32Array([0, -1, Number.NaN, 9]).buffer), [0, 255, 0, 255]],
    ['A-law', 6, 8, Buffer.of(0xd5, 0x2a, 0xaa), [0, 251, 251]],
    ['mu-law', 7, 8, Buffer.of(0xff, 0x00, 0x80), [0, 250, 250]],
  ])('is told from %s', (_, tag, bits, samples, peaks) => {
    expect(peaksOf(coded(tag, bits, samples), 4)).toEqual(peaks);
  });
});
