/** How the samples of a wave file lie in it. */
export interface WaveLayout {
  coding: 'integer' | 'float' | 'a-law' | 'mu-law';
  channels: number;
  /** Frames a second; a frame holds a sample of each channel. */
  rate: number;
  /** Of a sample. */
  bytes: number;
  /** Where the samples begin. */
  dataAt: number;
  /** How many bytes of samples the file says it has; a recorder that was cut off says too much, or 0. */
  dataBytes: number;
}

const CODINGS: Record<number, readonly [WaveLayout['coding'], readonly number[]]> = {
  1: ['integer', [8, 16, 24, 32]],
  3: ['float', [32, 64]],
  6: ['a-law', [8]],
  7: ['mu-law', [8]],
};
/** The coding is told further down, in the extension. */
const EXTENSIBLE = 0xfffe;

/** Whether this is the beginning of a wave file. */
export function isWave(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WAVE';
}

/**
 * Reads the chunks before the samples.
 * @param head the beginning of a wave file, long enough to reach the samples
 * @returns null: no samples are found, or in a coding that browsers do not play
 */
export function waveLayout(head: Buffer): WaveLayout | null {
  let format: Omit<WaveLayout, 'dataAt' | 'dataBytes'> | null = null;
  for (let at = 12; at + 8 <= head.length;) {
    const name = head.toString('latin1', at, at + 4);
    const length = head.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === 'fmt ') format = formatOf(head.subarray(body, body + length));
    if (name === 'data') return format === null ? null : { ...format, dataAt: body, dataBytes: length };
    at = body + length + (length % 2);
  }
  return null;
}

function formatOf(chunk: Buffer): Omit<WaveLayout, 'dataAt' | 'dataBytes'> | null {
  if (chunk.length < 16) return null;
  const tag = chunk.readUInt16LE(0);
  const [coding, sizes] = CODINGS[tag === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag] ?? [null, []];
  const channels = chunk.readUInt16LE(2);
  const rate = chunk.readUInt32LE(4);
  const bits = chunk.readUInt16LE(14);
  if (coding === null || !sizes.includes(bits) || channels < 1 || channels > 16 || rate < 1000 || rate > 384_000) return null;
  return { coding, channels, rate, bytes: bits / 8 };
}
