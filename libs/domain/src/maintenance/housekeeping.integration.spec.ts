import { writeFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { lockMonth, seedPeople } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { UploadService } from '../imports/upload.service.js';
import { HousekeepingModule } from './housekeeping.module.js';
import { HousekeepingService } from './housekeeping.service.js';

let database: TestDatabase;
let module: TestingModule;

beforeAll(async () => {
  database = await createTestDatabase();
  module = await domainOn(database.dataSource, HousekeepingModule);
});

afterAll(async () => {
  await module.close();
  await database.drop();
});

describe('housekeeping', () => {
  it('forgets answers and uploads of long ago, files and all, and keeps those of today', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fairmark-old-'));
    const path = join(folder, 'a.csv');
    await writeFile(path, '工号,姓名\n0001,张三\n');
    const uploads = module.get(UploadService, { strict: false });
    const old = await uploads.keep(path, 'a.csv', 'Q1');
    const fresh = await uploads.keep(path, 'b.csv', 'Q1');
    await rm(folder, { recursive: true });
    await database.dataSource.query(`update upload set uploaded_at = now() - interval '8 days' where id = $1`, [old.id]);
    await database.dataSource.query(
      `insert into idempotency_key (account_id, key, request, taken_at) values (1, 'old', '\\x00', now() - interval '3 days'), (1, 'new', '\\x00', now())`,
    );

    const housekeeping = module.get(HousekeepingService);
    for (const _ of ['once', 'again']) await housekeeping.run('forget_requests');

    expect(await database.dataSource.query('select key from idempotency_key')).toEqual([{ key: 'new' }]);
    expect(await database.dataSource.query('select id from upload')).toEqual([{ id: fresh.id }]);
    const { filesFolder } = module.get<Environment>(ENVIRONMENT, { strict: false });
    expect(await readdir(join(filesFolder, 'uploads'))).toEqual([String(fresh.id)]);
  });

  it('has marks summed whose nudge was lost', async () => {
    await lockMonth(database.dataSource, '2026-10');
    await seedPeople(database.dataSource, [{ no: '0001', name: '张三' }]);
    await database.dataSource.query(`insert into dirty (period_id, agent_id) select '2026-10', id from person`);
    await module.get(HousekeepingService).run('remind_of_marks');
    expect(await database.dataSource.query(`select payload from outbox where queue = 'accumulate'`)).toEqual([
      { payload: { period: '2026-10' } },
    ]);
  });
});
