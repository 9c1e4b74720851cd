import { createReadStream, type ReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A file of the store, without its folder. */
export interface StoredFile {
  name: string;
  bytes: number;
  modifiedAt: Date;
}

/** Files kept in a folder of this computer (FILES_URL), in sub-folders by purpose. */
export class FileStore {
  constructor(private readonly root: string) {}

  /** Where a purpose keeps its files; for writing. */
  folder(purpose: string): string {
    return join(this.root, purpose);
  }

  /** The finished files of a purpose, by name; hidden ones and drafts are left out. A folder that is not there yet is empty. */
  async list(purpose: string): Promise<StoredFile[]> {
    const names = await readdir(this.folder(purpose)).catch(() => []);
    const found = await Promise.all(names.map((name) => this.find(purpose, name)));
    return found.filter((file) => file !== null).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** A file by a name that came from outside; null: there is no such file. Nothing but a plain file directly in the folder is ever found. */
  async find(purpose: string, name: string): Promise<StoredFile | null> {
    if (name === '' || name.startsWith('.') || name.startsWith('~') || /[/\\\0:]/.test(name) || basename(name) !== name) return null;
    const found = await lstat(join(this.folder(purpose), name)).catch(() => null);
    if (found === null || !found.isFile() || !/\.(xlsx|csv|zip)$/.test(name)) return null;
    return { name, bytes: found.size, modifiedAt: found.mtime };
  }

  /** The content of a file that `find` or `list` gave. */
  read(purpose: string, file: StoredFile): ReadStream {
    return createReadStream(join(this.folder(purpose), file.name));
  }
}
