import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Environment } from '../config/environment.js';
import type { Message } from '../i18n/translate.js';
import { DatabaseError, errorCode, reasonOf } from './database.errors.js';
import { holdEmbedded, type EmbeddedHold } from './embedded-postgres.js';

/** A database that is there to be used until it is released. */
export interface DatabaseHandle {
  /** Options for a pg client or pool. */
  connection: pg.ClientConfig;
  embedded: boolean;
  /** Close every client and pool first: the last process out stops the embedded server. */
  release(): Promise<void>;
}

const DATABASE = 'fairmark';

/**
 * Opens the database of DATABASE_URL, else the embedded one in FAIRMARK_HOME, creating and starting it when needed.
 * @param progress hears what takes time
 * @throws DatabaseError with one sentence for what stands in the way
 */
export async function openDatabase(
  environment: Pick<Environment, 'databaseUrl' | 'home'>,
  { progress }: { progress?: (message: Message) => void } = {},
): Promise<DatabaseHandle> {
  if (environment.databaseUrl !== null) return openServer(environment.databaseUrl);
  const hold = await holdEmbedded(environment.home, progress);
  try {
    await createDatabase(hold);
  } catch (error) {
    await hold.release();
    throw error;
  }
  return { connection: { ...hold.connection, database: DATABASE }, embedded: true, release: () => hold.release() };
}

async function openServer(connectionString: string): Promise<DatabaseHandle> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseError('platform.database_unreachable', { reason: reasonOf(error) });
  } finally {
    await client.end().catch(() => undefined);
  }
  return { connection: { connectionString }, embedded: false, release: async () => undefined };
}

async function createDatabase(hold: EmbeddedHold): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { rowCount } = await hold.query(`select 1 from pg_database where datname = '${DATABASE}'`);
    if (rowCount === 1) return;
    try {
      await hold.query(`create database ${DATABASE}`);
    } catch (error) {
      // 42P04, 23505: another process was first. 55006: it is copying the same template right now.
      if (!['42P04', '23505', '55006'].includes(errorCode(error)) || attempt > 50) throw error;
      await pause(100);
    }
  }
}
