import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AudioKind } from '@contracts/recordings.js';
import { oggCodecOf } from './ogg-codec.js';
import { AudioCompressedError, NotAudioError } from './recordings.errors.js';
import { isWave, waveLayout, type WaveLayout } from './wave-layout.js';

const HEAD_BYTES = 256 * 1024;

export interface RecognisedAudio {
  kind: AudioKind;
  /** null: only playing it would tell. */
  durationS: number | null;
}

/** What a file holds, by its content. @throws NotAudioError, AudioCompressedError */
export async function recogniseAudio(path: string): Promise<RecognisedAudio> {
  const file = await open(path);
  const read = async (at: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, at);
    return buffer.subarray(0, bytesRead);
  };
  try {
    const head = await read(0);
    const { size } = await file.stat();
    if (isWave(head)) return { kind: 'wav', durationS: waveDuration(head, size, basename(path)) };
    if (oggCodecOf(head) !== null) return { kind: 'ogg', durationS: null };
    const soundAt = afterTag(head);
    if (soundAt < size && isMp3(soundAt === 0 ? head : await read(soundAt))) return { kind: 'mp3', durationS: null };
    throw new NotAudioError(basename(path));
  } finally {
    await file.close();
  }
}

function waveDuration(head: Buffer, size: number, name: string): number {
  const layout = waveLayout(head);
  if (layout === null) throw new AudioCompressedError(name);
  return waveFrames(layout, size) / layout.rate;
}

/** How many frames are really there. @param size of the file in bytes */
export function waveFrames(layout: WaveLayout, size: number): number {
  const there = Math.max(0, size - layout.dataAt);
  const bytes = layout.dataBytes === 0 ? there : Math.min(layout.dataBytes, there);
  return Math.floor(bytes / (layout.bytes * layout.channels));
}

/** Where the sound begins: behind the tag that many programs put before it. */
function afterTag(head: Buffer): number {
  if (head.toString('latin1', 0, 3) !== 'ID3' || head.length < 10) return 0;
  const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6, 10);
  return 10 + ((a & 0x7f) << 21) + ((b & 0x7f) << 14) + ((c & 0x7f) << 7) + (d & 0x7f);
}

const KBPS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBPS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const HERTZ = [44_100, 48_000, 32_000];

/** Two frames of MPEG layer III, one right behind the other: a single one is found in any noise. */
function isMp3(sound: Buffer): boolean {
  const length = frameLength(sound, 0);
  return length !== null && frameLength(sound, length) !== null;
}

/** In bytes, by the frame's head; null: none begins here. */
function frameLength(bytes: Buffer, at: number): number | null {
  if (at + 4 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1]! & 0xe6) !== 0xe2) return null;
  const version = (bytes[at + 1]! >> 3) & 3;
  const third = bytes[at + 2]!;
  const isFirst = version === 3;
  const kbps = (isFirst ? KBPS_1 : KBPS_2)[third >> 4];
  const base = HERTZ[(third >> 2) & 3];
  if (version === 1 || kbps === undefined || kbps === 0 || base === undefined) return null;
  const hertz = base / (isFirst ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((isFirst ? 144 : 72) * kbps * 1000) / hertz) + ((third >> 1) & 1);
}
