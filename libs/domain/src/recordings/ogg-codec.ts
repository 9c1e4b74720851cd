/** What browsers play out of an Ogg container, and how its first packet begins. */
const CODECS = { vorbis: '\x01vorbis', opus: 'OpusHead', flac: '\x7fFLAC' } as const;
export type OggCodec = keyof typeof CODECS;

/** @param head the beginning of a file; null: it is no Ogg container of such sound */
export function oggCodecOf(head: Uint8Array): OggCodec | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 512)).toString('latin1');
  if (!text.startsWith('OggS') || text.length < 64) return null;
  const packet = text.slice(27 + head[26]!);
  const found = Object.entries(CODECS).find(([, name]) => packet.startsWith(name));
  return (found?.[0] as OggCodec | undefined) ?? null;
}
