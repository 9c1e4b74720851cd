import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { errorCode, NOT_IN_THE_ENCODING } from '../error-code.js';

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le';

/** How much of a file decides between UTF-8 and GB18030; what comes later is decoded strictly and refused where it does not fit. */
const JUDGED_BYTES = 64 * 1024 * 1024;

/**
 * The encoding of a text file: by its byte order mark, else UTF-8 where the bytes are valid as such, else GB18030 (which contains
 * GBK and GB2312). Null when it is neither.
 */
export async function textEncoding(path: string, head: Buffer): Promise<TextEncoding | null> {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (await isValid(path, 'utf-8')) return 'utf-8';
  return (await isValid(path, 'gb18030')) ? 'gb18030' : null;
}

/** A decoder that throws NOT_IN_THE_ENCODING at the first byte that does not belong to the encoding; byte order marks are dropped. */
export function strictDecoder(encoding: TextEncoding): TextDecoder {
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true });
}

async function isValid(path: string, encoding: TextEncoding): Promise<boolean> {
  const decoder = strictDecoder(encoding);
  let judged = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      decoder.decode(chunk as Buffer, { stream: true });
      judged += (chunk as Buffer).length;
      if (judged >= JUDGED_BYTES) return true;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (errorCode(error) === NOT_IN_THE_ENCODING) return false;
    throw error;
  }
}
