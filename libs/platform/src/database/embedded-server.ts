import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseError, reasonOf } from './database.errors.js';
import type { Binaries } from './embedded-binaries.js';
import { giveToOwnerOf, type EmbeddedLayout } from './embedded-layout.js';

export const MAJOR_VERSION = '18';
export const SUPERUSER = 'fairmark';
const MEGABYTE = 1024 * 1024;
const ROOM_TO_CREATE_MB = 300;
const ROOM_TO_START_MB = 50;
const LOG_LIMIT_BYTES = 10 * MEGABYTE;

/** What postmaster.pid says about a server that is, or was, running. */
export interface Postmaster {
  pid: number;
  /** A folder with a socket, or an address. */
  host: string;
  port: number;
  status: string;
}

/** Reads postmaster.pid; null: no server was started, or it stopped in good order. */
export async function readPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port, socket, address, , status] = text.split('\n').map((line) => line.trim());
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return null;
  return { pid: number, host: socket || address || '', port: Number(port ?? 0), status: status ?? '' };
}

/** Whether a process is alive and is a PostgreSQL server; process numbers are used again, in containers within seconds. */
export function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  try {
    if (process.platform === 'win32') return true;
    const program =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]
        : execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
    return basename((program ?? '').trim()) === 'postgres';
  } catch {
    // A process that vanished between the two looks, or one we may not look at: the server's own check decides.
    return false;
  }
}

/**
 * Makes the data folder when there is none. It is made beside its place and renamed into it, so that it is there whole or
 * not at all; of two processes at once, the second throws its own away.
 * @throws DatabaseError for data of another version, a folder of something else, or a full disk
 */
export async function createData(layout: EmbeddedLayout, binaries: Binaries, password: string): Promise<void> {
  await refuseForeignData(layout);
  if (existsSync(join(layout.data, 'PG_VERSION'))) return;
  await needRoom(layout.base, ROOM_TO_CREATE_MB);
  const draft = join(layout.base, `postgres-draft-${process.pid}-${randomBytes(4).toString('hex')}`);
  const secretFolder = await mkdtemp(join(tmpdir(), 'fairmark-'));
  try {
    const passwordFile = join(secretFolder, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await mkdir(draft, { mode: 0o700 });
    if (layout.user !== null) {
      for (const path of [secretFolder, passwordFile, draft]) await chown(path, layout.user.uid, layout.user.gid);
    }
    await runInitdb(layout, binaries, draft, passwordFile);
    await rename(draft, layout.data).catch((error: unknown) => {
      if (!existsSync(join(layout.data, 'PG_VERSION'))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(secretFolder, { recursive: true, force: true });
  }
}

/** Starts a server in a session of its own, so that Ctrl-C in our terminal does not reach it; gives its exit, if it exits early. */
export async function startServer(
  layout: EmbeddedLayout,
  binaries: Binaries,
): Promise<{ exited: () => boolean; lastWords: () => Promise<string> }> {
  await needRoom(layout.base, ROOM_TO_START_MB);
  await preparePrivateFolder(layout);
  const log = await openLog(layout);
  const from = (await log.stat()).size;
  let exited = false;
  try {
    const child = spawn(binaries.postgres, ['-D', layout.data, ...(await serverSettings(layout))], {
      ...layout.user,
      cwd: layout.data,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      // Only what it needs: PG… variables of the user's shell would change what it does.
      ...(process.platform === 'win32' ? {} : { env: { LC_MESSAGES: 'C', LC_CTYPE: 'C', TZ: 'UTC' } }),
    });
    child.on('exit', () => (exited = true));
    child.on('error', () => (exited = true));
    child.unref();
  } finally {
    await log.close();
  }
  return { exited: () => exited, lastWords: async () => (await readFile(layout.logFile)).subarray(from).toString('utf8') };
}

/** Asks a server to end all sessions and stop in good order. */
export async function stopServer(layout: EmbeddedLayout, binaries: Binaries, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await new Promise((resolve) => execFile(binaries.pgCtl, ['stop', '-D', layout.data, '-m', 'fast', '-W'], resolve));
    return;
  }
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Removes a postmaster.pid whose process number now belongs to something else: the server itself would believe it. */
export async function forgetDeadPostmaster(data: string, dead: Postmaster): Promise<void> {
  const again = await readPostmaster(data);
  if (again !== null && again.pid === dead.pid && !isPostgres(dead.pid)) await rm(join(data, 'postmaster.pid'), { force: true });
}

async function refuseForeignData(layout: EmbeddedLayout): Promise<void> {
  const version = await readFile(join(layout.data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null && version.trim() !== MAJOR_VERSION) {
    throw new DatabaseError('platform.data_other_version', { folder: layout.data, found: version.trim(), wanted: MAJOR_VERSION });
  }
  if (version !== null) return;
  const found = await stat(layout.data).catch(() => null);
  if (found === null) return;
  // An empty folder is taken over by the rename; anything else is not ours to touch.
  if (!found.isDirectory() || (await readdir(layout.data)).length > 0)
    throw new DatabaseError('platform.data_not_ours', { folder: layout.data });
}

async function needRoom(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  if (free < needed) throw new DatabaseError('platform.disk_full', { folder, free, needed });
}

async function runInitdb(layout: EmbeddedLayout, binaries: Binaries, draft: string, passwordFile: string): Promise<void> {
  // pg_trgm asks the C library what a letter is, and with plain C it finds none in Chinese; not every system has C.UTF-8.
  const characterTypes = process.platform === 'win32' ? ['C'] : ['C.UTF-8', 'en_US.UTF-8', 'C'];
  for (const [index, type] of characterTypes.entries()) {
    const failure = await new Promise<string | null>((resolve) => {
      const options = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${type}`];
      const access = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
      execFile(
        binaries.initdb,
        [`--pgdata=${draft}`, ...options, ...access],
        { ...layout.user, cwd: layout.base, timeout: 180_000, ...(process.platform === 'win32' ? {} : { env: { TZ: 'UTC' } }) },
        (error, _out, complaints) => resolve(error === null ? null : complaints || error.message),
      );
    });
    if (failure === null) return;
    if (!/locale/.test(failure) || index === characterTypes.length - 1) {
      throw new DatabaseError('platform.database_failed', { reason: lastFatal(failure), log: layout.logFile });
    }
  }
}

async function serverSettings(layout: EmbeddedLayout): Promise<string[]> {
  const settings: Record<string, string> = {
    shared_buffers: '64MB',
    max_connections: '60',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'off',
    // Processes that a small single server does without: readers in the background and everything for replication.
    io_method: 'sync',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    log_min_messages: 'warning',
    max_wal_size: '256MB',
    ...(process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '' }
      : { listen_addresses: '', port: '5432', unix_socket_directories: layout.socketFolder, unix_socket_permissions: '0700' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function preparePrivateFolder(layout: EmbeddedLayout): Promise<void> {
  if (process.platform === 'win32') return;
  await mkdir(layout.socketFolder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const found = await lstat(layout.socketFolder);
  const uid = layout.user?.uid ?? process.getuid?.();
  // In a folder that all may write, someone else could have put a link or a folder of their own here.
  if (!found.isDirectory() || (found.uid !== uid && found.uid !== process.getuid?.())) {
    throw new DatabaseError('platform.home_other_user', { folder: layout.socketFolder });
  }
  await chmod(layout.socketFolder, 0o700);
  if (layout.user !== null) await chown(layout.socketFolder, layout.user.uid, layout.user.gid);
}

async function openLog(layout: EmbeddedLayout) {
  const size = (await stat(layout.logFile).catch(() => null))?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) await rename(layout.logFile, `${layout.logFile}.1`);
  const log = await open(layout.logFile, 'a', 0o600);
  await giveToOwnerOf(dirname(layout.logFile), layout.logFile);
  return log;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** The last complaint in a log that matters, without its time stamp. */
export function lastFatal(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const complaint = lines.findLast((line) => /\b(FATAL|PANIC|error|ERROR):/.test(line)) ?? lines.at(-1) ?? '';
  return reasonOf(complaint.replace(/^.*?\b(FATAL|PANIC|ERROR|error):\s*/, ''));
}
