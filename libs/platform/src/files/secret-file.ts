import { randomBytes } from 'node:crypto';
import { constants, copyFile, link, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A secret that is made once and then stays: the content of `file`, which is written with mode 0600 when it is not there.
 * Two processes that come at once get the same secret, and neither ever sees half of one.
 * @param make gives the secret as one line of text
 */
export async function secretFile(file: string, make: () => string): Promise<string> {
  const found = await readIfThere(file);
  if (found !== null) return found;
  const draft = join(dirname(file), `.secret-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await writeFile(draft, `${make()}\n`, { mode: 0o600, flag: 'wx' });
    await link(draft, file).catch(async (error: NodeJS.ErrnoException) => {
      // Some file systems have no hard links; EEXIST means that another process was first.
      if (error.code !== 'EEXIST') await copyFile(draft, file, constants.COPYFILE_EXCL).catch(ignoreExisting);
    });
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
