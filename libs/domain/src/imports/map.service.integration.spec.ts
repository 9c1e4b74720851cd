import { fileURLToPath } from 'node:url';
import type { TestingModule } from '@nestjs/testing';
import type { ImportKind } from '@contracts/imports.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ImportService } from './import.service.js';
import { ImportsModule } from './imports.module.js';
import { MapService } from './map.service.js';

const sample = (name: string): string => fileURLToPath(new URL(`../../../../samples/${name}`, import.meta.url));
const OWN_SHEET = sample('own-layout/十月KPI与出勤.xlsx');

describe('a map of a centre’s own sheet', () => {
  let database: TestDatabase;
  let module: TestingModule;

  beforeAll(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, ImportsModule);
    expect(await bring('roster', sample('month/员工名单.xlsx'))).toMatchObject({ accepted: true });
  });
  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  const bring = (kind: ImportKind, file: string, mapName: string | null = null) =>
    module.get(ImportService).run({
      kind,
      files: [file],
      dryRun: false,
      skipBad: false,
      mapName,
      options: { blankZero: false, effectiveFrom: null, restateReason: null },
      actor: 'test',
    });
  const save = (columns: Record<string, string> = {}, constants: Record<string, string> = {}) =>
    module.get(MapService).save({ file: OWN_SHEET, kind: 'metrics', name: 'own', columns, constants, actor: 'test' });

  it('finds the header under titles, proposes each column by words or content, and leaves out what fits nothing', async () => {
    const { headerRow, headers, missing } = await save();
    expect(headerRow).toBe(3);
    expect(missing).toEqual([]);
    expect(Object.fromEntries(headers.map(({ header, column }) => [header, column]))).toMatchObject({
      统计月份: 'date',
      坐席账号: 'employee_no',
      当月接起: 'calls_answered',
      外呼总数: 'calls_outbound',
      该上天数: 'required_days',
      上班天数: 'attendance_days',
      全勤: null,
    });
  });

  it('brings the sheet in with the figures that the plain file has', async () => {
    await save();
    expect((await bring('metrics', OWN_SHEET, 'own')).files[0]).toMatchObject({ rowsImported: 65, rowsFailed: 0 });
    expect((await bring('metrics', sample('month/绩效指标.csv'))).files[0]).toMatchObject({ rowsImported: 0, rowsUnchanged: 65 });
  });

  it('refuses a header that the file does not have, a column that the kind does not have, and a map of another kind', async () => {
    await expect(save({ 没有的列: 'calls_answered' })).rejects.toMatchObject({ code: 'imports.map_header' });
    await expect(save({ 全勤: 'nonsense' })).rejects.toMatchObject({ code: 'imports.map_column' });
    await save();
    await expect(bring('roster', sample('month/员工名单.xlsx'), 'own')).rejects.toMatchObject({ code: 'imports.map_kind' });
    await expect(bring('metrics', OWN_SHEET, 'unknown')).rejects.toMatchObject({ code: 'imports.map_not_found' });
  });
});
