import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { byteRange } from './byte-range.js';
import { RangeBeyondError } from './http.errors.js';

/** A file of which parts can be asked for. */
interface InParts {
  type: string;
  bytes: number;
  checksum: string;
  part(from: number, to: number): Readable;
}

/** The whole file, or the part that `Range` asks for. @throws RangeBeyondError */
export function partAnswer(request: Request, response: Response, { type, bytes, checksum, part }: InParts): StreamableFile {
  const etag = `"${checksum.slice(0, 32)}"`;
  const isOther = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag;
  const range = isOther ? null : byteRange(request.headers.range, bytes);
  response.setHeader('accept-ranges', 'bytes');
  response.setHeader('etag', etag);
  if (range === 'beyond') {
    response.setHeader('content-range', `bytes */${bytes}`);
    throw new RangeBeyondError(bytes);
  }
  if (range === null) return new StreamableFile(part(0, bytes), { type, length: bytes });
  response.status(206);
  response.setHeader('content-range', `bytes ${range.from}-${range.to - 1}/${bytes}`);
  return new StreamableFile(part(range.from, range.to), { type, length: range.to - range.from });
}
