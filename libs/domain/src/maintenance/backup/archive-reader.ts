import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import type { BackupEntry } from './backup-format.js';

/** An entry on its way in: its content must be read, or be passed over with `skip`, before the next one comes. */
export interface ArchiveEntry {
  name: string;
  size: number;
  /** Permission bits. */
  mode: number;
  content: AsyncIterable<Buffer>;
}

/** The entries of a gzipped tar, in order. @throws what gzip, tar or the disk found wrong */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const extract = tar.extract();
  const flow = pipeline(createReadStream(path), createGunzip(), extract);
  flow.catch(() => undefined);
  for await (const entry of extract) {
    const { name, size = 0, mode = 0o600 } = entry.header;
    yield { name, size, mode: mode & 0o777, content: entry as unknown as AsyncIterable<Buffer> };
  }
  await flow;
}

/** Reads an entry to its end without keeping it. */
export async function digest({ name, content }: ArchiveEntry): Promise<BackupEntry> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { name, size, sha256: hash.digest('hex') };
}

/** An entry of a few megabytes at most, whole. */
export async function contentOf({ content }: ArchiveEntry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
