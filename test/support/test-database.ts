import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrations } from '@database/migrations.js';
import { createDataSource } from '@platform/database/data-source.js';

export interface TestDatabase {
  dataSource: DataSource;
  connection: pg.ClientConfig;
  /** Closes the data source and removes the database. */
  drop(): Promise<void>;
}

/** The run's server, database `postgres`; set by database-setup. */
function serverConnection(): pg.ClientConfig {
  const text = process.env['FAIRMARK_TEST_CONNECTION'];
  if (text === undefined) throw new Error('There is no test database: run this in the integration project');
  return JSON.parse(text) as pg.ClientConfig;
}

async function asAdministrator(sql: string): Promise<void> {
  const client = new pg.Client({ ...serverConnection(), database: 'postgres' });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database of its own for one spec file, copied from the migrated template in some 50 ms. */
export async function createTestDatabase({ template = 'fairmark', poolSize = 8 } = {}): Promise<TestDatabase> {
  const database = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(`create database ${database} template ${template} strategy file_copy`);
  const connection = { ...serverConnection(), database };
  const dataSource = createDataSource(connection, { migrations, poolSize });
  await dataSource.initialize();
  return {
    dataSource,
    connection,
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await asAdministrator(`drop database if exists ${database} with (force)`);
    },
  };
}
