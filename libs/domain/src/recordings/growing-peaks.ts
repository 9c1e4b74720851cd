import { PARTS, peakByte } from './wave-peaks.js';

/** Samples of each channel as a decoder gives them, about -1 to 1. */
export type Sound = readonly Float32Array[];

/**
 * Finds the loudest sample of each of equal parts of a recording whose length nobody knows before its end: fine buckets of so many frames
 * each, merged in pairs whenever there is no room for another.
 */
export class GrowingPeaks {
  private readonly loudest: Float32Array;
  private framesOfBucket = 1;
  private frames = 0;

  /** @param buckets even; the more there are, the nearer the parts come to `parts` */
  constructor(
    private readonly parts = PARTS,
    buckets = 16 * PARTS,
  ) {
    this.loudest = new Float32Array(buckets);
  }

  get isEmpty(): boolean {
    return this.frames === 0;
  }

  /** @param sound what follows what was pushed before */
  push(sound: Sound): void {
    const length = sound[0]?.length ?? 0;
    for (let at = 0; at < length;) {
      const bucket = Math.floor(this.frames / this.framesOfBucket);
      if (bucket === this.loudest.length) {
        this.mergePairs();
        continue;
      }
      const end = Math.min(length, at + (bucket + 1) * this.framesOfBucket - this.frames);
      let loudest = this.loudest[bucket]!;
      for (const samples of sound) {
        for (let frame = at; frame < end; frame += 1) {
          const loud = Math.abs(samples[frame]!);
          if (loud > loudest) loudest = loud;
        }
      }
      this.loudest[bucket] = loudest;
      this.frames += end - at;
      at = end;
    }
  }

  /** A byte for each part, 255 the loudest there can be; none for a recording without a frame. */
  peaks(): Buffer {
    const buckets = Math.ceil(this.frames / this.framesOfBucket);
    const bucketsOfPart = Math.max(1, Math.ceil(buckets / this.parts));
    const peaks = Buffer.alloc(Math.ceil(buckets / bucketsOfPart));
    for (let part = 0; part < peaks.length; part += 1) {
      const first = part * bucketsOfPart;
      peaks[part] = peakByte(Math.max(...this.loudest.subarray(first, Math.min(first + bucketsOfPart, buckets))));
    }
    return peaks;
  }

  private mergePairs(): void {
    const half = this.loudest.length / 2;
    for (let bucket = 0; bucket < half; bucket += 1) {
      this.loudest[bucket] = Math.max(this.loudest[2 * bucket]!, this.loudest[2 * bucket + 1]!);
    }
    this.loudest.fill(0, half);
    this.framesOfBucket *= 2;
  }
}
