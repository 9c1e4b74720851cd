import type { TestingModule } from '@nestjs/testing';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { importSheet, revertBatch, type Sheet, type SheetCell } from '../../../../test/support/import-harness.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { FormImporter } from '../forms/form.importer.js';
import { FormsModule } from '../forms/forms.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { RosterImporter } from '../organization/roster.importer.js';
import { EvaluationImporter } from './evaluation.importer.js';
import { EvaluationsModule } from './evaluations.module.js';

const HEADER = [
  '质检编号',
  '评分表',
  '录音编号',
  '工号',
  '姓名',
  '班组',
  '通话开始时间',
  '方向',
  '质检员工号',
  '质检时间',
  '抽检方式',
  '开头语',
  'Q2',
  '致命项',
  '评语',
];
const FIELDS = [
  'no',
  'form',
  'recording',
  'agent',
  'name',
  'team',
  'called',
  'direction',
  'by',
  'at',
  'purpose',
  'greeting',
  'answer',
  'critical',
  'comment',
] as const;
type Fields = Partial<Record<(typeof FIELDS)[number], SheetCell>>;

const rowOf = (fields: Fields): SheetCell[] => {
  const all: Fields = {
    no: 'E1',
    form: 'STD',
    recording: 'R1',
    agent: '0001',
    called: '2026-10-05 14:30:00',
    direction: '呼入',
    by: '0900',
    at: '2026-10-08 09:00',
    greeting: 5,
    answer: 0,
    ...fields,
  };
  return FIELDS.map((field) => all[field] ?? null);
};
const sheet = (...rows: Fields[]): Sheet => [HEADER, ...rows.map(rowOf)];

const FORM: Sheet = [
  ['评分表', '版本', '名称', '评分方式', '大项', '评分项', '评分项名称', '类型', '满分', '致命', '业务准确', '允许不适用'],
  ['STD', '1', '标准', '扣分', '服务', 'Q1', '开头语', '扣分', 40, null, null, '是'],
  ['STD', '1', '标准', '扣分', '业务', 'Q2', '准确解答', '扣分', 60, '业务', '是', '是'],
];
const PEOPLE: Sheet = [
  ['工号', '姓名', '岗位', '班组', '生效日期', '离职日期'],
  ['0001', '张晓雯', '客服', 'A', '2026-01-01', null],
  ['0002', '王强', '客服', 'A', '2026-01-01', '2026-10-20'],
  ['0003', '王强', '客服', 'B', '2026-01-01', null],
  ['0900', '钱进', '质检培训', null, '2026-01-01', null],
  ['0901', '孙悦', '质检培训', null, '2026-01-01', null],
];

describe('importing evaluations', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let evaluations: EvaluationImporter;

  beforeEach(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, OrganizationModule, FormsModule, EvaluationsModule);
    await importSheet(database.dataSource, module.get(RosterImporter), PEOPLE);
    await importSheet(database.dataSource, module.get(FormImporter), FORM);
    evaluations = module.get(EvaluationImporter);
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, params);
  const bring = (...rows: Fields[]) => importSheet(database.dataSource, evaluations, sheet(...rows));
  const stored = () =>
    query(
      `select e.evaluation_no, p.employee_no, e.revision, e.raw_bp, e.final_bp, e.points from evaluation e join person p on p.id = e.agent_id
       order by e.evaluation_no`,
    );

  it('a row is scored, makes its call, and marks its month', async () => {
    expect(await bring({ greeting: 12.5 })).toMatchObject({ imported: 1, problems: [] });
    expect(await stored()).toEqual([
      { evaluation_no: 'E1', employee_no: '0001', revision: 1, raw_bp: 8750, final_bp: 8750, points: [1250, 0] },
    ]);
    expect(await query('select recording_id, listed from call')).toEqual([{ recording_id: 'R1', listed: false }]);
    expect(await query('select id, state from period')).toEqual([{ id: '2026-10', state: 'open' }]);
    expect(await query('select period_id, version from dirty')).toEqual([{ period_id: '2026-10', version: '1' }]);
    expect(await query('select revision, change from evaluation_revision')).toEqual([{ revision: 1, change: 'created' }]);
  });

  it('a critical deduction zeroes the final score and leaves the raw score', async () => {
    await bring({ answer: 10 });
    expect(await stored()).toEqual([expect.objectContaining({ raw_bp: 8500, final_bp: 0 })]);
    expect(await query('select critical_failed, critical_families from evaluation')).toEqual([
      { critical_failed: true, critical_families: 2 },
    ]);
  });

  it('the same file again changes nothing; a changed row is a new revision', async () => {
    await bring({}, { no: 'E2', recording: 'R2' });
    expect(await bring({}, { no: 'E2', recording: 'R2' })).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await bring({}, { no: 'E2', recording: 'R2', greeting: 10 })).toMatchObject({ imported: 1, unchanged: 1 });
    expect((await stored())[1]).toMatchObject({ revision: 2, final_bp: 9000 });
    expect(await query(`select revision, final_bp from evaluation_revision where evaluation_no = 'E2' order by revision`)).toEqual([
      { revision: 1, final_bp: 9500 },
      { revision: 2, final_bp: 9000 },
    ]);
  });

  it('a corrected agent moves the evaluation with its call and marks both agents', async () => {
    await bring({});
    await query('delete from dirty');
    expect(await bring({ agent: '0003' })).toMatchObject({ imported: 1, problems: [] });
    expect(await stored()).toEqual([expect.objectContaining({ employee_no: '0003', revision: 2 })]);
    expect(await query('select count(*)::int as n from dirty')).toEqual([{ n: 2 }]);
    expect(await query('select count(*)::int as n from call')).toEqual([{ n: 1 }]);
  });

  it('all problems of a row are told, each at its column, and nothing is written', async () => {
    const outcome = await bring(
      { agent: '0099', by: '0999', greeting: 41 },
      { no: 'E2', recording: 'R2', greeting: 41, answer: null },
      { no: 'E3', recording: 'R3' },
    );
    expect(outcome.problems.map(({ row, column, key }) => [row, column, key])).toEqual([
      [2, '工号', 'organization.unknown_employee_no'],
      [2, '质检员工号', 'evaluations.unknown_evaluator'],
      [3, '开头语', 'evaluations.out_of_range'],
      [3, 'Q2', 'evaluations.unanswered'],
    ]);
    expect(await stored()).toEqual([]);
  });

  it('blanks are nothing deducted where the user says so', async () => {
    const outcome = await importSheet(database.dataSource, evaluations, sheet({ greeting: null, answer: null }), { blankZero: true });
    expect(outcome.problems).toEqual([]);
    expect(await stored()).toEqual([expect.objectContaining({ final_bp: 10000 })]);
  });

  it('not applicable is redistributed, and an evaluation with nothing applicable has no score', async () => {
    await bring({ greeting: 10, answer: '不适用' }, { no: 'E2', recording: 'R2', greeting: 'NA', answer: '/' });
    expect(await stored()).toEqual([
      expect.objectContaining({ final_bp: 7500 }),
      expect.objectContaining({ raw_bp: null, final_bp: null }),
    ]);
  });

  it('a person is found by name and team where that is one person on the day, and the match is listed', async () => {
    const outcome = await bring({ agent: null, name: '王 强', team: 'B' }, { no: 'E2', recording: 'R2', agent: null, name: '王强' });
    expect(outcome.matches).toEqual([expect.objectContaining({ row: 2, key: 'organization.found_by_name' })]);
    expect(outcome.problems).toEqual([expect.objectContaining({ row: 3, key: 'organization.name_not_unique' })]);
  });

  it('a missing number is derived from recording, form and evaluator', async () => {
    await bring({ no: null });
    expect(await stored()).toEqual([expect.objectContaining({ evaluation_no: 'R1/STD/0900' })]);
    expect(await bring({ no: null })).toMatchObject({ unchanged: 1 });
  });

  it('a number that stands twice, and a recording of someone else, are refused', async () => {
    await bring({});
    const outcome = await bring({ no: 'E5', recording: 'R5' }, { no: 'E5', recording: 'R6' }, { no: 'E7', agent: '0003' });
    expect(outcome.problems.map(({ row, key }) => [row, key])).toEqual([
      [3, 'intake.duplicate_key'],
      [4, 'evaluations.recording_of_another'],
    ]);
  });

  it('a double or a re-check by someone who has evaluated the call by the form is taken with a warning', async () => {
    const [own, earlier] = [
      { by: '0900', at: '2026-10-09 09:00' },
      { by: '0900', at: '2026-10-07 09:00' },
    ];
    const outcome = await bring(
      {},
      { no: 'E2', purpose: '复检', ...own },
      { no: 'E3', purpose: '双评', by: '0901' },
      { no: 'E4', purpose: '复检', recording: 'R4', ...own },
      { no: 'E5', purpose: '双评', ...earlier },
    );
    expect(outcome).toMatchObject({
      imported: 5,
      warnings: [{ row: 3, column: '质检员工号', key: 'evaluations.second_look_by_same', params: { no: '0900' } }],
    });
    const again = await bring({ no: 'E6', purpose: '复检', by: '0901', at: '2026-10-10' }, { no: 'E3', purpose: '双评', by: '0901' });
    expect(again.warnings).toMatchObject([{ row: 2, params: { no: '0901', name: '孙悦', form: 'STD' } }]);
  });

  it('a call two minutes before midnight of the last day belongs to that month in the centre’s zone', async () => {
    await bring({ called: '2026-10-31 23:58:00' }, { no: 'E2', recording: 'R2', called: '2026-11-01 00:03:00' });
    expect(await query('select period_id from dirty order by 1')).toEqual([{ period_id: '2026-10' }, { period_id: '2026-11' }]);
  });

  it('a call after the last day worked is taken with a warning', async () => {
    const outcome = await bring({ agent: '0002', called: '2026-10-21 09:00', at: '2026-10-22 09:00' });
    expect(outcome).toMatchObject({ imported: 1, warnings: [expect.objectContaining({ key: 'organization.after_leaving' })] });
  });

  it('a locked month refuses a change, takes the same file again, and takes a restatement', async () => {
    await bring({});
    await query(`update period set state = 'locked'`);
    expect(await bring({})).toMatchObject({ unchanged: 1 });
    await expect(bring({ greeting: 9 })).rejects.toMatchObject({ code: 'scorecards.period_locked' });
    const restated = await importSheet(database.dataSource, evaluations, sheet({ greeting: 9 }), { restateReason: '复核更正' });
    expect(restated.imported).toBe(1);
    expect(await query('select reason from evaluation_revision where revision = 2')).toEqual([{ reason: '复核更正' }]);
  });

  it('a reverted batch gives the scores before it back, as a revision, and takes back what it had created', async () => {
    await bring({});
    const change = await bring({ greeting: 20 }, { no: 'E2', recording: 'R2' });
    await revertBatch(database.dataSource, evaluations, change.batchId);
    expect(await stored()).toEqual([expect.objectContaining({ evaluation_no: 'E1', revision: 3, final_bp: 9500 })]);
    expect(await query('select recording_id from call')).toEqual([{ recording_id: 'R1' }]);
    expect(await query('select evaluation_no, revision, change from evaluation_revision order by evaluation_no, revision')).toEqual([
      { evaluation_no: 'E1', revision: 1, change: 'created' },
      { evaluation_no: 'E1', revision: 2, change: 'changed' },
      { evaluation_no: 'E1', revision: 3, change: 'changed' },
      { evaluation_no: 'E2', revision: 1, change: 'created' },
      { evaluation_no: 'E2', revision: 2, change: 'withdrawn' },
    ]);
    expect(await bring({ no: 'E2', recording: 'R2' })).toMatchObject({ imported: 1 });
  });
});
