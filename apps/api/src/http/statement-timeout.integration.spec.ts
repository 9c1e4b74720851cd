import type { DataSource } from 'typeorm';
import { createDataSource } from '@platform/database/data-source.js';
import { apiOn, type ApiFixture } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

describe('a request that the database works on for too long', () => {
  let database: TestDatabase;
  let bounded: DataSource;
  let api: ApiFixture;

  beforeAll(async () => {
    database = await createTestDatabase();
    bounded = await createDataSource(database.connection, { statementTimeoutSeconds: 1 }).initialize();
    api = await apiOn({ ...database, dataSource: bounded });
  });
  afterAll(async () => {
    await api.close();
    await bounded.destroy();
    await database.drop();
  });

  it('is answered with a problem of its own, and the next one finds everything free', async () => {
    const manager = await api.as('M1', 'manager');
    const holder = database.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('lock table period in access exclusive mode');
    const answer = await manager.get('/api/v1/periods', { 'accept-language': 'en' });
    expect(answer).toMatchObject({ status: 503, body: { code: 'http.took_too_long', title: expect.stringContaining('took too long') } });
    await holder.rollbackTransaction();
    await holder.release();
    expect((await manager.get('/api/v1/periods')).status).toBe(200);
  });

  it('is one that waits for its statement, not work that nobody waits for', async () => {
    await expect(bounded.query('select pg_sleep(1.5)')).rejects.toMatchObject({ code: '57014' });
    await expect(database.dataSource.query('select pg_sleep(1.5)')).resolves.toHaveLength(1);
  });
});
