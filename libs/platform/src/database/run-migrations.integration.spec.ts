import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrations } from '@database/migrations.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { createDataSource } from './data-source.js';
import { migrate, pendingMigrations } from './run-migrations.js';

class Slow20991231000000 implements MigrationInterface {
  name = 'Slow20991231000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('select pg_sleep(1.5)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

describe('migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase({ template: 'template1' });
  });
  afterEach(() => database.drop());

  it('run once when two processes start at once', async () => {
    const other = createDataSource(database.connection, { migrations });
    await other.initialize();
    expect(await pendingMigrations(other)).toBe(migrations.length);
    const ran = await Promise.all([migrate(database.dataSource), migrate(other)]);
    expect(ran.flat()).toHaveLength(migrations.length);
    expect(await pendingMigrations(other)).toBe(0);
    expect(await migrate(other)).toEqual([]);
    await other.destroy();
  });

  it('give up a table that others keep in use, and run when it is free', async () => {
    await migrate(database.dataSource);
    await database.dataSource.query(`alter table job drop column sole; drop table job_outcome`);
    await database.dataSource.query(`delete from schema_migration where name like 'EndsOfJobs%'`);
    const reader = database.dataSource.createQueryRunner();
    await reader.startTransaction();
    await reader.query('select from job');
    await expect(migrate(database.dataSource, 1)).rejects.toMatchObject({ code: 'platform.migration_blocked', params: { seconds: 1 } });
    await reader.commitTransaction();
    await reader.release();
    expect(await migrate(database.dataSource, 1)).toEqual(['EndsOfJobs20261130130000']);
  });

  it('are not held to the bound of a request, which holds again after them', async () => {
    const other = createDataSource(database.connection, {
      migrations: [...migrations, Slow20991231000000],
      poolSize: 2,
      statementTimeoutSeconds: 1,
    });
    await other.initialize();
    expect(await migrate(other)).toContain('Slow20991231000000');
    const asked = await Promise.allSettled([1, 2].map(() => other.query('select pg_sleep(2)')));
    expect(asked).toMatchObject([1, 2].map(() => ({ status: 'rejected', reason: { code: '57014' } })));
    await other.destroy();
  });

  it('refuse a database that a newer program has changed', async () => {
    await migrate(database.dataSource);
    await database.dataSource.query(`insert into schema_migration (timestamp, name) values (20991231000000, 'Later20991231000000')`);
    await expect(migrate(database.dataSource)).rejects.toMatchObject({
      code: 'platform.database_newer',
      params: { names: 'Later20991231000000' },
    });
  });
});

describe('a session', () => {
  it('runs in UTC and gives a date as a day, whatever the host says', async () => {
    const database = await createTestDatabase();
    const rows = await database.dataSource.query(
      `select current_setting('TimeZone') as zone, date '2026-10-01' as day, array[date '2026-10-31'] as days`,
    );
    expect(rows).toEqual([{ zone: 'UTC', day: '2026-10-01', days: ['2026-10-31'] }]);
    await database.drop();
  });
});
