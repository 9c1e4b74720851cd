import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module.js';
import type { Environment } from '../config/environment.js';
import { FieldCipher, keyIdOfSealed, SEALING_ADDS } from '../crypto/field-cipher.js';
import { writingError } from '../spreadsheet/write/file-errors.js';

const PIECE_BYTES = 4 * 1024 * 1024;
const LENGTH_BYTES = 4;
/** Enough of a piece to see which key sealed it. */
const MARK_BYTES = 64;
/** What sealing adds to a piece, generously. */
const SEAL_BYTES = 256;

/**
 * Keeps copies of users' files, encrypted: each piece of a few megabytes is sealed by itself and stands behind its length (4 bytes,
 * big-endian) and its number, so that files of any size pass through little memory and pieces cannot change places unnoticed.
 */
@Injectable()
export class EncryptedFiles {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'filesFolder'>,
    private readonly cipher: FieldCipher,
  ) {}

  /** Stores a copy of `path` under `name`, whole or not at all. @throws FairmarkError for a full disk or a missing right */
  async keep(path: string, name: string): Promise<void> {
    const target = this.place(name);
    const draft = `${target}.draft`;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      const pieces = createReadStream(path, { highWaterMark: PIECE_BYTES });
      await pipeline(Readable.from(this.seal(pieces)), createWriteStream(draft, { mode: 0o600 }));
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw writingError(error, path);
    }
  }

  /** Takes a stored file away; one that is not there is no error. */
  async remove(name: string): Promise<void> {
    await rm(this.place(name), { force: true });
  }

  /** The content as it came in. @throws FairmarkError when it was changed or the key is another one */
  read(name: string): AsyncGenerator<Buffer> {
    return this.readPart(name, 0, Number.MAX_SAFE_INTEGER);
  }

  /**
   * The bytes from `from` up to and without `to`: only the pieces they lie in are opened.
   * @throws as `read` does
   */
  async *readPart(name: string, from: number, to: number): AsyncGenerator<Buffer> {
    const file = await open(this.place(name));
    try {
      for (let number = 0, at = 0, start = 0; start < to; number += 1) {
        const head = await file.read(Buffer.alloc(LENGTH_BYTES), 0, LENGTH_BYTES, at);
        if (head.bytesRead === 0) return;
        const length = head.buffer.readUInt32BE(0);
        const end = start + length - SEALING_ADDS - LENGTH_BYTES;
        if (end > from) {
          const sealed = await file.read(Buffer.alloc(length), 0, length, at + LENGTH_BYTES);
          const opened = this.cipher.open(sealed.buffer.subarray(0, sealed.bytesRead));
          if (opened.readUInt32BE(0) !== number) throw new Error(`Piece ${number} of stored file ${name} is out of place`);
          yield opened.subarray(LENGTH_BYTES).subarray(Math.max(from - start, 0), to - start);
        }
        at += LENGTH_BYTES + length;
        start = end;
      }
    } finally {
      await file.close();
    }
  }

  /** The id of the key that sealed a stored file; null: it is no file of this kind, or empty. */
  async keyIdOf(name: string): Promise<string | null> {
    const file = await open(this.place(name));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(LENGTH_BYTES + MARK_BYTES), 0, LENGTH_BYTES + MARK_BYTES);
      if (bytesRead <= LENGTH_BYTES || buffer.readUInt32BE(0) > PIECE_BYTES + SEAL_BYTES) return null;
      return keyIdOfSealed(buffer.subarray(LENGTH_BYTES, bytesRead));
    } finally {
      await file.close();
    }
  }

  /** Seals a stored file anew under the key in use, whole or not at all. @throws as `read` does */
  async reseal(name: string): Promise<void> {
    const target = this.place(name);
    const draft = `${target}.draft`;
    try {
      await pipeline(Readable.from(this.seal(this.read(name))), createWriteStream(draft, { mode: 0o600 }));
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  private async *seal(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let number = 0;
    for await (const piece of pieces) {
      const sealed = this.cipher.seal(Buffer.concat([wholeNumber(number), piece]));
      yield Buffer.concat([wholeNumber(sealed.length), sealed]);
      number += 1;
    }
  }

  private place(name: string): string {
    const root = resolve(this.environment.filesFolder);
    const path = resolve(join(root, name));
    if (!path.startsWith(root + sep)) throw new RangeError(`${name} lies outside the file store`);
    return path;
  }
}

function wholeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES);
  bytes.writeUInt32BE(value);
  return bytes;
}
