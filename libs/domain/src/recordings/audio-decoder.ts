import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import CodecParser, { type OggPage, type OpusHeader } from 'codec-parser';
import { MPEGDecoder } from 'mpg123-decoder';
import { OpusDecoder } from 'opus-decoder';
import type { Sound } from './growing-peaks.js';
import { oggCodecOf, type OggCodec } from './ogg-codec.js';

/** Makes sound of a compressed recording, piece by piece. What is broken may make it throw, or never return. */
export interface AudioDecoder {
  decode(piece: Uint8Array): AsyncIterable<Sound>;
  /** What is left when no piece follows. */
  finish(): AsyncIterable<Sound>;
}

/** @param head the beginning of a recording in mp3 or Ogg */
export function decoderOf(head: Uint8Array): AudioDecoder {
  const codec = oggCodecOf(head);
  return codec === null ? new Mp3Decoder() : new OggDecoder(codec);
}

class Mp3Decoder implements AudioDecoder {
  private readonly decoder = new MPEGDecoder();

  async *decode(piece: Uint8Array): AsyncGenerator<Sound> {
    await this.decoder.ready;
    yield this.decoder.decode(piece).channelData;
  }

  async *finish(): AsyncGenerator<Sound> {
    // The last frame came out with its piece.
  }
}

type PageDecoder = (page: OggPage) => Promise<Sound>;

/** A page at a time: few bytes of the file may stand for very much sound. */
class OggDecoder implements AudioDecoder {
  private readonly parser = new CodecParser<OggPage>('application/ogg', { enableFrameCRC32: false });
  private readonly decodePage: PageDecoder;

  constructor(codec: OggCodec) {
    this.decodePage = { vorbis, opus, flac }[codec]();
  }

  decode(piece: Uint8Array): AsyncIterable<Sound> {
    return this.sounds(this.parser.parseChunk(piece));
  }

  async *finish(): AsyncGenerator<Sound> {
    try {
      yield* this.sounds(this.parser.flush());
    } catch {
      // A recorder that was cut off leaves half a page; the others are there.
    }
  }

  private async *sounds(pages: Iterator<OggPage>): AsyncGenerator<Sound> {
    for (let next = pages.next(); next.done !== true; next = pages.next()) yield await this.decodePage(next.value);
  }
}

function vorbis(): PageDecoder {
  const decoder = new OggVorbisDecoder();
  return async (page) => {
    await decoder.ready;
    return (await decoder.decodeOggPages([page])).channelData;
  };
}

function opus(): PageDecoder {
  let decoder: OpusDecoder | null = null;
  return async ({ codecFrames: frames }) => {
    const [first] = frames;
    if (first === undefined) return [];
    decoder ??= new OpusDecoder(opusOptions(first.header as OpusHeader));
    await decoder.ready;
    return decoder.decodeFrames(frames.map(({ data }) => data)).channelData;
  };
}

function opusOptions({ channels, streamCount, coupledStreamCount, channelMappingTable, preSkip }: OpusHeader) {
  return { channels, streamCount, coupledStreamCount, channelMappingTable, preSkip };
}

function flac(): PageDecoder {
  const decoder = new FLACDecoder();
  return async ({ codecFrames: frames }) => {
    await decoder.ready;
    return (await decoder.decodeFrames(frames.map(({ data }) => data))).channelData;
  };
}
