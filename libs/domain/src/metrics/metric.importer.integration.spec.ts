import { importSheet, revertBatch, type HarnessOptions, type Sheet, type SheetCell } from '../../../../test/support/import-harness.js';
import { lockMonth, months, periodService, seedPeople } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { PersonStore } from '../organization/person.store.js';
import { MetricImporter } from './metric.importer.js';
import { MetricStore } from './metric.store.js';

const sheet = (...rows: SheetCell[][]): Sheet => [['日期', '工号', '接通量', '满意度', '出勤天数', '应出勤'], ...rows];

describe('importing key figures', () => {
  const importer = new MetricImporter(new MetricStore(), new PersonStore(), periodService());
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
    await seedPeople(database.dataSource, [
      { no: '01', name: '甲', team: 'A' },
      { no: '02', name: '乙', team: 'A' },
      { no: '03', name: '丙', team: 'A', leftOn: '2026-10-03' },
    ]);
  });
  afterEach(async () => database.drop());

  const run = (rows: Sheet, options: HarnessOptions = {}) => importSheet(database.dataSource, importer, rows, options);
  const stored = async (): Promise<string[]> => {
    const rows: Record<string, string>[] = await database.dataSource.query(
      `select p.employee_no as no, v.metric_code, v.grain, v.day, v.value
       from metric_value v join person p on p.id = v.agent_id order by 1, v.day, v.grain, 2`,
    );
    return rows.map((row) => `${row['no']} ${row['metric_code']} ${row['grain']} ${row['day']} ${Number(row['value'])}`);
  };

  it('takes days and months, and what stands over a column in any of its words', async () => {
    const outcome = await run(sheet(['2026-10', '01', 800, '98%', 21, 22], ['2026-10-05', '02', 40, 4.8125, null, null]));
    expect(outcome).toMatchObject({ imported: 2, problems: [], warnings: [] });
    expect(await stored()).toEqual([
      '01 attendance_days month 2026-10-01 21',
      '01 calls_answered month 2026-10-01 800',
      '01 csat month 2026-10-01 98',
      '01 required_days month 2026-10-01 22',
      '02 calls_answered day 2026-10-05 40',
      '02 csat day 2026-10-05 4.8125',
    ]);
    expect(await months(database.dataSource)).toEqual(['2026-10']);
  });

  it('the same file a second time changes nothing; a row counts when any of its values is new or changed', async () => {
    const rows = sheet(['2026-10', '01', 800, 98, 21, 22], ['2026-10', '02', 700, 97, 22, 22]);
    await run(rows);
    expect(await run(rows)).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await run(sheet(['2026-10', '01', 801, 98, 21, 22], ['2026-10', '02', 700, 97, 22, 22]))).toMatchObject({
      imported: 1,
      unchanged: 1,
    });
  });

  it('a blank cell, and one that says not applicable, leave alone what is stored', async () => {
    await run(sheet(['2026-10', '01', 800, 98, 21, 22]));
    expect(await run(sheet(['2026-10', '01', null, '不适用', '—', 22], ['2026-10', '02', '/', 'N/A', '-', null]))).toMatchObject({
      imported: 0,
      unchanged: 2,
      problems: [],
    });
    expect(await stored()).toHaveLength(4);
  });

  it('0 is a value', async () => {
    await run(sheet(['2026-10', '01', 0, null, null, null]));
    expect(await stored()).toEqual(['01 calls_answered month 2026-10-01 0']);
  });

  it('names every fault at its cell', async () => {
    const { problems } = await run(
      sheet(
        ['2026-10', '01', -1, '很好', 1.23456, 22],
        ['2026-10', '09', 1, null, null, null],
        ['2026-10-05', '02', 1, null, null, null],
        ['2026年10月5日', '02', 2, null, null, null],
      ),
    );
    expect(problems.map(({ row, column, key }) => [row, column, key])).toEqual([
      [2, '接通量', 'metrics.negative'],
      [2, '满意度', 'spreadsheet.not_a_number'],
      [2, '出勤天数', 'spreadsheet.too_many_decimals'],
      [3, '工号', 'organization.unknown_employee_no'],
      [5, '工号', 'metrics.same_row_twice'],
    ]);
    expect(await stored()).toEqual([]);
  });

  it('odd but possible values come in with a warning', async () => {
    const { imported, warnings } = await run(
      sheet(
        ['2026-10', '01', 1, null, 23, 22],
        ['2026-10', '03', 1, null, null, null],
        ['2026-11', '03', 1, null, null, null],
        ['2026-10-04', '03', 1, null, null, null],
      ),
    );
    expect(imported).toBe(4);
    expect(warnings.map(({ row, column, key }) => [row, column, key])).toEqual([
      [2, '出勤天数', 'metrics.attendance_above_required'],
      [4, '日期', 'organization.after_leaving'],
      [5, '日期', 'organization.after_leaving'],
    ]);
  });

  it('a file without a metric, or with one twice, is refused in one sentence', async () => {
    await expect(
      run([
        ['日期', '工号', '备注'],
        ['2026-10', '01', 'x'],
      ]),
    ).rejects.toMatchObject({ code: 'metrics.no_metric_column' });
    await expect(
      run([
        ['日期', '工号', '接听量', '接通量'],
        ['2026-10', '01', 1, 2],
      ]),
    ).rejects.toMatchObject({ code: 'intake.column_repeated' });
  });

  it('a batch taken back leaves what was there before', async () => {
    const first = await run(sheet(['2026-10', '01', 800, 98, null, null]));
    const before = await stored();
    const second = await run(sheet(['2026-10', '01', 801, 98, 21, null]));
    await revertBatch(database.dataSource, importer, second.batchId);
    expect(await stored()).toEqual(before);
    await revertBatch(database.dataSource, importer, first.batchId);
    expect(await stored()).toEqual([]);
  });

  describe('when the month stands', () => {
    const locked = { code: 'scorecards.period_locked' };

    it('values of its days and of the month are refused, the same ones are not', async () => {
      const { batchId } = await run(sheet(['2026-10', '01', 800, null, null, null]));
      await lockMonth(database.dataSource, '2026-10');
      await expect(run(sheet(['2026-10-31', '01', 1, null, null, null]))).rejects.toMatchObject(locked);
      await expect(run(sheet(['2026-10', '01', 801, null, null, null]))).rejects.toMatchObject(locked);
      await expect(revertBatch(database.dataSource, importer, batchId)).rejects.toMatchObject(locked);
      expect(await run(sheet(['2026-10', '01', 800, null, null, null], ['2026-11-01', '01', 5, null, null, null]))).toMatchObject({
        imported: 1,
        unchanged: 1,
      });
      expect(await run(sheet(['2026-10', '01', 801, null, null, null]), { restateReason: 'switch miscounted' })).toMatchObject({
        imported: 1,
      });
    });
  });

  it('where months start on the 26th, a day counts for the month it leads into', async () => {
    await database.dataSource.query(`insert into setting (key, version, value, changed_by) values ('month_starts_on', 1, '26', 'test')`);
    const [header, ...rows] = sheet(['2026-10-26', '01', 5, null, null, null], ['2026-12', '01', 5, null, null, null]);
    await run([header, ...rows], { monthStartsOn: 26 });
    expect(await months(database.dataSource)).toEqual(['2026-11', '2026-12']);
  });
});
