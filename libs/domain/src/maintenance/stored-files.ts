import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file under the folder of stored files. */
export interface FoundFile {
  /** Below the folder, with `/` between its parts. */
  name: string;
  path: string;
  /** In bytes. */
  size: number;
  /** Permission bits. */
  mode: number;
}

/** What is hidden or still being written. */
export function isUnfinished(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~') || /\.(draft|tmp|part)$/.test(name);
}

/** The finished files under a folder, by name; links are not followed. A folder that is not there is empty. */
export async function findFiles(folder: string): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for await (const file of walk(folder, '')) files.push(file);
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function* walk(folder: string, under: string): AsyncGenerator<FoundFile> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (isUnfinished(entry.name)) continue;
    const path = join(folder, entry.name);
    const name = `${under}${entry.name}`;
    if (entry.isDirectory()) yield* walk(path, `${name}/`);
    if (!entry.isFile()) continue;
    // One that has just gone was taken away together with its record, or will be.
    const found = await stat(path).catch(() => null);
    if (found !== null) yield { name, path, size: found.size, mode: found.mode & 0o777 };
  }
}
