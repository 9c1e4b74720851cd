import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import type { Request } from 'express';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { writingError } from '@platform/spreadsheet/write/file-errors.js';
import { BodyTypeError } from './http.errors.js';
import { UPLOAD_LIMIT, UPLOAD_LIMIT_BYTES } from './limits.js';
import { plainName } from './plain-name.js';

/** A file that came in, in a folder of its own. */
export interface ReceivedFile {
  path: string;
  /** As its sender called it: without folders and control characters, at most 180 bytes long. */
  name: string;
}

/**
 * Takes the part `file` of a form as a stream, a piece in memory at a time, and hands it on; whatever happens, nothing stays behind.
 * @throws FairmarkError for another type, a form without a file, a file that is too large, or a line that breaks
 */
export async function receiveFile<Result>(request: Request, use: (file: ReceivedFile) => Promise<Result>): Promise<Result> {
  if (!request.is('multipart/form-data')) throw new BodyTypeError('multipart/form-data');
  const folder = await mkdtemp(join(tmpdir(), 'fairmark-upload-'));
  try {
    return await use(await receive(request, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(request: Request, folder: string): Promise<ReceivedFile> {
  let received: (ReceivedFile & { tooLarge: boolean }) | null = null;
  let writing: Promise<void> = Promise.resolve();
  const form = formOf(request);
  form.on('file', (field: string, stream: BusboyFileStream, name: string | undefined) => {
    if (field !== 'file' || received !== null) {
      stream.resume();
      return;
    }
    const plain = plainName(name ?? '');
    const mine = { path: join(folder, plain), name: plain, tooLarge: false };
    received = mine;
    stream.once('limit', () => (mine.tooLarge = true));
    writing = pipeline(stream, createWriteStream(mine.path, { mode: 0o600 })).catch((error: unknown) => {
      // The line is to be read to its end or cut; a full disk is to be told.
      request.unpipe(form);
      form.destroy(error instanceof Error ? (writingError(error, mine.path) as Error) : new Error(String(error)));
    });
  });
  try {
    await pipeline(request, form);
    await writing;
  } catch (error) {
    if (error instanceof FairmarkError) throw error;
    throw new FairmarkError('http.upload_incomplete', {}, 400);
  }
  const file = received as (ReceivedFile & { tooLarge: boolean }) | null;
  if (file === null) throw new FairmarkError('http.upload_no_file', {}, 400);
  if (file.tooLarge) throw new FairmarkError('http.upload_too_large', { limit: UPLOAD_LIMIT }, 413);
  return file;
}

function formOf(request: Request): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 1, fields: 10, fieldSize: 10_000, parts: 12, headerPairs: 50 },
    });
  } catch {
    throw new BodyTypeError('multipart/form-data; boundary=…');
  }
}
