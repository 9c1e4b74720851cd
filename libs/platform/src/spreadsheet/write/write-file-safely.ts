import { randomBytes } from 'node:crypto';
import { write } from 'node:fs';
import { open, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writingError } from './file-errors.js';
import type { ByteSink } from './zip-writer.js';

/**
 * Writes a whole file so that it is either there complete or not at all: a temporary name beside it, flushed to the disk, then
 * renamed. Returns the path. A full disk, a missing right or a folder in the way is a FairmarkError with its sentence.
 */
export async function writeFileSafely(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await produceFile(path, (sink) => sink(bytes));
  return path;
}

/**
 * Lets `produce` write a file piece by piece under a temporary name and gives it its own name at the end. When anything fails the
 * temporary file is removed and an older file of that name stays as it was.
 */
export async function produceFile<T>(path: string, produce: (sink: ByteSink) => Promise<T>): Promise<T> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  let handle: FileHandle | undefined;
  try {
    await requireNoFolder(path);
    handle = await open(temporary, 'wx');
    const file = handle;
    const result = await produce((bytes) => writeAll(file, bytes));
    await file.sync();
    await file.close();
    handle = undefined;
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return result;
  } catch (error) {
    await handle?.close().catch(() => undefined);
    await unlink(temporary).catch(() => undefined);
    throw writingError(error, path);
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await writeSome(handle, bytes, at);
}

/** As `handle.write`, but what its promise gives does not hold on to the bytes, of which a large file has many. */
function writeSome(handle: FileHandle, bytes: Uint8Array, from: number): Promise<number> {
  return new Promise((resolve, reject) => {
    write(handle.fd, bytes, from, bytes.length - from, null, (error, written) => (error ? reject(error) : resolve(written)));
  });
}

async function requireNoFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR', syscall: 'open' });
}

/** Makes the new name itself durable; some file systems cannot flush a folder, and the file is complete all the same. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
