import { createPostgresBackend, createRedisBackend, runMigrations, withBackend, type BackendClasses, type IQueueBackend } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { reasonOf } from '../database/database.errors.js';
import { QueueUnreachableError } from './queue.errors.js';

/** Where jobs are kept: the classes to make queues and workers of, bound to one open connection. */
export interface QueueBackend {
  kind: 'postgres' | 'redis';
  classes: Pick<BackendClasses<IQueueBackend, QueueConnection>, 'Queue' | 'Worker'>;
  connection: QueueConnection;
  /** Throws when the backend does not answer. */
  ping(): Promise<void>;
  /** Close queues and workers first. */
  close(): Promise<void>;
}

/** Opaque to all but the classes it came with. */
export type QueueConnection = object;

export interface QueueSettings {
  /** A Redis server; null: a schema of its own in the database. */
  queueUrl: string | null;
  database: pg.ClientConfig;
  /** Connections to the database: one for each worker of this process, which listens on it, and a few for the work. */
  poolSize?: number;
  onError?: (error: Error) => void;
}

const SCHEMA = 'bullmq';

/**
 * Opens the queue's backend and brings its schema up to date; two processes at once are safe.
 * @throws QueueUnreachableError when the Redis server of QUEUE_URL does not answer
 */
export async function configureQueue(settings: QueueSettings): Promise<QueueBackend> {
  return settings.queueUrl === null ? inPostgres(settings) : inRedis(settings.queueUrl, settings.onError ?? ignore);
}

async function inPostgres({ database, poolSize = 8, onError = ignore }: QueueSettings): Promise<QueueBackend> {
  const pool = new pg.Pool({
    ...database,
    max: poolSize,
    application_name: 'fairmark queue',
    options: `-c search_path=${SCHEMA} -c timezone=UTC`,
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
  });
  pool.on('error', onError);
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
  return {
    kind: 'postgres',
    classes: withBackend(createPostgresBackend) as unknown as QueueBackend['classes'],
    connection: pool,
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  };
}

async function inRedis(url: string, onError: (error: Error) => void): Promise<QueueBackend> {
  // Workers block on their connection for as long as it takes, so a request is never given up for being tried too often.
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, retryStrategy: (times) => Math.min(times * 100, 2000) });
  redis.on('error', onError);
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw new QueueUnreachableError(reasonOf(error));
  }
  return {
    kind: 'redis',
    classes: withBackend(createRedisBackend) as unknown as QueueBackend['classes'],
    connection: redis,
    ping: async () => void (await redis.ping()),
    close: async () => redis.disconnect(),
  };
}

function ignore(): void {
  // Without a listener an idle connection that drops would end the process.
}
