import type { TestingModule } from '@nestjs/testing';
import { EVERYTHING, type DataScope } from '@platform/auth/data-scope.js';
import { FieldErrors } from '@platform/errors/field-errors.errors.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { lockMonth, seedPeople } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ImportsModule } from './imports.module.js';
import type { JsonRow } from './json-table.js';
import { RevertService } from './revert.service.js';
import { RowsService, type RowsOutcome, type RowsRequest } from './rows.service.js';

type Kind = RowsRequest['kind'];

describe('rows that come without a file', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let service: RowsService;

  beforeEach(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, ImportsModule);
    service = module.get(RowsService);
    await seedPeople(database.dataSource, [
      { no: '0001', name: '张晓雯', team: 'A' },
      { no: '0002', name: '王强', team: 'A' },
      { no: '0003', name: '赵丽', team: 'B' },
      { no: '0004', name: '钱进', team: 'A', leftOn: '2026-10-20' },
    ]);
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, params);
  const write = (kind: Kind, rows: JsonRow[], more: Partial<RowsRequest> = {}): Promise<RowsOutcome> =>
    service.write({ kind, rows, actor: '0900', scope: EVERYTHING, restateReason: null, ...more });
  const problemsOf = async (written: Promise<unknown>): Promise<[pointer: string, key: string][]> => {
    const error: unknown = await written.then(
      () => new Error('accepted'),
      (refusal: unknown) => refusal,
    );
    if (!(error instanceof FieldErrors)) throw error;
    return error.problems.map(({ pointer, message }) => [pointer, message.key]);
  };
  const call = (no: string, more: JsonRow = {}): JsonRow => ({
    recording_id: `R-${no}`,
    employee_no: no,
    started_at: '2026-10-05T14:30:00+08:00',
    direction: 'inbound',
    ...more,
  });

  it('are one batch that is listed, leaves its trail and can be taken back', async () => {
    const outcome = await write('calls', [call('0001', { duration_s: 185 }), call('0002', { duration_s: '60' })]);
    expect(outcome).toMatchObject({ rowsRead: 2, rowsImported: 2, rowsUnchanged: 0, warnings: [] });
    expect(await query('select kind, file_name, rows_imported, imported_by, stored_as from import_batch')).toEqual([
      { kind: 'calls', file_name: 'api', rows_imported: 2, imported_by: '0900', stored_as: null },
    ]);
    expect(await query('select actor, action, subject from audit_event')).toEqual([
      { actor: '0900', action: 'import.commit', subject: `import ${outcome.batch}` },
    ]);
    await module.get(RevertService).revert(String(outcome.batch), () => 'wrong', '0900');
    expect(await query('select from call')).toEqual([]);
  });

  it('the same rows again change nothing and leave no batch', async () => {
    await write('calls', [call('0001')]);
    expect(await write('calls', [call('0001')])).toMatchObject({ batch: null, rowsImported: 0, rowsUnchanged: 1 });
    expect(await query('select from import_batch')).toHaveLength(1);
  });

  it('with one bad row nothing is written, and every bad value is named', async () => {
    const rows = [
      call('0001', { duration_s: -1 }),
      call('7777', { duration_s: 3_000_000_000 }),
      call('0002', { duration_s: 1.5, direction: 'sideways' }),
      call('0003', { duration_s: 1, started_at: 'yesterday', recording_id: '' }),
    ];
    const problems = await problemsOf(write('calls', rows));
    expect(problems).toEqual(
      expect.arrayContaining([
        ['/rows/0/duration_s', 'calls.negative_duration'],
        ['/rows/1/employee_no', 'organization.unknown_employee_no'],
        ['/rows/1/duration_s', 'calls.duration_too_long'],
        ['/rows/2/duration_s', 'spreadsheet.not_a_whole_number'],
        ['/rows/2/direction', 'spreadsheet.not_an_allowed_value'],
        ['/rows/3/started_at', 'spreadsheet.not_an_instant'],
        ['/rows/3/recording_id', 'intake.required'],
      ]),
    );
    expect(problems).toHaveLength(7);
    expect(await query('select from call')).toEqual([]);
    expect(await query('select from import_batch')).toEqual([]);
  });

  it('a field left out keeps what is stored, null empties it', async () => {
    const topic = async (): Promise<unknown> =>
      (await query<{ topic: string | null; duration_s: number | null }>('select topic, duration_s from call'))[0];
    await write('calls', [call('0001', { topic: '账单', duration_s: 60 })]);
    await write('calls', [call('0001', { duration_s: 90 })]);
    expect(await topic()).toEqual({ topic: '账单', duration_s: 90 });
    await write('calls', [call('0001', { topic: null })]);
    expect(await topic()).toEqual({ topic: null, duration_s: 90 });
  });

  it('a locked month is refused in the standing sentence, and changed for a reason that is kept', async () => {
    await lockMonth(database.dataSource, '2026-10');
    await expect(write('calls', [call('0001')])).rejects.toMatchObject({ key: 'scorecards.period_locked', status: 409 });
    const { batch } = await write('calls', [call('0001')], { restateReason: '漏报' });
    expect(await query('select restate_reason from import_batch where id = $1', [batch])).toEqual([{ restate_reason: '漏报' }]);
  });

  it('exam results and cases take numbers, truths and words', async () => {
    const exam = { exam_code: 'EX10', held_on: '2026-10-20', employee_no: '0001', unexcused: false };
    await write('exam-results', [
      { ...exam, theory: 86, practical: '90.5', status: 'normal' },
      { ...exam, employee_no: '0002', theory: null, practical: null, status: '缺考', unexcused: true },
    ]);
    expect(await query('select theory_bp, practical_bp, status, unexcused from exam_result order by agent_id')).toEqual([
      { theory_bp: 8600, practical_bp: 9050, status: 'normal', unexcused: false },
      { theory_bp: null, practical_bp: null, status: 'absent', unexcused: true },
    ]);
    await write('cases', [{ case_no: 'C1', kind: 'complaint', received_at: '2026-10-08', employee_no: '0001', content: '等待过长' }]);
    expect(await query('select case_no, kind from case_record')).toEqual([{ case_no: 'C1', kind: 'complaint' }]);
  });

  it('what is still to come and what can hardly be is taken with a warning', async () => {
    const warnings = async (kind: Kind, row: JsonRow): Promise<unknown> =>
      (await write(kind, [row])).warnings.map(({ pointer, message }) => [pointer, message.key]);
    expect(await warnings('calls', call('0001', { started_at: '2099-01-05 10:00' }))).toEqual([['/rows/0/started_at', 'calls.in_future']]);
    const exam = { exam_code: 'EX99', held_on: '2099-01-20', employee_no: '0001', theory: 90, status: 'normal' };
    expect(await warnings('exam-results', exam)).toEqual([['/rows/0/held_on', 'exams.in_future']]);
    const complaint = { case_no: 'C9', kind: 'complaint', received_at: '2099-01-05', employee_no: '0001', content: '?' };
    expect(await warnings('cases', complaint)).toEqual([['/rows/0/received_at', 'cases.in_future']]);
    expect(await warnings('metrics', { date: '2099-01', employee_no: '0001', csat: 950, tickets: 950 })).toEqual([
      ['/rows/0/csat', 'metrics.unusual'],
      ['/rows/0/date', 'metrics.in_future'],
    ]);
    expect(await warnings('metrics', { date: '2026-10-05', employee_no: '0001', attendance_days: 2, required_days: 1 })).toEqual([
      ['/rows/0/attendance_days', 'metrics.unusual'],
      ['/rows/0/attendance_days', 'metrics.attendance_above_required'],
    ]);
    expect(await warnings('metrics', { date: '2026-09', employee_no: '0001', csat: 4.8, attendance_days: 22 })).toEqual([]);
  });

  it('key figures name metrics of the catalogue, and a month may stand under its own name', async () => {
    expect(await problemsOf(write('metrics', [{ date: '2026-10', employee_no: '0001', csta: 5 }]))).toEqual([
      ['/rows/0/csta', 'imports.rows_unknown_field'],
    ]);
    expect(await problemsOf(write('metrics', [{ date: '2026-10', employee_no: '0001' }]))).toEqual([['/rows/0', 'imports.rows_no_values']]);
    await write('metrics', [
      { month: '2026-10', employee_no: '0001', csat: 96.5 },
      { date: '2026-10-05', employee_no: '0001', tickets: 3 },
    ]);
    expect(await query('select metric_code, grain, day::text, value from metric_value order by 1')).toEqual([
      { metric_code: 'csat', grain: 'month', day: '2026-10-01', value: '96.5000' },
      { metric_code: 'tickets', grain: 'day', day: '2026-10-05', value: '3.0000' },
    ]);
  });

  it('somebody with one team enters its people on its days, and learns nothing about others', async () => {
    const ids = new Map(
      (await query<{ id: number; employee_no: string }>('select id, employee_no from person')).map((row) => [row.employee_no, row.id]),
    );
    const stay = (no: string, from: string | null, to: string | null) => ({ agentId: ids.get(no)!, from, to });
    const scope: DataScope = {
      kind: 'some',
      selfId: ids.get('0002')!,
      stays: [stay('0001', '2026-10-10', null), stay('0002', null, null), stay('0004', null, '2026-10-20')],
      teams: [],
    };
    const value = (row: JsonRow) => write('metrics', [{ tickets: 3, ...row }], { scope });
    await value({ employee_no: '0001', date: '2026-10-10' });
    await value({ employee_no: '0001', date: '2026-10' });
    await value({ employee_no: '0004', date: '2026-10' });
    await value({ name: '张晓雯', team_code: 'A', date: '2026-10-11' });
    const unknown = [['/rows/0/employee_no', 'organization.unknown_employee_no']];
    expect(await problemsOf(value({ employee_no: '0001', date: '2026-10-09' }))).toEqual(unknown);
    expect(await problemsOf(value({ employee_no: '0001', date: '2026-09' }))).toEqual(unknown);
    expect(await problemsOf(value({ employee_no: '0003', date: '2026-10-10' }))).toEqual(unknown);
    expect(await problemsOf(value({ employee_no: '7777', date: '2026-10-10' }))).toEqual(unknown);
    expect(await problemsOf(value({ name: '赵丽', team_code: 'B', date: '2026-10-10' }))).toEqual([
      ['/rows/0/name', 'organization.unknown_name'],
    ]);
    expect(await query(`select from metric_value where agent_id = $1`, [ids.get('0003')])).toEqual([]);
  });

  it('requests at the same time take turns, and none is lost', async () => {
    const outcomes = await Promise.all(
      ['0001', '0002', '0003'].map((no) => write('calls', [call(no), call('0004', { recording_id: 'R-X' })])),
    );
    expect(outcomes.map(({ rowsImported }) => rowsImported).toSorted()).toEqual([1, 1, 2]);
    expect(await query('select from call')).toHaveLength(4);
  });
});
