import type { WaveLayout } from './wave-layout.js';

/** In how many parts a recording is drawn. */
export const PARTS = 1000;
const LOUDEST = 255;

/** @param loud 0 to 1; what is louder is as loud as can be */
export function peakByte(loud: number): number {
  return Math.min(LOUDEST, Math.round(loud * LOUDEST));
}

/** How loud a sample is, 0 to 1. */
type Loudness = (bytes: Buffer, at: number) => number;

/** Finds the loudest sample of each of equal parts of a recording, from pieces of any size. */
export class WavePeaks {
  private readonly loudest: Float64Array;
  private readonly frameBytes: number;
  private readonly framesOfPart: number;
  private readonly loudness: Loudness;
  private frame = 0;
  /** A frame that the last piece only began. */
  private begun = Buffer.alloc(0);

  /** @param frames of the whole recording */
  constructor(
    private readonly layout: WaveLayout,
    private readonly frames: number,
  ) {
    this.frameBytes = layout.bytes * layout.channels;
    this.framesOfPart = Math.max(1, Math.ceil(frames / PARTS));
    this.loudest = new Float64Array(Math.ceil(frames / this.framesOfPart));
    this.loudness = loudnessOf(layout);
  }

  /** @param samples what follows what was pushed before */
  push(samples: Buffer): void {
    const bytes = this.begun.length === 0 ? samples : Buffer.concat([this.begun, samples]);
    const { bytes: size, channels } = this.layout;
    let at = 0;
    for (; at + this.frameBytes <= bytes.length && this.frame < this.frames; this.frame += 1) {
      const part = Math.floor(this.frame / this.framesOfPart);
      for (let channel = 0; channel < channels; channel += 1, at += size) {
        const loud = this.loudness(bytes, at);
        if (loud > this.loudest[part]!) this.loudest[part] = loud;
      }
    }
    this.begun = Buffer.from(bytes.subarray(at, at + this.frameBytes));
  }

  /** A byte each, 255 the loudest there can be. */
  peaks(): Buffer {
    return Buffer.from([...this.loudest].map(peakByte));
  }
}

function loudnessOf({ coding, bytes }: WaveLayout): Loudness {
  if (coding === 'a-law') return (samples, at) => A_LAW[samples[at]!]!;
  if (coding === 'mu-law') return (samples, at) => MU_LAW[samples[at]!]!;
  if (coding === 'float') {
    const read: Loudness = bytes === 4 ? (samples, at) => samples.readFloatLE(at) : (samples, at) => samples.readDoubleLE(at);
    return (samples, at) => Math.abs(read(samples, at)) || 0;
  }
  // Samples of one byte have no sign and rest at 128.
  if (bytes === 1) return (samples, at) => Math.abs(samples[at]! - 128) / 128;
  const full = 2 ** (bytes * 8 - 1);
  return (samples, at) => Math.abs(samples.readIntLE(at, bytes)) / full;
}

/** ITU-T G.711: the loudness that each byte stands for. */
const A_LAW = Array.from({ length: 256 }, (_, byte) => {
  const code = (byte ^ 0x55) & 0x7f;
  const exponent = code >> 4;
  const step = ((code & 0x0f) << 4) + 8;
  return (exponent === 0 ? step : (step + 0x100) << (exponent - 1)) / 32_768;
});
const MU_LAW = Array.from({ length: 256 }, (_, byte) => {
  const code = ~byte & 0x7f;
  return (((((code & 0x0f) << 3) + 0x84) << (code >> 4)) - 0x84) / 32_768;
});
