import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A file to be saved under its own name, whatever the browser. @param length bytes, where known */
export function fileAnswer(content: Readable | Buffer, name: string, type: string, length?: number): StreamableFile {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  const options = { type, disposition, ...(length === undefined ? {} : { length }) };
  // Two signatures take what one does not.
  return Buffer.isBuffer(content) ? new StreamableFile(content, options) : new StreamableFile(content, options);
}
