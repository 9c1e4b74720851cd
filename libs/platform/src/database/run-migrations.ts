import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { DatabaseError } from './database.errors.js';

const MIGRATION_LOCK = 1178683731;
const names = z.array(z.object({ name: z.string() }));

/**
 * Runs the pending migrations, forward only. Two processes at once are safe: the second waits and finds nothing to do.
 * @returns the names of those that ran
 * @throws DatabaseError when the database has migrations this program does not know
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const unknown = await unknownMigrations(dataSource);
    if (unknown.length > 0) throw new DatabaseError('platform.database_newer', { names: unknown.join(', ') });
    return (await dataSource.runMigrations({ transaction: 'each' })).map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
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
