import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestingModule } from '@nestjs/testing';
import { importKinds, type ImportKind } from '@contracts/imports.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ImportService } from './import.service.js';
import { ImportsModule } from './imports.module.js';
import { MapService } from './map.service.js';
import { RecogniseService } from './recognise.service.js';
import { TemplateService } from './template.service.js';

const sample = (name: string): string => fileURLToPath(new URL(`../../../../samples/${name}`, import.meta.url));
const OWN_SHEET = sample('own-layout/十月KPI与出勤.xlsx');

describe('what a file is', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recognise-'));
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, ImportsModule);
    await bring('roster', sample('month/员工名单.xlsx'));
    await bring('forms', sample('month/评分表.xlsx'));
  });
  afterAll(async () => {
    await module.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const bring = (kind: ImportKind, file: string) =>
    module.get(ImportService).run({
      kind,
      files: [file],
      dryRun: false,
      skipBad: false,
      mapName: null,
      options: { blankZero: false, effectiveFrom: null, restateReason: null },
      actor: 'test',
    });
  const look = (file: string, kind: ImportKind | null = null) => module.get(RecogniseService).look(file, kind, 'test');

  it.each([
    ['month/员工名单.xlsx', 'roster'],
    ['month/评分表.xlsx', 'forms'],
    ['month/通话清单.csv', 'calls'],
    ['month/质检成绩-呼入.xlsx', 'evaluations'],
    ['month/质检成绩-呼出.xlsx', 'evaluations'],
    ['month/考试成绩.xlsx', 'exam-results'],
    ['month/投诉表扬.xlsx', 'cases'],
    ['month/绩效指标.csv', 'metrics'],
  ])('is known by its header: %s', async (file, kind) => {
    expect(await look(sample(file))).toMatchObject({ guess: kind, table: { kind, missing: [], map: null } });
  });

  it('is known of the templates in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      for (const kind of importKinds) {
        const file = join(folder, `${kind}-${language}.xlsx`);
        await writeFile(file, await module.get(TemplateService).render(kind, language));
        expect([kind, (await look(file)).guess]).toEqual([kind, kind]);
      }
    }
  });

  it('is guessed of a layout of one’s own by words, with values of each column to know it by, and by the saved map from then on', async () => {
    const { guess, table } = await look(OWN_SHEET);
    expect(guess).toBe('metrics');
    expect(table).toMatchObject({ sheet: expect.any(String), headerRow: 3, map: null });
    expect(table?.headers.find(({ header }) => header === '当月接起')).toMatchObject({ column: 'calls_answered', by: 'words' });
    expect(table?.headers.find(({ header }) => header === '坐席账号')).toMatchObject({
      column: 'employee_no',
      samples: [expect.stringMatching(/^\d+$/), expect.any(String), expect.any(String)],
    });
    await module.get(MapService).save({ file: OWN_SHEET, kind: 'metrics', name: '月报', columns: {}, constants: {}, actor: 'test' });
    expect((await look(OWN_SHEET)).table?.map).toBe('月报');
  });

  it('is what a person says that it is', async () => {
    const { guess, table } = await look(sample('month/考试成绩.xlsx'), 'roster');
    expect(guess).toBe('exam-results');
    expect(table).toMatchObject({ kind: 'roster' });
    expect(table?.missing).not.toEqual([]);
  });

  it('stays open when nothing in it says', async () => {
    const file = join(folder, 'odd.csv');
    await writeFile(file, '甲,乙\n1,2\n');
    expect(await look(file)).toEqual({ guess: null, table: null });
    const form = join(folder, 'form.json');
    await writeFile(form, '{"form_code":"X"}');
    expect(await look(form)).toEqual({ guess: 'forms', table: null });
  });

  it('leaves a column out when a person says so, though it has one of our names', async () => {
    const file = join(folder, 'left-out.csv');
    await writeFile(file, '工号,姓名,岗位,班组,班组名称,生效日期\n09001,王一,客服,T9,九组,2026-10-01\n');
    const map = { kind: 'roster', name: '少一列', columns: { 班组名称: '-' }, constants: {}, actor: 'test' } as const;
    await module.get(MapService).save({ file, ...map });
    const outcome = await module.get(ImportService).run({
      kind: 'roster',
      files: [file],
      dryRun: true,
      skipBad: false,
      mapName: '少一列',
      options: { blankZero: false, effectiveFrom: null, restateReason: null },
      actor: 'test',
    });
    expect(outcome.files[0]).toMatchObject({ ignoredColumns: ['班组名称'] });
  });
});
