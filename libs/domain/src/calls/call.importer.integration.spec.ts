import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { importSheet, revertBatch, type HarnessOptions, type Sheet, type SheetCell } from '../../../../test/support/import-harness.js';
import { lockMonth, months, periodService, seedPeople } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { PersonStore } from '../organization/person.store.js';
import { CallImporter } from './call.importer.js';
import { CallStore } from './call.store.js';

const HEADER = ['录音编号', '工号', '姓名', '班组', '通话时间', '方向', '渠道', '时长(秒)', '客户号码', '业务类型'];
const call = (recording: string, no: string | null, at = '2026-10-05 10:00', rest: SheetCell[] = []): SheetCell[] => [
  recording, no, null, null, at, '呼入', rest[0] ?? null, rest[1] ?? 60, rest[2] ?? '13812345678', rest[3] ?? '咨询',
]; // prettier-ignore
const sheet = (...rows: SheetCell[][]): Sheet => [HEADER, ...rows];

interface StoredCall {
  no: string;
  recording_id: string;
  started_at: Date;
  channel: string;
  duration_s: number | null;
  topic: string | null;
  customer_cipher: Buffer | null;
  customer_index: Buffer | null;
  listed: boolean;
  id: string;
}

describe('importing calls', () => {
  const cipher = new FieldCipher(Buffer.alloc(32, 1));
  const importer = new CallImporter(new CallStore(), new PersonStore(), periodService(), cipher);
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
    await seedPeople(database.dataSource, [
      { no: '0012', name: '张晓雯', team: 'A' },
      { no: '0013', name: '李雷', team: 'A' },
      { no: '0014', name: '李雷', team: 'B' },
      { no: '0015', name: '王离', team: 'B', leftOn: '2026-10-03' },
      { no: '0099', name: '孙质' },
    ]);
  });
  afterEach(async () => database.drop());

  const run = (rows: Sheet, options: HarnessOptions = {}) => importSheet(database.dataSource, importer, rows, options);
  const stored = (): Promise<StoredCall[]> =>
    database.dataSource.query('select c.*, p.employee_no as no from call c join person p on p.id = c.agent_id order by c.recording_id');
  const evaluate = (recording: string): Promise<unknown> =>
    database.dataSource.query(
      `with f as (insert into evaluation_form (code, name) values ('F', 'F') on conflict (code) do update set name = 'F' returning id),
        v as (insert into form_version (form_id, version, state, policy, na_policy, critical_policy, base_bp, bonus_cap_bp, max_score_bp, n_items)
          select id, '1', 'published', 'weighted', 'redistribute', 'zero_form', 10000, 500, 10000, 1 from f returning id)
       insert into evaluation (agent_id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose,
         state, revision, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_missed,
         points, flags)
       select c.agent_id, 'E-' || c.recording_id, c.id, v.id, c.agent_id, c.recording_id, c.started_at, c.started_at, 'random', 'released', 1, false,
         0, 0, 0, false, false, '{0}', '{2}'
       from call c, v where c.recording_id = $1`,
      [recording],
    );
  const callOfEvaluation = (recording: string, no: string): Promise<unknown> =>
    database.dataSource.query(
      `with made as (
         insert into call (agent_id, recording_id, started_at, direction, listed)
         select id, $1, '2026-10-05T02:00:00Z', 'inbound', false from person where employee_no = $2 returning *)
       insert into call_key select recording_id, agent_id, id from made`,
      [recording, no],
    );

  it('keeps the recording, the agent and the instant in the centre’s zone', async () => {
    expect(await run(sheet(call('R1', '0012'), call('R2', '0013', '2026-10-31 23:59:59', ['工单'])))).toMatchObject({
      imported: 2,
      problems: [],
      warnings: [],
    });
    expect(await stored()).toMatchObject([
      {
        no: '0012',
        recording_id: 'R1',
        started_at: new Date('2026-10-05T02:00:00Z'),
        channel: 'phone',
        duration_s: 60,
        topic: '咨询',
        listed: true,
      },
      { no: '0013', recording_id: 'R2', started_at: new Date('2026-10-31T15:59:59Z'), channel: 'ticket' },
    ]);
    expect(await months(database.dataSource)).toEqual(['2026-10']);
  });

  it('encrypts the customer number and can be searched by it', async () => {
    await run(sheet(call('R1', '0012')));
    const [row] = await stored();
    expect(cipher.decrypt(row!.customer_cipher!)).toBe('13812345678');
    expect(row!.customer_index!.equals(cipher.index('138 1234 5678'))).toBe(true);
  });

  it('the same file a second time changes nothing', async () => {
    await run(sheet(call('R1', '0012'), call('R2', '0013')));
    const before = await stored();
    expect(await run(sheet(call('R1', '0012'), call('R2', '0013')))).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await stored()).toEqual(before);
    expect(await database.dataSource.query('select count(*)::int as n from import_change')).toEqual([{ n: 2 }]);
  });

  it('a changed row updates its call and leaves the others', async () => {
    await run(sheet(call('R1', '0012'), call('R2', '0013')));
    expect(await run(sheet(call('R1', '0012', '2026-10-05 10:00', [null, 61]), call('R2', '0013')))).toMatchObject({
      imported: 1,
      unchanged: 1,
    });
    expect((await stored()).map((each) => each.duration_s)).toEqual([61, 60]);
  });

  it('a column the file does not have is left alone; a blank cell empties', async () => {
    await run(sheet(call('R1', '0012', '2026-10-05 10:00', ['回访'])));
    const short: Sheet = [HEADER.slice(0, 6), call('R1', '0012').slice(0, 6)];
    expect(await run(short)).toMatchObject({ imported: 0, unchanged: 1 });
    const blank = call('R1', '0012', '2026-10-05 10:00', ['回访']);
    blank[8] = null;
    expect(await run(sheet(blank))).toMatchObject({ imported: 1 });
    expect(await stored()).toMatchObject([{ customer_cipher: null, customer_index: null, channel: 'callback', topic: '咨询' }]);
  });

  it('a recording that stands twice in the file is refused, naming the first row', async () => {
    const outcome = await run(sheet(call('R1', '0012'), call('R2', '0012'), call('R1', '0013')));
    expect(outcome.problems).toMatchObject([{ row: 4, column: '录音编号', key: 'intake.duplicate_key', params: { key: 'R1', row: 2 } }]);
    expect(await stored()).toEqual([]);
  });

  it('leaves out bad rows only when asked to', async () => {
    const rows = sheet(call('R1', '0012'), call('R2', '9999'), call('R3', '0012', '2026-10-05 10:00', [null, -1]));
    expect(await run(rows)).toMatchObject({
      imported: 0,
      failed: 2,
      problems: [
        { row: 3, key: 'organization.unknown_employee_no' },
        { row: 4, key: 'calls.negative_duration' },
      ],
    });
    expect(await run(rows, { skipBad: true })).toMatchObject({ imported: 1, failed: 2 });
  });

  it('finds a person by name and team, and lists it', async () => {
    const named = (name: string, team: string | null): SheetCell[] => ['R1', null, name, team, '2026-10-05 10:00', '呼入'];
    expect(await run(sheet(named('李雷', 'A')))).toMatchObject({
      imported: 1,
      matches: [{ row: 2, key: 'organization.found_by_name', params: { no: '0013' } }],
    });
    expect((await run(sheet(named('李雷', null)))).problems).toMatchObject([{ key: 'organization.name_not_unique' }]);
    expect((await run(sheet(named('无名', 'A')))).problems).toMatchObject([{ key: 'organization.unknown_name' }]);
    expect((await run(sheet(['R9', '0012', '张三', null, '2026-10-05', '呼入']))).warnings).toMatchObject([
      { key: 'organization.name_differs' },
    ]);
  });

  it('warns of a call after the last day, and of one on a day without a team', async () => {
    const { imported, warnings } = await run(sheet(call('R1', '0015'), call('R2', '0099'), call('R3', '0015', '2026-10-03 10:00')));
    expect(imported).toBe(3);
    expect(warnings.map(({ row, key }) => [row, key])).toEqual([
      [2, 'organization.after_leaving'],
      [3, 'organization.no_team_that_day'],
    ]);
  });

  it('a call that an evaluation made becomes a listed one', async () => {
    await callOfEvaluation('R1', '0012');
    const { batchId, imported } = await run(sheet(call('R1', '0012')));
    expect(imported).toBe(1);
    expect(await stored()).toMatchObject([{ listed: true, duration_s: 60 }]);
    await revertBatch(database.dataSource, importer, batchId);
    expect(await stored()).toMatchObject([{ listed: false, duration_s: null, customer_cipher: null }]);
  });

  it('a call goes to another agent as long as nobody evaluated it', async () => {
    const { batchId: first } = await run(sheet(call('R1', '0012')));
    const [{ id }] = (await stored()) as [StoredCall];
    const { batchId } = await run(sheet(call('R1', '0013')));
    expect(await stored()).toMatchObject([{ no: '0013', id }]);
    await revertBatch(database.dataSource, importer, batchId);
    expect(await stored()).toMatchObject([{ no: '0012', id }]);
    await revertBatch(database.dataSource, importer, first);
    expect(await stored()).toEqual([]);
  });

  it('a call that was evaluated stays with its agent', async () => {
    await run(sheet(call('R1', '0012')));
    await evaluate('R1');
    const outcome = await run(sheet(call('R2', '0012'), call('R1', '0013')));
    expect(outcome.problems).toMatchObject([
      { row: 3, column: '工号', key: 'calls.evaluated_for_another', params: { recording: 'R1', no: '0012' } },
    ]);
    expect(await run(sheet(call('R2', '0012'), call('R1', '0013')), { skipBad: true })).toMatchObject({ imported: 1, failed: 1 });
  });

  it('taking back a list leaves the calls that were evaluated since, unlisted', async () => {
    const { batchId } = await run(sheet(call('R1', '0012'), call('R2', '0012')));
    await evaluate('R1');
    await revertBatch(database.dataSource, importer, batchId);
    expect(await stored()).toMatchObject([{ recording_id: 'R1', listed: false, duration_s: null, topic: null, customer_cipher: null }]);
  });

  it('a call that moved and was evaluated since is not taken back', async () => {
    await run(sheet(call('R1', '0012')));
    const { batchId } = await run(sheet(call('R1', '0013')));
    await evaluate('R1');
    await expect(revertBatch(database.dataSource, importer, batchId)).rejects.toMatchObject({ code: 'calls.evaluated_since' });
  });

  describe('when the month stands', () => {
    it('new and changed calls are refused, unchanged ones are not', async () => {
      const { batchId } = await run(sheet(call('R1', '0012'), call('R2', '0012', '2026-11-01 00:00')));
      await lockMonth(database.dataSource, '2026-10');
      await expect(run(sheet(call('R3', '0012', '2026-10-31 23:59')))).rejects.toMatchObject({ code: 'scorecards.period_locked' });
      expect(await run(sheet(call('R1', '0012'), call('R3', '0012', '2026-11-01 00:00')))).toMatchObject({ imported: 1, unchanged: 1 });
      await expect(revertBatch(database.dataSource, importer, batchId)).rejects.toMatchObject({ code: 'scorecards.period_locked' });
    });

    it('a call cannot be moved out of it either, unless it is a restatement', async () => {
      await run(sheet(call('R1', '0012')));
      await lockMonth(database.dataSource, '2026-10');
      const moved = sheet(call('R1', '0012', '2026-11-02 10:00'));
      await expect(run(moved)).rejects.toMatchObject({ code: 'scorecards.period_locked' });
      expect(await run(moved, { restateReason: 'wrong clock' })).toMatchObject({ imported: 1 });
    });
  });
});
