import { migrations } from '@database/migrations.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { createDataSource } from './data-source.js';
import { migrate, pendingMigrations } from './run-migrations.js';

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
