import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { z } from 'zod';
import { DatabaseError, errorCode } from './database.errors.js';

const MIGRATION_LOCK = 1178683731;
/** A migration that waits for a table makes everybody wait who comes after it: better it gives up. */
const LOCK_SECONDS = 30;
const LOCK_TIMED_OUT = '55P03';

const names = z.array(z.object({ name: z.string() }));

/**
 * Runs the pending migrations, forward only. Two processes at once are safe: the second waits and finds nothing to do.
 * @returns the names of those that ran
 * @param lockSeconds how long a migration waits for a table that others are using
 * @throws DatabaseError when the database has migrations this program does not know, or others use a table for too long
 */
export async function migrate(dataSource: DataSource, lockSeconds = LOCK_SECONDS): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    // It builds indexes, and waits for another process that does, for as long as that takes.
    await runner.query('set statement_timeout = 0');
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const unknown = await unknownMigrations(dataSource);
    if (unknown.length > 0) throw new DatabaseError('platform.database_newer', { names: unknown.join(', ') });
    return await runPending(dataSource, runner, lockSeconds);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.query('reset statement_timeout; reset lock_timeout').catch(() => undefined);
    await runner.release();
  }
}

async function runPending(dataSource: DataSource, runner: QueryRunner, lockSeconds: number): Promise<string[]> {
  await runner.query(`set lock_timeout = '${lockSeconds}s'`);
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'each';
  try {
    return (await executor.executePendingMigrations()).map((migration) => migration.name);
  } catch (error) {
    if (errorCode(error) === LOCK_TIMED_OUT) throw new DatabaseError('platform.migration_blocked', { seconds: lockSeconds });
    throw error;
  }
}

/** How many migrations of the code the database still lacks. */
export async function pendingMigrations(dataSource: DataSource): Promise<number> {
  const applied = new Set(await appliedMigrations(dataSource));
  return dataSource.migrations.filter((migration) => !applied.has(nameOf(migration))).length;
}

async function unknownMigrations(dataSource: DataSource): Promise<string[]> {
  const known = new Set(dataSource.migrations.map(nameOf));
  return (await appliedMigrations(dataSource)).filter((name) => !known.has(name));
}

async function appliedMigrations(dataSource: DataSource): Promise<string[]> {
  const [table] = z
    .array(z.object({ found: z.boolean() }))
    .parse(await dataSource.query(`select to_regclass('schema_migration') is not null as found`));
  if (table?.found !== true) return [];
  return names.parse(await dataSource.query('select name from schema_migration order by id')).map(({ name }) => name);
}

function nameOf(migration: { name?: string; constructor: { name: string } }): string {
  return migration.name ?? migration.constructor.name;
}
