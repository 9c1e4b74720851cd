import { decoderOf, type AudioDecoder } from './audio-decoder.js';
import { GrowingPeaks, type Sound } from './growing-peaks.js';

/** Decoded at once. */
const BITE_BYTES = 4096;
/** Of a file that gives no sound for so long, none is expected any more; pictures in tags are smaller. */
const MUTE_BYTES = 32 * 1024 * 1024;

/** Draws a recording in mp3 or Ogg from pieces of any size. What is broken may make it throw, or never return. */
export class AudioPeaks {
  private readonly peaks = new GrowingPeaks();
  private decoder: AudioDecoder | null = null;
  private mute = 0;

  constructor(private readonly muteBytes = MUTE_BYTES) {}

  /** @param piece what follows what was pushed before; the first one shows what kind it is */
  async push(piece: Uint8Array): Promise<void> {
    this.decoder ??= decoderOf(piece);
    for (let at = 0; at < piece.length; at += BITE_BYTES) {
      const bite = piece.subarray(at, at + BITE_BYTES);
      this.mute += bite.length;
      await this.draw(this.decoder.decode(bite));
      if (this.mute > this.muteBytes) throw new RangeError(`No sound in ${this.mute} bytes`);
    }
  }

  /** null: there was no sound. */
  async finish(): Promise<Buffer | null> {
    if (this.decoder !== null) await this.draw(this.decoder.finish());
    return this.peaks.isEmpty ? null : this.peaks.peaks();
  }

  private async draw(sounds: AsyncIterable<Sound>): Promise<void> {
    for await (const sound of sounds) {
      if ((sound[0]?.length ?? 0) > 0) this.mute = 0;
      this.peaks.push(sound);
    }
  }
}
