import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '@platform/config/environment.js';
import { errorCode, reasonOf } from '@platform/database/database.errors.js';
import { findFiles, isUnfinished } from '../stored-files.js';
import { fail, ok, warn, type DoctorCheck } from './doctor-check.js';

const LEAST_NODE = [20, 19] as const;
const LOW_DISK_MB = 1024;
const MB = 1024 * 1024;
/** What was touched within ten minutes may still be being written. */
const LEFT_BEHIND_MS = 10 * 60 * 1000;
const OTHERS_MAY_WRITE = 0o022;

/** What can be seen without a database. */
export async function checkInstallation({ home, filesFolder }: Pick<Environment, 'home' | 'filesFolder'>): Promise<DoctorCheck[]> {
  return [
    checkNode(process.versions.node),
    await checkHome(home),
    await checkDisk(home),
    await checkExports(join(filesFolder, 'exports')),
    await checkLeftovers([home, filesFolder]),
  ];
}

/** @param version such as `20.19.4` */
export function checkNode(version: string): DoctorCheck {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1]);
  return isOld ? fail('node', 'maintenance.node_old', { version }) : ok('node', 'maintenance.node_ok', { version });
}

async function checkHome(home: string): Promise<DoctorCheck> {
  try {
    await access(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return fail('home', 'maintenance.home_unwritable', { folder: home, reason: errorCode(error) || reasonOf(error) });
  }
  const mode = (await stat(home)).mode & 0o777;
  return (mode & OTHERS_MAY_WRITE) === 0
    ? ok('home', 'maintenance.home_ok', { folder: home })
    : warn('home', 'maintenance.home_open', { folder: home, mode: mode.toString(8) });
}

async function checkDisk(folder: string): Promise<DoctorCheck> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / MB);
    return free < LOW_DISK_MB
      ? warn('disk', 'maintenance.disk_low', { folder, free })
      : ok('disk', 'maintenance.disk_ok', { folder, free });
  } catch (error) {
    return warn('disk', 'maintenance.disk_unknown', { folder, reason: errorCode(error) || reasonOf(error) });
  }
}

async function checkExports(folder: string): Promise<DoctorCheck> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok('exports', 'maintenance.exports_none');
    return fail('exports', 'maintenance.exports_unwritable', { folder, reason: errorCode(error) || reasonOf(error) });
  }
  const count = (await findFiles(folder)).length;
  return count === 0 ? ok('exports', 'maintenance.exports_none') : ok('exports', 'maintenance.exports_ok', { folder, count });
}

async function checkLeftovers(folders: readonly string[]): Promise<DoctorCheck> {
  const found = (await Promise.all(folders.map((folder) => leftovers(folder)))).flat();
  const [example] = found;
  return example === undefined
    ? ok('leftovers', 'maintenance.leftovers_ok')
    : warn('leftovers', 'maintenance.leftovers_found', { count: found.length, example });
}

/** Drafts in a folder and the folders directly in it; deeper down lies the database, which looks after itself. */
async function leftovers(folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.filter((entry) => entry.isDirectory() && !isUnfinished(entry.name) && !/^(postgres|logs|files)/.test(entry.name));
  const places = [folder, ...below.map((entry) => join(folder, entry.name))];
  for (const place of places) {
    for (const name of await readdir(place).catch(() => [])) {
      if (!isUnfinished(name)) continue;
      const touched = await stat(join(place, name)).catch(() => null);
      if (touched !== null && Date.now() - touched.mtimeMs > LEFT_BEHIND_MS) found.push(join(place, name));
    }
  }
  return found;
}
