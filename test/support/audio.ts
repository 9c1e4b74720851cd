/** Audio made by arithmetic, or once by an encoder: what a recorder would have written. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Two seconds that an encoder wrote, quiet and then loud. */
export function encodedCall(name: 'call.mp3' | 'vorbis.ogg' | 'opus.ogg' | 'flac.ogg'): Buffer {
  return readFileSync(fileURLToPath(new URL(`audio/${name}`, import.meta.url)));
}

interface WaveWish {
  seconds: number;
  rate?: number;
  channels?: number;
  /** 0 to 1 at a moment, in seconds. */
  loudness?: (second: number) => number;
}

/** A wave file of 16 bits a sample. */
export function waveFile({ seconds, rate = 8000, channels = 1, loudness = () => 0.5 }: WaveWish): Buffer {
  const frames = Math.round(seconds * rate);
  const data = Buffer.alloc(frames * channels * 2);
  for (let frame = 0; frame < frames; frame += 1) {
    const second = frame / rate;
    const sample = Math.round(Math.sin(second * 440 * 2 * Math.PI) * loudness(second) * 32_767);
    for (let channel = 0; channel < channels; channel += 1) data.writeInt16LE(sample, (frame * channels + channel) * 2);
  }
  return Buffer.concat([waveHead({ tag: 1, bits: 16, rate, channels, bytes: data.length }), data]);
}

/** What stands before the samples. */
export function waveHead({ tag, bits, rate, channels, bytes }: Record<'tag' | 'bits' | 'rate' | 'channels' | 'bytes', number>): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(tag, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE((rate * channels * bits) / 8, 28);
  head.writeUInt16LE((channels * bits) / 8, 32);
  head.writeUInt16LE(bits, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
}

/** Silent frames of MPEG 1 layer III, 128 kbit/s at 44 100 Hz, behind a tag as music programs write it. */
export function mp3File(frames: number, tagBytes = 0): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb_9000, 0);
  const tag =
    tagBytes === 0 ? Buffer.alloc(0) : Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), syncSafe(tagBytes), Buffer.alloc(tagBytes)]);
  return Buffer.concat([tag, ...Array.from({ length: frames }, () => frame)]);
}

/** The first page of an Ogg file whose packet begins so. */
export function oggFile(codec: string): Buffer {
  const page = Buffer.alloc(28);
  page.write('OggS', 0, 'latin1');
  page[26] = 1;
  page[27] = 30;
  return Buffer.concat([page, Buffer.from(codec, 'latin1'), Buffer.alloc(100)]);
}

function syncSafe(value: number): Buffer {
  return Buffer.of((value >> 21) & 0x7f, (value >> 14) & 0x7f, (value >> 7) & 0x7f, value & 0x7f);
}
