import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isUnfinished } from '../stored-files.js';
import type { ArchiveEntry } from './archive-reader.js';

/** Stored files on their way back: written beside the others first, and put in their place when the database stands. */
export class StagedFiles {
  private readonly folder: string;

  /** @param root the folder of stored files */
  constructor(private readonly root: string) {
    this.folder = join(root, `.restore-${randomBytes(4).toString('hex')}`);
  }

  /** @throws RangeError for a name that leads out of the folder */
  async add(name: string, { content, mode }: ArchiveEntry): Promise<void> {
    const path = resolve(join(this.folder, name));
    if (!path.startsWith(resolve(this.folder) + sep)) throw new RangeError(`${name} lies outside the file store`);
    await mkdir(dirname(path), { recursive: true, mode: (mode & 0o004) === 0 ? 0o700 : 0o755 });
    await pipeline(content, createWriteStream(path, { mode, flags: 'wx' }));
  }

  /** Puts the files where they belong; what was there before goes. */
  async settle(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    for (const name of await readdir(this.root)) {
      if (!isUnfinished(name)) await rm(join(this.root, name), { recursive: true, force: true });
    }
    for (const name of await readdir(this.folder).catch(() => [])) await rename(join(this.folder, name), join(this.root, name));
    await this.discard();
  }

  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
