import type { TestingModule } from '@nestjs/testing';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { importSheet, revertBatch, type Sheet, type SheetCell } from '../../../../test/support/import-harness.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { OrganizationModule } from './organization.module.js';
import { RosterImporter } from './roster.importer.js';

const HEADER = ['工号', '姓名', '岗位', '班组', '班组名称', '所属班长', '生效日期', '入职日期', '离职日期'];
const sheet = (...rows: SheetCell[][]): Sheet => [HEADER, ...rows.map((row) => HEADER.map((_, index) => row[index] ?? null))];

const base = sheet(
  ['0900', '周敏', '班长', null, null, null, '2026-01-01'],
  ['0101', '李伟', '组长', 'IN-A', '呼入一组', '0900', '2026-01-01'],
  ['0001', '张晓雯', '坐席', 'IN-A', null, null, '2026-01-01', '2025-12-01'],
  ['0002', '王强', '客服', '呼入一组', null, null, '2026-01-01'],
  ['0003', '赵 丽', '客服代表', 'OUT-A', '外呼一组', null, '2026-10-15'],
);

describe('importing a roster', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let roster: RosterImporter;

  beforeEach(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, OrganizationModule);
    roster = module.get(RosterImporter);
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  const query = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, params);
  const membership = (no: string) =>
    query<{ code: string; valid: string }>(
      `select t.code, m.valid::text from team_membership m join team t on t.id = m.team_id join person p on p.id = m.agent_id
       where p.employee_no = $1 order by m.valid`,
      [no],
    );
  const openMonth = (id: string, state = 'open') =>
    query(
      `insert into period (id, first_day, last_day, starts_at, ends_at, state)
       select $1, d, d + interval '1 month' - interval '1 day', d, d + interval '1 month', $2 from (select ($1 || '-01')::date as d) month`,
      [id, state],
    );

  it('people, posts, teams, leaders and supervisors come in, and leading zeros stay', async () => {
    const outcome = await importSheet(database.dataSource, roster, base);
    expect(outcome).toMatchObject({ imported: 5, unchanged: 0, problems: [] });
    expect(await membership('0002')).toEqual([{ code: 'IN-A', valid: '[2026-01-01,)' }]);
    expect(await query('select name from person where employee_no = $1', ['0003'])).toEqual([{ name: '赵丽' }]);
    expect(await query('select p.employee_no from team_leadership l join person p on p.id = l.leader_id')).toEqual([
      { employee_no: '0101' },
    ]);
    expect(await query('select p.employee_no from team_supervision s join person p on p.id = s.supervisor_id')).toEqual([
      { employee_no: '0900' },
    ]);
  });

  it('the same file again changes nothing', async () => {
    await importSheet(database.dataSource, roster, base);
    expect(await importSheet(database.dataSource, roster, base)).toMatchObject({ imported: 0, unchanged: 5 });
  });

  it('the same file again changes nothing for someone who left and came back, or led again', async () => {
    const file = sheet(
      ['0014', '刘洋', '客服', 'A', null, null, '2020-01-01', null, '2026-10-05'],
      ['0014', '刘洋', '客服', 'B', null, null, '2026-10-20'],
      ['0015', '陈晨', '组长', 'A', null, null, '2026-09-01'],
      ['0015', '陈晨', '客服', 'A', null, null, '2026-10-15'],
      ['0015', '陈晨', '组长', 'A', null, null, '2026-11-01'],
    );
    expect((await importSheet(database.dataSource, roster, file)).imported).toBe(5);
    expect(await importSheet(database.dataSource, roster, file)).toMatchObject({ imported: 0, unchanged: 5 });
  });

  it('a transfer in mid-month marks the month it touches', async () => {
    await importSheet(database.dataSource, roster, base);
    await openMonth('2026-10');
    const outcome = await importSheet(database.dataSource, roster, sheet(['0001', '张晓雯', '客服', 'OUT-A', null, null, '2026-10-15']));
    expect(outcome.imported).toBe(1);
    expect(await membership('0001')).toEqual([
      { code: 'IN-A', valid: '[2026-01-01,2026-10-15)' },
      { code: 'OUT-A', valid: '[2026-10-15,)' },
    ]);
    expect(await query('select period_id from dirty')).toEqual([{ period_id: '2026-10' }]);
  });

  it('a locked month refuses a transfer inside it, unless it is a restatement', async () => {
    await importSheet(database.dataSource, roster, base);
    await openMonth('2026-10', 'locked');
    const change = sheet(['0001', '张晓雯', '客服', 'OUT-A', null, null, '2026-10-15']);
    await expect(importSheet(database.dataSource, roster, change)).rejects.toThrow(/2026-10/);
    expect(await membership('0001')).toHaveLength(1);
    expect((await importSheet(database.dataSource, roster, change, { restateReason: '调动漏报' })).imported).toBe(1);
  });

  it('a locked month does not mind changes after it, nor people without figures', async () => {
    await importSheet(database.dataSource, roster, base);
    await openMonth('2026-09', 'locked');
    const later = sheet(
      ['0001', '张晓雯', '客服', 'OUT-A', null, null, '2026-10-01'],
      ['0901', '钱进', '质检培训', null, null, null, '2026-01-01'],
    );
    expect((await importSheet(database.dataSource, roster, later)).imported).toBe(2);
  });

  it('an agent without a team, an unknown supervisor and a leaving before joining are each told at their cell', async () => {
    const outcome = await importSheet(
      database.dataSource,
      roster,
      sheet(
        ['0001', '张晓雯', '客服'],
        ['0002', '王强', '客服', 'IN-A', null, '0999'],
        ['0003', '赵丽', '客服', 'IN-A', null, null, '2026-10-05', null, '2026-10-01'],
      ),
    );
    expect(outcome.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, '班组'],
      [4, '离职日期'],
      [3, '所属班长'],
    ]);
    expect(await query('select from person')).toEqual([]);
  });

  it('a reverted batch leaves the roster as it was', async () => {
    await importSheet(database.dataSource, roster, base);
    const before = await query('select * from team_membership order by agent_id, valid');
    const change = await importSheet(
      database.dataSource,
      roster,
      sheet(['0001', '张晓文', '组长', 'OUT-A', null, null, '2026-10-15'], ['0010', '新人', '客服', 'NEW', '新组', null, '2026-10-20']),
    );
    expect(change.imported).toBe(2);
    await revertBatch(database.dataSource, roster, change.batchId);
    expect(await query('select * from team_membership order by agent_id, valid')).toEqual(before);
    expect(await query(`select from person where employee_no = '0010'`)).toEqual([]);
    expect(await query(`select from team where code = 'NEW'`)).toEqual([]);
    expect(await query('select from team_leadership')).toHaveLength(1);
  });

  it('a team that others have joined since cannot be taken back', async () => {
    const { batchId } = await importSheet(database.dataSource, roster, base);
    await importSheet(database.dataSource, roster, sheet(['0044', '新人', '客服', 'OUT-A', null, null, '2026-10-20']));
    await expect(revertBatch(database.dataSource, roster, batchId)).rejects.toMatchObject({ key: 'organization.team_in_use' });
    expect(await membership('0044')).toEqual([{ code: 'OUT-A', valid: '[2026-10-20,)' }]);
  });

  it('someone who left is not hired after that by a row that says nothing of coming back', async () => {
    await importSheet(database.dataSource, roster, sheet(['0045', '旧人', '客服', 'A', null, null, '2026-01-01', null, '2026-09-30']));
    const outcome = await importSheet(
      database.dataSource,
      roster,
      sheet(['0045', '旧人', '客服', 'A', null, null, '2026-01-01', '2026-10-10']),
    );
    expect(outcome.problems).toMatchObject([{ row: 2, column: '入职日期', key: 'organization.left_before_hired' }]);
  });
});
