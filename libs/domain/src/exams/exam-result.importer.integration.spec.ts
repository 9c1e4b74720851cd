import { importSheet, revertBatch, type HarnessOptions, type Sheet, type SheetCell } from '../../../../test/support/import-harness.js';
import { lockMonth, months, periodService, seedPeople } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { PersonStore } from '../organization/person.store.js';
import { ExamResultImporter } from './exam-result.importer.js';
import { ExamStore } from './exam.store.js';

const HEADER = ['考试编号', '考试名称', '考试日期', '工号', '理论', '实操', '状态', '无故缺考'];
type Result = [
  no: string,
  theory: SheetCell,
  practical: SheetCell,
  status?: string,
  more?: { on?: string; exam?: string; name?: string | null; unexcused?: string },
];

const sheet = (...results: Result[]): Sheet => [
  HEADER,
  ...results.map(([no, theory, practical, status, more]): SheetCell[] => [
    more?.exam ?? 'EX10', more?.name === undefined ? '十月技能考试' : more.name, more?.on ?? '2026-10-20', no, theory, practical, status ?? '正常', more?.unexcused ?? null,
  ]),
]; // prettier-ignore

describe('importing exam results', () => {
  const importer = new ExamResultImporter(new ExamStore(), new PersonStore(), periodService());
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
    await seedPeople(database.dataSource, [
      { no: '01', name: '甲', team: 'A' },
      { no: '02', name: '乙', team: 'A' },
      { no: '03', name: '丙', team: 'A', leftOn: '2026-10-10' },
    ]);
  });
  afterEach(async () => database.drop());

  const run = (rows: Sheet, options: HarnessOptions = {}) => importSheet(database.dataSource, importer, rows, options);
  const stored = (): Promise<Record<string, unknown>[]> =>
    database.dataSource.query(
      `select x.code, x.name, p.employee_no as no, r.attempt, r.held_on, r.theory_bp, r.practical_bp, r.status, r.unexcused
       from exam_result r join exam x on x.id = r.exam_id join person p on p.id = r.agent_id order by x.code, p.employee_no, r.attempt`,
    );

  it('keeps both parts in hundredths; a retake is the second attempt', async () => {
    expect(await run(sheet(['01', 87.5, 90], ['02', 50, null], ['02', 80, 85, '补考', { on: '2026-10-24' }]))).toMatchObject({
      imported: 3,
      problems: [],
      warnings: [],
    });
    expect(await stored()).toEqual([
      {
        code: 'EX10',
        name: '十月技能考试',
        no: '01',
        attempt: 1,
        held_on: '2026-10-20',
        theory_bp: 8750,
        practical_bp: 9000,
        status: 'normal',
        unexcused: false,
      },
      {
        code: 'EX10',
        name: '十月技能考试',
        no: '02',
        attempt: 1,
        held_on: '2026-10-20',
        theory_bp: 5000,
        practical_bp: null,
        status: 'normal',
        unexcused: false,
      },
      {
        code: 'EX10',
        name: '十月技能考试',
        no: '02',
        attempt: 2,
        held_on: '2026-10-24',
        theory_bp: 8000,
        practical_bp: 8500,
        status: 'retake',
        unexcused: false,
      },
    ]);
    expect(await months(database.dataSource)).toEqual(['2026-10']);
  });

  it('the same file a second time changes nothing; a changed row updates its result', async () => {
    await run(sheet(['01', 87.5, 90], ['02', 50, null]));
    expect(await run(sheet(['01', 87.5, 90], ['02', 50, null]))).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await run(sheet(['01', 88, 90], ['02', 50, null]))).toMatchObject({ imported: 1, unchanged: 1 });
    expect((await stored()).map((row) => row['theory_bp'])).toEqual([8800, 5000]);
  });

  it('one part can come in later: a column the file lacks is left alone', async () => {
    await run(sheet(['01', 87.5, null]));
    const practical: Sheet = [
      ['考试编号', '考试日期', '工号', '实操', '状态'],
      ['EX10', '2026-10-20', '01', 90, '正常'],
    ];
    expect(await run(practical)).toMatchObject({ imported: 1 });
    expect(await stored()).toMatchObject([{ name: '十月技能考试', theory_bp: 8750, practical_bp: 9000 }]);
  });

  it('absent is not 0: no part is stored, and unexcused only where it says so', async () => {
    expect(await run(sheet(['01', null, null, '缺考', { unexcused: '是' }], ['02', null, null, '缺考']))).toMatchObject({
      imported: 2,
      warnings: [],
    });
    expect(await stored()).toMatchObject([
      { theory_bp: null, practical_bp: null, unexcused: true },
      { theory_bp: null, practical_bp: null, unexcused: false },
    ]);
  });

  it('names every fault at its cell', async () => {
    const outcome = await run(
      sheet(
        ['01', 100.01, -1],
        ['02', null, null],
        ['02', null, null, '补考'],
        ['09', 80, 80],
        ['01', 80, 80],
        ['01', 80, 80, '正常', { exam: 'EX11' }],
        ['02', 80, 80, '正常', { exam: 'EX11', name: '别名' }],
      ),
    );
    expect(outcome.problems.map(({ row, column, key }) => [row, column, key])).toEqual([
      [2, '理论', 'exams.score_out_of_range'],
      [2, '实操', 'exams.score_out_of_range'],
      [3, '理论', 'exams.score_missing'],
      [4, '理论', 'exams.score_missing'],
      [5, '工号', 'organization.unknown_employee_no'],
      [6, '工号', 'exams.two_results'],
      [8, '考试名称', 'exams.two_names'],
    ]);
    expect(await stored()).toEqual([]);
  });

  it('odd but possible values come in with a warning', async () => {
    const { imported, warnings } = await run(sheet(['01', 60, null, '请假'], ['02', 90, 90, '正常', { unexcused: '是' }], ['03', 70, 70]));
    expect(imported).toBe(3);
    expect(warnings.map(({ row, column, key }) => [row, column, key])).toEqual([
      [2, '理论', 'exams.score_not_counted'],
      [3, '无故缺考', 'exams.unexcused_not_absent'],
      [4, '考试日期', 'organization.after_leaving'],
    ]);
  });

  it('a new name is a change; no name, or the same one, is not', async () => {
    await run(sheet(['01', 80, 80, '正常', { name: null }]));
    expect(await stored()).toMatchObject([{ name: 'EX10' }]);
    const { batchId, imported } = await run(sheet(['01', 80, 80]));
    expect(imported).toBe(1);
    expect(await run(sheet(['01', 80, 80, '正常', { name: null }]))).toMatchObject({ imported: 0, unchanged: 1 });
    await revertBatch(database.dataSource, importer, batchId);
    expect(await stored()).toMatchObject([{ name: 'EX10' }]);
  });

  it('a batch taken back leaves what was there before', async () => {
    const first = await run(sheet(['01', 80, 80]));
    const second = await run(sheet(['01', 90, null], ['02', 70, 70]));
    await revertBatch(database.dataSource, importer, second.batchId);
    expect(await stored()).toMatchObject([{ no: '01', theory_bp: 8000, practical_bp: 8000 }]);
    await revertBatch(database.dataSource, importer, first.batchId);
    expect(await database.dataSource.query('select * from exam')).toEqual([]);
  });

  describe('when a month stands', () => {
    const locked = { code: 'scorecards.period_locked' };

    it('a retake held later still belongs to the month of the first sitting', async () => {
      await run(sheet(['01', 50, 50, '正常', { on: '2026-10-30' }]));
      await lockMonth(database.dataSource, '2026-10');
      const retake = sheet(['01', 80, 80, '补考', { on: '2026-11-03' }]);
      await expect(run(retake)).rejects.toMatchObject(locked);
      expect(await run(retake, { restateReason: 'late retake' })).toMatchObject({ imported: 1 });
    });

    it('an earlier sitting must not move an exam into it, nor out of it', async () => {
      await run(sheet(['01', 50, 50, '正常', { on: '2026-11-02' }]));
      await lockMonth(database.dataSource, '2026-10');
      const earlier = sheet(['02', 80, 80, '正常', { on: '2026-10-30' }]);
      await expect(run(earlier)).rejects.toMatchObject(locked);
      await lockMonth(database.dataSource, '2026-11');
      await database.dataSource.query(`update period set state = 'open' where id = '2026-10'`);
      await expect(run(earlier)).rejects.toMatchObject(locked);
      expect(await stored()).toHaveLength(1);
    });

    it('what was imported is not taken back, and the same file changes nothing', async () => {
      const { batchId } = await run(sheet(['01', 50, 50]));
      await lockMonth(database.dataSource, '2026-10');
      await expect(revertBatch(database.dataSource, importer, batchId)).rejects.toMatchObject(locked);
      expect(await run(sheet(['01', 50, 50]))).toMatchObject({ imported: 0, unchanged: 1 });
      await revertBatch(database.dataSource, importer, batchId, 'wrong file');
      expect(await stored()).toEqual([]);
    });
  });
});
