import { importSheet, revertBatch, type HarnessOptions, type Sheet, type SheetCell } from '../../../../test/support/import-harness.js';
import { lockMonth, months, periodService, seedPeople } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { PersonStore } from '../organization/person.store.js';
import { CaseImporter } from './case.importer.js';
import { CaseStore } from './case.store.js';

const HEADER = [
  '编号',
  '类型',
  '受理时间',
  '工号',
  '姓名',
  '内容',
  '录音编号',
  '核实结论',
  '责任',
  '级别',
  '核实人',
  '办结时间',
  '确认时间',
];
const FIELDS = [
  'no',
  'kind',
  'received',
  'person',
  'name',
  'content',
  'recording',
  'verdict',
  'fault',
  'level',
  'verifier',
  'closed',
  'confirmed',
] as const;
type Fields = Partial<Record<(typeof FIELDS)[number], SheetCell>>;

const sheet = (...rows: Fields[]): Sheet => [
  HEADER,
  ...rows.map((fields): SheetCell[] => {
    const all: Fields = { no: 'T1', kind: '投诉', received: '2026-10-05 09:00', content: '态度不好', ...fields };
    return FIELDS.map((field) => all[field] ?? null);
  }),
];
const counted: Fields = { person: '01', verdict: '属实', fault: '有责', confirmed: '2026-10-31 23:30' };

describe('importing complaints and commendations', () => {
  const importer = new CaseImporter(new CaseStore(), new PersonStore(), periodService());
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
    await seedPeople(database.dataSource, [
      { no: '01', name: '甲', team: 'A' },
      { no: '02', name: '乙', team: 'A' },
      { no: '03', name: '丙', team: 'A', leftOn: '2026-10-01' },
      { no: '90', name: '孙质' },
    ]);
  });
  afterEach(async () => database.drop());

  const run = (rows: Sheet, options: HarnessOptions = {}) => importSheet(database.dataSource, importer, rows, options);
  const stored = (): Promise<Record<string, unknown>[]> =>
    database.dataSource.query(
      `select c.case_no, p.employee_no as no, c.kind, c.received_at, c.content, c.recording_id, c.verdict, c.fault, c.level,
         v.employee_no as verifier, c.confirmed_at
       from case_record c left join person p on p.id = c.agent_id left join person v on v.id = c.verifier_id
       order by c.case_no, p.employee_no nulls first`,
    );

  it('one row a person, and one for the centre where nobody is named', async () => {
    const rows = sheet(
      { ...counted, recording: 'UNKNOWN', level: '一级', verifier: '90' },
      { person: '02', fault: '次要责任', verdict: '部分属实' },
      { no: 'T2', kind: '表扬' },
    );
    expect(await run(rows)).toMatchObject({ imported: 3, problems: [], warnings: [] });
    expect(await stored()).toEqual([
      { case_no: 'T1', no: '01', kind: 'complaint', received_at: new Date('2026-10-05T01:00:00Z'), content: '态度不好', recording_id: 'UNKNOWN', verdict: 'substantiated', fault: 'at_fault', level: '一级', verifier: '90', confirmed_at: new Date('2026-10-31T15:30:00Z') },
      expect.objectContaining({ case_no: 'T1', no: '02', verdict: 'partly', fault: 'partly', verifier: null, confirmed_at: null }),
      expect.objectContaining({ case_no: 'T2', no: null, kind: 'commendation' }),
    ]); // prettier-ignore
    expect(await months(database.dataSource)).toEqual(['2026-10']);
  });

  it('the same file a second time changes nothing; a changed row updates its case', async () => {
    const rows = sheet(counted, { no: 'T2', kind: '表扬' });
    await run(rows);
    expect(await run(rows)).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await run(sheet({ ...counted, fault: '无责' }, { no: 'T2', kind: '表扬' }))).toMatchObject({ imported: 1, unchanged: 1 });
    expect(await stored()).toMatchObject([{ fault: 'not_at_fault' }, { case_no: 'T2' }]);
  });

  it('a column the file lacks is left alone', async () => {
    await run(sheet({ ...counted, level: '一级', verifier: '90' }));
    const short: Sheet = [
      ['编号', '类型', '受理时间', '工号', '内容'],
      ['T1', '投诉', '2026-10-05 09:00', '01', '态度不好'],
    ];
    expect(await run(short)).toMatchObject({ imported: 0, unchanged: 1 });
  });

  it('two rows with one key are refused, for a person and for the centre', async () => {
    const { problems } = await run(sheet({ person: '01' }, { person: '01' }, {}, {}));
    expect(problems).toMatchObject([
      { row: 3, column: '编号', key: 'cases.same_person_twice', params: { row: 2 } },
      { row: 5, column: '编号', key: 'intake.duplicate_key', params: { row: 4 } },
    ]);
  });

  it('an unknown person or verifier is refused; a verifier may be called by name', async () => {
    const { problems, matches } = await run(
      sheet({ person: '99' }, { person: '01', verifier: '无名' }, { person: '02', verifier: '孙质' }),
    );
    expect(problems.map(({ row, column, key }) => [row, column, key])).toEqual([
      [2, '工号', 'organization.unknown_employee_no'],
      [3, '核实人', 'cases.unknown_verifier'],
    ]);
    expect(matches).toMatchObject([{ row: 4, key: 'cases.verifier_by_name', params: { no: '90' } }]);
  });

  it('odd but possible values come in with a warning', async () => {
    const outcome = await run(
      sheet(
        { ...counted, verdict: '不属实' },
        { no: 'T2', confirmed: '2026-10-04', closed: '2026-10-04 23:59', verdict: '不属实' },
        { no: 'T3', confirmed: '2026-10-06' },
        { no: 'T4', confirmed: '2026-10-06', verdict: '属实' },
        { no: 'T5', person: '03' },
        { no: 'T6', kind: '表扬', verdict: '属实', confirmed: '2026-10-05' },
      ),
    );
    expect(outcome.imported).toBe(6);
    expect(outcome.warnings.map(({ row, column, key }) => [row, column, key])).toEqual([
      [2, '责任', 'cases.fault_ignored'],
      [3, '确认时间', 'cases.confirmed_before_received'],
      [3, '办结时间', 'cases.closed_before_received'],
      [4, '核实结论', 'cases.confirmed_without_verdict'],
      [5, '责任', 'cases.confirmed_without_fault'],
      [6, '受理时间', 'organization.after_leaving'],
    ]);
  });

  it('a batch taken back leaves what was there before', async () => {
    const first = await run(sheet(counted));
    const before = await stored();
    const second = await run(sheet({ ...counted, fault: '无责' }, { no: 'T2' }));
    await revertBatch(database.dataSource, importer, second.batchId);
    expect(await stored()).toEqual(before);
    await revertBatch(database.dataSource, importer, first.batchId);
    expect(await stored()).toEqual([]);
  });

  describe('when the month of confirmation stands', () => {
    const locked = { code: 'scorecards.period_locked' };

    it('nothing is confirmed into it, changed in it or taken out of it', async () => {
      const { batchId } = await run(sheet(counted));
      await lockMonth(database.dataSource, '2026-10');
      await expect(run(sheet({ ...counted, no: 'T2' }))).rejects.toMatchObject(locked);
      await expect(run(sheet({ ...counted, fault: '无责' }))).rejects.toMatchObject(locked);
      await expect(run(sheet({ ...counted, confirmed: '2026-11-02' }))).rejects.toMatchObject(locked);
      await expect(revertBatch(database.dataSource, importer, batchId)).rejects.toMatchObject(locked);
      expect(await run(sheet(counted))).toMatchObject({ imported: 0, unchanged: 1 });
      expect(await run(sheet({ ...counted, fault: '无责' }), { restateReason: 'heard the agent' })).toMatchObject({ imported: 1 });
    });

    it('a case received in it and confirmed later comes in', async () => {
      await lockMonth(database.dataSource, '2026-10');
      expect(await run(sheet({ ...counted, confirmed: '2026-11-01' }, { no: 'T2' }))).toMatchObject({ imported: 2 });
    });
  });
});
