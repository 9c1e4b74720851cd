import { createHash, randomBytes } from 'node:crypto';
import { existsSync, type Stats } from 'node:fs';
import { access, chown, constants, link, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { translate } from '../i18n/translate.js';
import { DatabaseError, errorCode, reasonOf } from './database.errors.js';

/** The system user that runs the server; null: we are not root, so it runs as ourselves. */
export type ServerUser = { uid: number; gid: number } | null;

/** Where the embedded database of one FAIRMARK_HOME lives. */
export interface EmbeddedLayout {
  home: string;
  /** The folder around the data; `home` unless the server's user cannot reach that. */
  base: string;
  data: string;
  /** Short and private: a socket's path is limited to about 100 bytes. */
  socketFolder: string;
  passwordFile: string;
  logFile: string;
  hostFile: string;
  user: ServerUser;
}

/** Root may not run PostgreSQL; this is `nobody` on most systems, and no account needs to exist for it. */
const UNPRIVILEGED = { uid: 65534, gid: 65534 };
/** Where root's data and binaries go when the server's user cannot reach them. */
export const REACHABLE_FOLDER = '/var/lib/fairmark';
const NOTE = 'postgres-is-elsewhere.txt';

/**
 * Decides where the database of a home lives, making the home where it is missing.
 * @throws DatabaseError when the home is a file, cannot be written, or belongs to another user
 */
export async function layOut(home: string): Promise<EmbeddedLayout> {
  await makeHome(home);
  const asRoot = process.getuid?.() === 0;
  const noted = await readNote(home);
  let base = noted ?? home;
  let user: ServerUser = null;
  if (asRoot) {
    user = await serverUser(home, join(base, 'postgres'));
    if (noted === null && !existsSync(join(home, 'postgres')) && !(await reachable(home, user))) base = await settleElsewhere(home);
  } else {
    const owner = await statOf(join(base, 'postgres'));
    if (owner !== null && process.getuid !== undefined && owner.uid !== process.getuid()) {
      throw new DatabaseError('platform.home_other_user', { folder: home });
    }
  }
  const hash = createHash('sha256')
    .update(await realpath(base))
    .digest('hex')
    .slice(0, 12);
  return {
    home,
    base,
    data: join(base, 'postgres'),
    socketFolder: join(await socketParent(user), `fairmark-${hash}`),
    passwordFile: join(home, 'postgres-password'),
    logFile: join(home, 'postgres.log'),
    hostFile: join(home, 'postgres-host'),
    user,
  };
}

/** Whether a user who owns nothing above can walk down to a folder; null means ourselves. */
export async function reachable(folder: string, user: ServerUser): Promise<boolean> {
  if (user === null) return true;
  let here = await realpath(folder);
  for (;;) {
    const { uid, gid, mode } = await stat(here);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    const parent = dirname(here);
    if (parent === here) return true;
    here = parent;
  }
}

/** Gives a file that root made to the owner of its folder, so that this user can go on without root. */
export async function giveToOwnerOf(folder: string, file: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  if (uid !== 0) await chown(file, uid, gid);
}

export async function statOf(path: string): Promise<Stats | null> {
  return stat(path).catch(() => null);
}

async function makeHome(home: string): Promise<void> {
  const found = await statOf(home);
  if (found !== null && !found.isDirectory()) throw new DatabaseError('platform.home_is_file', { folder: home });
  try {
    await mkdir(home, { recursive: true });
    await access(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (['ENOTDIR', 'EEXIST'].includes(errorCode(error))) throw new DatabaseError('platform.home_is_file', { folder: home });
    throw new DatabaseError('platform.home_not_writable', { folder: home, reason: errorCode(error) || reasonOf(error) });
  }
}

async function serverUser(home: string, data: string): Promise<{ uid: number; gid: number }> {
  const dataOwner = await statOf(data);
  if (dataOwner !== null && dataOwner.uid !== 0) return { uid: dataOwner.uid, gid: dataOwner.gid };
  const homeOwner = await stat(home);
  return homeOwner.uid === 0 ? UNPRIVILEGED : { uid: homeOwner.uid, gid: homeOwner.gid };
}

/** Reads where the data went; the first line of the note is the folder, null: it is in the home. */
async function readNote(home: string): Promise<string | null> {
  const text = await readFile(join(home, NOTE), 'utf8').catch(() => '');
  return text.split('\n')[0]?.trim() || null;
}

/** Picks a folder outside the home and notes it there; of two processes at once, both get the first one's folder. */
async function settleElsewhere(home: string): Promise<string> {
  const folder = join(REACHABLE_FOLDER, randomBytes(6).toString('hex'));
  const draft = join(home, `.note-${randomBytes(4).toString('hex')}`);
  await writeFile(draft, `${folder}\n\n${translate('zh', 'platform.data_elsewhere')}\n${translate('en', 'platform.data_elsewhere')}\n`);
  try {
    await link(draft, join(home, NOTE));
    await mkdir(folder, { recursive: true, mode: 0o755 });
    await writeFile(join(folder, 'home.txt'), `${home}\n`);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw new DatabaseError('platform.home_not_writable', { folder, reason: reasonOf(error) });
  } finally {
    await rm(draft, { force: true });
  }
  const base = (await readNote(home)) ?? folder;
  await mkdir(base, { recursive: true, mode: 0o755 });
  return base;
}

/** The same for every process of a computer, whatever its TMPDIR: who starts a server again after a crash must start it where the others look. */
async function socketParent(user: ServerUser): Promise<string> {
  for (const folder of ['/tmp', '/var/tmp', tmpdir()]) {
    const found = await statOf(folder);
    if (found?.isDirectory() === true && folder.length < 60 && (await reachable(folder, user))) return folder;
  }
  return tmpdir();
}
