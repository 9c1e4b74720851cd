import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { secretFile } from '../files/secret-file.js';
import type { Message } from '../i18n/translate.js';
import { DatabaseError, errorCode, reasonOf } from './database.errors.js';
import { findBinaries, type Binaries } from './embedded-binaries.js';
import { giveToOwnerOf, layOut, type EmbeddedLayout } from './embedded-layout.js';
import {
  createData,
  forgetDeadPostmaster,
  isPostgres,
  lastFatal,
  readPostmaster,
  startServer,
  stopServer,
  SUPERUSER,
} from './embedded-server.js';

/** Every process that uses the server holds this advisory lock shared; who can take it alone is the last one out. */
const USERS_LOCK = 1178683730;
const START_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 30_000;
const HEARTBEAT_MS = 15_000;
/** A server on another computer whose heartbeat is older than this is taken for dead. */
const HEARTBEAT_STALE_MS = 60_000;

/** Our hold on the embedded server: it runs at least until `release`. */
export interface EmbeddedHold {
  /** Options for pg clients, without a database. */
  connection: { host: string; port: number; user: string; password: string };
  /** Runs on the session that holds the lock, in database `postgres`. */
  query(text: string): Promise<pg.QueryResult>;
  /** Lets go; the last one out stops the server. */
  release(): Promise<void>;
}

interface Site {
  layout: EmbeddedLayout;
  binaries: Binaries;
  password: string;
}

/**
 * Makes sure the embedded PostgreSQL of a home runs, and holds it. Any number of processes may do so at once: the first one
 * creates and starts it, the last one out stops it, and one that is killed lets go by the end of its session. When the server
 * dies while we hold it, it is started again.
 * @param progress hears what takes time
 * @throws DatabaseError with one sentence for everything that stands in the way
 */
export async function holdEmbedded(home: string, progress: (message: Message) => void = () => undefined): Promise<EmbeddedHold> {
  const layout = await layOut(home);
  const fresh = !existsSync(join(layout.data, 'PG_VERSION'));
  if (fresh) progress({ key: 'platform.preparing_database' });
  const password = await readPassword(layout, fresh);
  const binaries = await findBinaries(layout);
  await createData(layout, binaries, password);
  const site = { layout, binaries, password };
  return new Hold(site, await joinServer(site, progress));
}

class Hold implements EmbeddedHold {
  readonly connection: EmbeddedHold['connection'];
  private released = false;
  private renewing: Promise<void> = Promise.resolve();
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly site: Site,
    private session: pg.Client,
  ) {
    this.connection = { host: session.host, port: session.port, user: SUPERUSER, password: site.password };
    this.watch();
    this.heartbeat = setInterval(() => {
      const now = new Date();
      utimes(site.layout.hostFile, now, now).catch(() => undefined);
    }, HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  async query(text: string): Promise<pg.QueryResult> {
    return this.session.query(text);
  }

  async release(): Promise<void> {
    if (this.released) return;
    this.released = true;
    clearInterval(this.heartbeat);
    // A server that we are just starting again is ours to stop.
    await this.renewing;
    try {
      await this.session.query(`select pg_advisory_unlock_shared(${USERS_LOCK})`);
      const { rows } = await this.session.query<{ last: boolean }>(`select pg_try_advisory_lock(${USERS_LOCK}) as last`);
      if (rows[0]?.last === true) await this.stop();
    } catch {
      // The server went away under us: there is nothing left to let go of.
    }
    await this.session.end().catch(() => undefined);
  }

  private async stop(): Promise<void> {
    const { layout, binaries } = this.site;
    const postmaster = await readPostmaster(layout.data);
    if (postmaster === null) return;
    await stopServer(layout, binaries, postmaster.pid);
    const deadline = Date.now() + STOP_DEADLINE_MS;
    while (Date.now() < deadline && (await readPostmaster(layout.data))?.pid === postmaster.pid && isPostgres(postmaster.pid))
      await pause(20);
  }

  /** When the server dies, our lock dies with it: take it again, else the next one out would stop the server under us. */
  private watch(): void {
    this.session.on('error', () => undefined);
    this.session.once('end', () => (this.renewing = this.renew()));
  }

  private async renew(): Promise<void> {
    while (!this.released) {
      try {
        this.session = await joinServer(this.site, () => undefined);
        this.watch();
        return;
      } catch {
        await pause(1000, undefined, { ref: false });
      }
    }
  }
}

/** Connects to the running server, or starts it; gives a session that holds the users' lock shared. */
async function joinServer(site: Site, progress: (message: Message) => void): Promise<pg.Client> {
  const { layout, binaries } = site;
  const deadline = Date.now() + START_DEADLINE_MS;
  let started: Awaited<ReturnType<typeof startServer>> | null = null;
  while (Date.now() < deadline) {
    await refuseOtherHost(layout);
    const postmaster = await readPostmaster(layout.data);
    if (postmaster !== null && isPostgres(postmaster.pid)) {
      const session = postmaster.host === '' ? null : await tryToJoin(site, postmaster.host, postmaster.port);
      if (session !== null) return session;
    } else if (started === null || started.exited()) {
      if (started !== null) refuseHopeless(await started.lastWords(), layout);
      else progress({ key: 'platform.starting_database' });
      if (postmaster !== null) await forgetDeadPostmaster(layout.data, postmaster);
      started = await startServer(layout, binaries);
      await noteHost(layout);
    }
    await pause(40);
  }
  throw new DatabaseError('platform.database_timeout', { seconds: START_DEADLINE_MS / 1000, log: layout.logFile });
}

/** null: not now; the server is starting or stopping, or its last user is just leaving. */
async function tryToJoin({ layout, password }: Site, host: string, port: number): Promise<pg.Client | null> {
  const session = new pg.Client({
    host,
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    application_name: 'fairmark hold',
    options: '-c idle_session_timeout=0',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  session.on('error', () => undefined);
  try {
    await session.connect();
    const { rows } = await session.query<{ joined: boolean }>(`select pg_try_advisory_lock_shared(${USERS_LOCK}) as joined`);
    if (rows[0]?.joined === true) return session;
  } catch (error) {
    if (['28P01', '28000'].includes(errorCode(error))) throw new DatabaseError('platform.password_refused', { file: layout.passwordFile });
  }
  await session.end().catch(() => undefined);
  return null;
}

/** A start that failed is tried again when another process was quicker or the remains of a killed server are still going. */
function refuseHopeless(lastWords: string, layout: EmbeddedLayout): void {
  if (lastWords === '' || /lock file .* already exists|still in use|lock file .* is empty/.test(lastWords)) return;
  if (!/FATAL|PANIC|could not|cannot|error while loading/.test(lastWords)) return;
  throw new DatabaseError('platform.database_failed', { reason: lastFatal(lastWords), log: layout.logFile });
}

async function readPassword(layout: EmbeddedLayout, fresh: boolean): Promise<string> {
  if (!fresh && !existsSync(layout.passwordFile)) throw new DatabaseError('platform.password_missing', { file: layout.passwordFile });
  try {
    const password = await secretFile(layout.passwordFile, () => randomBytes(24).toString('base64url'));
    await giveToOwnerOf(layout.home, layout.passwordFile);
    return password;
  } catch (error) {
    if (errorCode(error) === 'EACCES') throw new DatabaseError('platform.home_other_user', { folder: layout.home });
    throw new DatabaseError('platform.home_not_writable', { folder: layout.home, reason: reasonOf(error) });
  }
}

async function noteHost(layout: EmbeddedLayout): Promise<void> {
  await writeFile(layout.hostFile, `${hostname()}\n`);
  await giveToOwnerOf(layout.home, layout.hostFile);
}

/** A folder on a network drive may be in use elsewhere, where we cannot see the process: two servers would destroy the data. */
async function refuseOtherHost(layout: EmbeddedLayout): Promise<void> {
  const host = (await readFile(layout.hostFile, 'utf8').catch(() => '')).trim();
  if (host === '' || host === hostname() || (await readPostmaster(layout.data)) === null) return;
  const beat = (await stat(layout.hostFile)).mtimeMs;
  if (Math.abs(Date.now() - beat) < HEARTBEAT_STALE_MS) throw new DatabaseError('platform.home_other_host', { folder: layout.home, host });
  await rm(join(layout.data, 'postmaster.pid'), { force: true });
  await noteHost(layout);
}
