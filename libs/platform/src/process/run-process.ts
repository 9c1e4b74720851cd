import type { DataSource, MigrationInterface } from 'typeorm';
import { languageOf, readEnvironment, type Environment } from '../config/environment.js';
import { createDataSource } from '../database/data-source.js';
import { openDatabase } from '../database/open-database.js';
import { migrate } from '../database/run-migrations.js';
import { FairmarkError } from '../errors/fairmark-error.js';
import { createLogger, type Logger } from '../logging/logger.js';
import { configureQueue, type QueueBackend } from '../queue/configure-queue.js';

/** What a long-running process of ours stands on. */
export interface Shell {
  environment: Environment;
  logger: Logger;
  dataSource: DataSource;
  backend: QueueBackend;
}

/** A started application. */
export interface Running {
  /** Where it can be reached; null: nowhere. */
  address: string | null;
  close(): Promise<void>;
}

/** What a child tells the process that started it. */
export type ProcessMessage = { ready: true; address: string | null } | { refused: string };

export interface ProcessSettings {
  name: string;
  migrations: readonly (new () => MigrationInterface)[];
  poolSize: number;
  queuePoolSize: number;
  /** Whether it answers people who wait: no statement of theirs runs longer than STATEMENT_TIMEOUT_S. */
  answersRequests: boolean;
}

/**
 * Runs a process: settings, database, migrations and queue first, then the application, until SIGTERM, SIGINT or the end of the
 * process that started it; then everything is closed in the opposite order. A refusal is one sentence on stderr and exit status 1.
 */
export async function runProcess(settings: ProcessSettings, start: (shell: Shell) => Promise<Running>): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  const stop = whenToStop();
  try {
    const environment = readEnvironment();
    const logger = createLogger(environment, settings.name);
    process.on('unhandledRejection', (error) => logger.error(error, 'unhandled rejection'));
    const shell = await openShell(settings, environment, logger, closers);
    const running = await start(shell);
    closers.push(() => running.close());
    logger.info({ address: running.address }, 'ready');
    tellParent({ ready: true, address: running.address });
    logger.info({ reason: await stop }, 'stopping');
  } catch (error) {
    process.exitCode = 1;
    const sentence =
      error instanceof FairmarkError
        ? error.sentence(languageOf())
        : String(error instanceof Error ? (error.stack ?? error.message) : error);
    process.stderr.write(`${sentence}\n`);
    tellParent({ refused: sentence });
  }
  for (const close of closers.toReversed()) await close().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  if (process.connected) process.disconnect();
  // Something idle that a library left open must not keep a stopped process alive.
  setTimeout(() => process.exit(), 2000).unref();
}

async function openShell(
  settings: ProcessSettings,
  environment: Environment,
  logger: Logger,
  closers: (() => Promise<void>)[],
): Promise<Shell> {
  const database = await openDatabase(environment, { progress: (message) => logger.info({ step: message.key }) });
  closers.push(() => database.release());
  const applicationName = `fairmark ${settings.name}`;
  const dataSource = createDataSource(database.connection, {
    migrations: settings.migrations,
    poolSize: settings.poolSize,
    applicationName,
    statementTimeoutSeconds: settings.answersRequests ? environment.statementTimeoutSeconds : 0,
  });
  await dataSource.initialize();
  closers.push(() => dataSource.destroy());
  await migrate(dataSource);
  const backend = await configureQueue({
    queueUrl: environment.queueUrl,
    database: database.connection,
    poolSize: settings.queuePoolSize,
    onError: (error) => logger.warn(error, 'queue connection'),
  });
  closers.push(() => backend.close());
  return { environment, logger, dataSource, backend };
}

function whenToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(signal));
    if (process.connected) process.once('disconnect', () => resolve('the process that started this one has ended'));
  });
}

function tellParent(message: ProcessMessage): void {
  if (process.connected) process.send?.(message);
}
