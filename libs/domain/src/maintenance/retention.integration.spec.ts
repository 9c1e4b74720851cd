import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { SettingsService } from '../settings/settings.service.js';
import { HousekeepingModule } from './housekeeping.module.js';
import { HousekeepingService } from './housekeeping.service.js';
import { RetentionService } from './retention.service.js';

const DAY_MS = 86_400_000;

describe('retention', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let folder: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, HousekeepingModule);
    folder = module.get<Environment>(ENVIRONMENT).filesFolder;
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, values);
  const apply = () => module.get(RetentionService).apply();
  const actions = () => query(`select action, actor, detail from audit_event where actor = 'retention' order by id`);
  const set = (key: 'import_file_retention_months' | 'export_file_retention_days' | 'audit_retention_months', value: number) =>
    module.get(SettingsService, { strict: false }).write(database.dataSource.manager, key, value, 'test');

  async function importedMonthsAgo(months: number): Promise<string> {
    const [{ id }] = (await query(
      `insert into import_batch (kind, file_name, checksum, rows_read, rows_imported, rows_unchanged, rows_failed, state, imported_by, imported_at)
       values ('calls', 'x.csv', 'x', 1, 1, 0, 0, 'committed', 'x', now() - make_interval(months => $1)) returning id`,
      [months],
    )) as [{ id: number }];
    const source = join(dirname(folder), 'x.csv');
    await writeFile(source, 'x');
    const name = `imports/${id}`;
    await module.get(EncryptedFiles, { strict: false }).keep(source, name);
    await query('update import_batch set stored_as = $2 where id = $1', [id, name]);
    return join(folder, name);
  }

  async function exportedDaysAgo(name: string, days: number): Promise<string> {
    const path = join(folder, 'exports', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, 'PK');
    const at = new Date(Date.now() - days * DAY_MS);
    await utimes(path, at, at);
    return path;
  }

  it('keeps everything for ever until a centre decides otherwise', async () => {
    const kept = [await importedMonthsAgo(100), await exportedDaysAgo('a.xlsx', 1000)];
    expect(await apply()).toEqual({ auditDetails: 0, importFiles: 0, exportFiles: 0 });
    expect(kept.map((path) => existsSync(path))).toEqual([true, true]);
    expect(await actions()).toEqual([]);
  });

  it('removes imported files that are older, and the batch says that it has none', async () => {
    const [old, young] = [await importedMonthsAgo(7), await importedMonthsAgo(5)];
    await set('import_file_retention_months', 6);
    expect(await apply()).toMatchObject({ importFiles: 1 });
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
    expect(await query('select stored_as is null as gone, rows_imported from import_batch order by id')).toEqual([
      { gone: true, rows_imported: 1 },
      { gone: false, rows_imported: 1 },
    ]);
    expect(await actions()).toEqual([{ action: 'import_file.retain', actor: 'retention', detail: { batches: [1], months: 6 } }]);
    expect(await apply()).toMatchObject({ importFiles: 0 });
    expect(await actions()).toHaveLength(1);
  });

  it('finishes what was cut off between the file and its record', async () => {
    const path = await importedMonthsAgo(7);
    await module.get(EncryptedFiles, { strict: false }).remove('imports/1');
    await set('import_file_retention_months', 6);
    expect(await apply()).toMatchObject({ importFiles: 1 });
    expect(existsSync(path)).toBe(false);
    expect(await query('select stored_as from import_batch')).toEqual([{ stored_as: null }]);
  });

  it('removes old workbooks with the folder they leave empty, and nothing outside the export folder', async () => {
    await exportedDaysAgo('old.xlsx', 31);
    await exportedDaysAgo('12/old.xlsx', 31);
    await exportedDaysAgo('young.xlsx', 29);
    const outside = await exportedDaysAgo('../uploads/1', 31);
    await set('export_file_retention_days', 30);
    expect(await apply()).toMatchObject({ exportFiles: 2 });
    expect(await readdir(join(folder, 'exports'))).toEqual(['young.xlsx']);
    expect(existsSync(outside)).toBe(true);
    expect(await actions()).toMatchObject([{ action: 'export_file.retain', detail: { files: ['12/old.xlsx', 'old.xlsx'], days: 30 } }]);
  });

  it('clears audit details through the task of every day, once they are chained', async () => {
    await query(
      `insert into audit_event (at, actor, action, subject, detail) values (now() - interval '7 months', 'x', 'x', 'x', '{"a": 1}')`,
    );
    await set('audit_retention_months', 6);
    await module.get(HousekeepingService).run('apply_retention');
    expect(await query(`select detail, cleared_at is not null as cleared, chain_seq from audit_event where actor = 'x'`)).toEqual([
      { detail: {}, cleared: true, chain_seq: '1' },
    ]);
    expect(await actions()).toMatchObject([{ action: 'audit.retain', detail: { count: 1, months: 6 } }]);
  });
});
