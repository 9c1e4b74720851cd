import type pg from 'pg';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import { columnTypes } from './column-types.js';

export interface DataSourceSettings {
  /** Migrations in the order they run; none for a process that only reads. */
  migrations?: readonly (new () => MigrationInterface)[];
  entities?: DataSourceOptions['entities'];
  /** Most connections at once. The embedded server has 60 for all processes together. */
  poolSize?: number;
  /** How the sessions are called in pg_stat_activity. */
  applicationName?: string;
  /** The longest that the database works on one statement; left out or 0: without bound. */
  statementTimeoutSeconds?: number;
}

/**
 * A TypeORM data source over pg; initialise it before use and destroy it before the database is released.
 * Sessions run in UTC. bigint and numeric arrive as text, dates as `YYYY-MM-DD`, instants as Date.
 */
export function createDataSource(connection: pg.ClientConfig, settings: DataSourceSettings = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    entities: settings.entities ?? [],
    migrations: [...(settings.migrations ?? [])],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    applicationName: settings.applicationName ?? 'fairmark',
    poolSize: settings.poolSize ?? 8,
    connectTimeoutMS: 15_000,
    installExtensions: false,
    poolErrorHandler: () => undefined,
    extra: {
      ...connection,
      types: columnTypes,
      options: '-c timezone=UTC',
      statement_timeout: (settings.statementTimeoutSeconds ?? 0) * 1000,
      keepAlive: true,
      idleTimeoutMillis: 10_000,
    },
  });
}
