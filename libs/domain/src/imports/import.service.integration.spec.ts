import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import type { ImportKind } from '@contracts/imports.js';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { readSheets } from '@platform/spreadsheet/read/read-sheets.js';
import { ErrorWorkbookService } from './error-workbook.service.js';
import type { ImportOutcome, ImportRequest } from './import-outcome.js';
import { ImportService } from './import.service.js';
import { ImportsModule } from './imports.module.js';
import { RevertService } from './revert.service.js';

const ROSTER = '工号,姓名,岗位,班组,生效日期\n0001,张晓雯,客服,A,2026-01-01\n0002,王强,客服,A,2026-01-01\n';
const EXAMS = '考试编号,考试日期,工号,理论,实操,状态\nEX10,2026-10-20,0001,80,90,正常\nEX10,2026-10-20,0002,70,75,正常\n';

describe('an import', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let service: ImportService;
  let folder: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, ImportsModule);
    service = module.get(ImportService);
    folder = await mkdtemp(join(tmpdir(), 'imports-'));
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const file = async (name: string, content: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const run = (kind: ImportKind, files: string[], more: Partial<ImportRequest> = {}): Promise<ImportOutcome> =>
    service.run({
      kind,
      files,
      dryRun: false,
      skipBad: false,
      mapName: null,
      options: { blankZero: false, effectiveFrom: null, restateReason: null },
      actor: 'test',
      ...more,
    });
  const count = async (table: string): Promise<number> => {
    const [{ n }]: [{ n: number }] = await database.dataSource.query(`select count(*)::int as n from ${table}`);
    return n;
  };

  it('is a batch with its file kept encrypted and its trail written', async () => {
    const path = await file('员工.csv', ROSTER);
    const outcome = await run('roster', [path]);
    expect(outcome).toMatchObject({ accepted: true, files: [{ batch: 1, rowsRead: 2, rowsImported: 2, rowsFailed: 0 }] });
    const pieces: Buffer[] = [];
    for await (const piece of module.get(EncryptedFiles).read('imports/1')) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(await readFile(path))).toBe(true);
    expect(await database.dataSource.query('select action, subject from audit_event')).toEqual([
      { action: 'import.commit', subject: 'import 1' },
    ]);
  });

  it('writes nothing when one row of one of its files is bad', async () => {
    await run('roster', [await file('员工.csv', ROSTER)]);
    const bad = await file('bad.csv', EXAMS.replace('0002', '0099').replace('70,75', '170,75'));
    const outcome = await run('exam-results', [await file('good.csv', EXAMS), bad]);
    expect(outcome.accepted).toBe(false);
    expect(outcome.files.map((each) => [each.rowsFailed, each.rowsImported, each.batch])).toEqual([
      [0, 0, null],
      [1, 0, null],
    ]);
    expect(outcome.files[1]!.problems).toEqual([
      expect.objectContaining({ file: 'bad.csv', row: 3, column: '工号', value: '0099' }),
      expect.objectContaining({ row: 3, column: '理论' }),
    ]);
    expect(await count('exam_result')).toBe(0);
    expect(await count('import_batch')).toBe(1);
  });

  it('takes the good rows where the user says so', async () => {
    await run('roster', [await file('员工.csv', ROSTER)]);
    const outcome = await run('exam-results', [await file('e.csv', EXAMS.replace('0002', '0099'))], { skipBad: true });
    expect(outcome.files[0]).toMatchObject({ rowsImported: 1, rowsFailed: 1, batch: 2 });
    expect(await count('exam_result')).toBe(1);
  });

  it('tried dry says what it would do and writes nothing', async () => {
    const outcome = await run('roster', [await file('员工.csv', ROSTER)], { dryRun: true });
    expect(outcome.files[0]).toMatchObject({ rowsImported: 2, batch: null });
    expect(await count('person')).toBe(0);
  });

  it('of the same file again changes nothing and leaves no batch', async () => {
    const path = await file('员工.csv', ROSTER);
    await run('roster', [path]);
    expect((await run('roster', [path])).files[0]).toMatchObject({ rowsImported: 0, rowsUnchanged: 2, batch: null });
    expect(await count('import_batch')).toBe(1);
  });

  it('of the same file twice at once comes in once', async () => {
    const path = await file('员工.csv', ROSTER);
    const outcomes = await Promise.all([run('roster', [path]), run('roster', [path]), run('roster', [path])]);
    expect(outcomes.map((outcome) => outcome.files[0]!.rowsImported).toSorted()).toEqual([0, 0, 2]);
    expect(await count('person')).toBe(2);
  });

  it('that is stopped half-way leaves nothing', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `A${index},某某,客服,A,2026-01-01`).join('\n');
    const path = await file('员工.csv', `工号,姓名,岗位,班组,生效日期\n${rows}\n`);
    const stop = new AbortController();
    await expect(run('roster', [path], { signal: stop.signal, progress: () => stop.abort() })).rejects.toThrow();
    expect(await count('person')).toBe(0);
    expect(await count('import_batch')).toBe(0);
  });

  it('gives the rows back with what is wrong, and the mended file comes in', async () => {
    await run('roster', [await file('员工.csv', ROSTER)]);
    const path = await file('e.csv', EXAMS.replace('70,75', '七十,75'));
    const outcome = await run('exam-results', [path]);
    const errors = join(folder, 'errors.xlsx');
    await module.get(ErrorWorkbookService).write(errors, path, outcome.files[0]!, 'zh');
    const texts: string[][] = [];
    for await (const event of readSheets(errors))
      if (event.type === 'rows')
        texts.push(...event.rows.map((row) => row.cells.map((cell) => ('value' in cell ? String(cell.value) : ''))));
    expect(texts[0]).toEqual(['考试编号', '考试日期', '工号', '理论', '实操', '状态', '错误原因']);
    expect(texts[1]!.slice(0, 3)).toEqual(['EX10', '2026-10-20', '0001']);
    expect(texts[2]!.at(-1)).toMatch(/^理论：/);
    expect((await run('exam-results', [errors])).files[0]!.rowsFailed).toBe(1);
    expect((await run('exam-results', [errors], { skipBad: true })).files[0]).toMatchObject({
      rowsImported: 1,
      ignoredColumns: ['错误原因'],
    });
  });

  it('is not reverted twice, nor under a later one that changed the same records', async () => {
    const revert = module.get(RevertService);
    await run('roster', [await file('员工.csv', ROSTER)]);
    await run('roster', [await file('later.csv', ROSTER.replace('张晓雯', '张晓文'))]);
    await expect(revert.revert('1', () => '', 'test')).rejects.toMatchObject({
      code: 'imports.batch_overtaken',
      params: { later: '2', key: '0001' },
    });
    await revert.revert('2', () => '', 'test');
    await expect(revert.revert('2', () => '', 'test')).rejects.toMatchObject({ code: 'imports.batch_reverted' });
    await revert.revert('1', () => '', 'test');
    expect(await count('person')).toBe(0);
    await expect(revert.revert('x', () => '', 'test')).rejects.toMatchObject({ code: 'imports.batch_not_found' });
  });

  it('with a header and no rows, or json where it does not belong, is refused in a sentence', async () => {
    await expect(run('roster', [await file('员工.csv', '工号,姓名,岗位\n')])).rejects.toMatchObject({ code: 'intake.no_rows' });
    await expect(run('forms', [await file('表.json', '{"a":')])).rejects.toMatchObject({ code: 'imports.json_broken' });
    await expect(run('roster', [await file('员工.json', '[]')])).rejects.toMatchObject({ code: 'imports.json_only_forms' });
  });
});
