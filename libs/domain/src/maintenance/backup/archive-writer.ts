import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import tar from 'tar-stream';
import type { BackupEntry } from './backup-format.js';

/** Writes a gzipped tar entry by entry, waiting for the disk, and keeps account of what it wrote. */
export class ArchiveWriter {
  readonly entries: BackupEntry[] = [];
  private readonly pack = tar.pack();
  private readonly written: Promise<void>;

  /** @param path must not exist yet; it is made readable to its owner only */
  constructor(path: string) {
    this.written = pipeline(this.pack, createGzip({ level: 4 }), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    this.written.catch(() => undefined);
  }

  async add(name: string, content: Buffer): Promise<void> {
    await this.orFailure(
      new Promise((resolve, reject) => {
        this.pack.entry({ name, size: content.length, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()));
      }),
    );
    this.entries.push({ name, size: content.length, sha256: createHash('sha256').update(content).digest('hex') });
  }

  /** @param size in bytes as found; a file that grows is cut there */
  async addFile(name: string, path: string, size: number, mode: number): Promise<void> {
    if (size === 0) return this.add(name, Buffer.alloc(0));
    const hash = createHash('sha256');
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, callback) => {
        hash.update(chunk);
        callback(null, chunk);
      },
    });
    const entry = this.pack.entry({ name, size, mode });
    await this.orFailure(pipeline(createReadStream(path, { end: size - 1 }), counted, entry));
    this.entries.push({ name, size, sha256: hash.digest('hex') });
  }

  async finish(): Promise<void> {
    this.pack.finalize();
    await this.written;
  }

  /** Stops in the middle; the file is left for the caller to remove. */
  async abandon(): Promise<void> {
    this.pack.destroy();
    await this.written.catch(() => undefined);
  }

  /** An entry never ends when the disk below it fails. */
  private async orFailure(step: Promise<void>): Promise<void> {
    await Promise.race([step, this.written.then(() => Promise.reject(new Error('The archive has ended')))]);
  }
}
