import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reportContext } from '@domain/reporting/report-context.js';
import { withSnapshot } from '@domain/reporting/snapshot.js';
import { CloseService } from '@domain/scorecards/close.service.js';
import { PeriodService } from '@domain/scorecards/period.service.js';
import { ScorecardQueryService } from '@domain/scorecards/scorecard-query.service.js';
import { writeMonthByHand } from '@domain/scorecards/testing/month-by-hand.js';
import { openHouse } from '@domain/scorecards/testing/scorecard-house.js';
import type { ReportContext, ReportDefinition, ReportSubject } from '@platform/report/report-definition.js';
import { checkWorkbookPackage } from '@platform/spreadsheet/testing/check-workbook-package.js';
import { renderWorkbook } from '@platform/spreadsheet/write/render-workbook.js';
import type { CellValue, WorkbookModel } from '@platform/spreadsheet/write/workbook-model.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { report as rawAnswers } from '../raw-answers/report.js';
import { report as rawEvaluations } from '../raw-evaluations/report.js';
import { report as supervisorMonthly } from '../supervisor-monthly/report.js';
import { report as teamMonthly } from '../team-monthly/report.js';
import { columnOf, tableOf, textsOf, valueOf } from './testing/workbook-texts.js';

const TEAM_1 = { id: 1, code: 'T1', name: '一组' };
const TEAM_2 = { id: 2, code: 'T2', name: '二组' };

let database: TestDatabase;
let house: INestApplicationContext;

async function inContext<T>(
  subject: ReportSubject | null,
  team: ReportSubject | null,
  work: (context: ReportContext) => Promise<T>,
): Promise<T> {
  return withSnapshot(house.get(DataSource), undefined, async (snapshot) => {
    const run = await house.get(ScorecardQueryService).run(snapshot.tx, '2026-10', 1);
    const period = await house.get(PeriodService).get(snapshot.tx, '2026-10');
    const occasion = { language: 'zh' as const, timeZone: 'Asia/Shanghai', requestedBy: 'test', now: new Date('2026-11-03T02:00:00Z') };
    return work(reportContext(snapshot, run, period, { subject, team }, occasion));
  });
}

function workbook(definition: ReportDefinition, subject: ReportSubject): Promise<WorkbookModel> {
  if (definition.kind !== 'workbook') throw new Error('No workbook');
  return inContext(subject, null, (context) => definition.build(context));
}

async function rawRows(definition: ReportDefinition, team: ReportSubject | null): Promise<CellValue[][]> {
  if (definition.kind !== 'rows') throw new Error('No rows');
  return inContext(null, team, async (context) => {
    const rows: CellValue[][] = [];
    for await (const row of definition.rows(context)) rows.push(row);
    return rows;
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
  const { module, facts } = await openHouse(database.dataSource);
  house = module;
  await writeMonthByHand(facts);
  await nameCriteria();
  await house.get(CloseService).close({ periodId: '2026-10', actor: 'test' });
});
afterAll(async () => {
  await house?.close();
  await database.drop();
});

describe('the reports of a month worked out by hand', () => {
  it('a team’s summary shows the figures of the run, and what came of its members', async () => {
    const model = await workbook(teamMonthly, TEAM_1);
    const [first, second] = tableOf(model, 'summary').rows;
    expect(first).toMatchObject({ key: '0001', cells: { pass: 0.75, composite: 85.75, rank: 1, complaints: { value: 1 }, n: 4 } });
    expect(second).toMatchObject({ key: '0003', emphasis: 'small-sample', cells: { rank: null } });
    expect(valueOf(second!.cells['remark'])).toContain('离职，最后工作日10月10日；缺考');
    expect(textsOf(model.sheets[0]).join()).toContain('王二（0002）10月16日调往二组，本组计入其 4 条质检');
    expect(checkWorkbookPackage(await renderWorkbook(model))).toEqual([]);
  });

  it('the detail of a team has its members’ calls and those of who moved away, and says for whom each counts', async () => {
    const model = await workbook(teamMonthly, TEAM_1);
    const who = columnOf(model, 'evaluations', 'no');
    expect(who.filter((no) => no === '0002')).toHaveLength(4);
    expect(who).not.toContain('9001');
    expect(new Set(columnOf(model, 'evaluations', 'counts'))).toEqual(new Set(['个人与本组', '仅本组（现属二组）']));
    const other = await workbook(teamMonthly, TEAM_2);
    expect(columnOf(other, 'evaluations', 'counts')).toEqual(expect.arrayContaining(['仅个人（当时在一组）', '全部不适用，不计入']));
    expect(columnOf(other, 'evaluations_apart', 'evaluation')).toEqual(['TARGETED']);
  });

  it('the detail keeps what the run saw when an evaluation is changed afterwards', async () => {
    const before = columnOf(await workbook(teamMonthly, TEAM_1), 'evaluations', 'final');
    await database.dataSource.query(
      `update evaluation set final_bp = 100, raw_bp = 100, revision = revision + 1 where evaluation_no = 'A1'`,
    );
    expect(columnOf(await workbook(teamMonthly, TEAM_1), 'evaluations', 'final')).toEqual(before);
  });

  it('what was missed is counted by the team of the call, and named in the detail', async () => {
    const first = await workbook(teamMonthly, TEAM_1);
    expect(columnOf(first, 'missed_criteria', 'label')).toEqual(['准确解答', '核身']);
    expect(columnOf(first, 'missed_criteria', 'missed')).toEqual([1, 0]);
    expect(columnOf(first, 'missed_criteria', 'n')).toEqual([11, 11]);
    expect(columnOf(first, 'missed_criteria', 'people')).toEqual(['王一 1', '']);
    const second = await workbook(teamMonthly, TEAM_2);
    expect(columnOf(second, 'evaluations', 'missed')).toContain('【致命】核身 0/10');
    expect(columnOf(second, 'coaching', 'why')).toEqual(['致命项', '考试']);
  });

  it('complaints come with what became of them', async () => {
    const model = await workbook(teamMonthly, TEAM_1);
    expect(columnOf(model, 'cases', 'case')).toEqual(['C1', 'C2', 'P4']);
    expect(columnOf(model, 'cases', 'effect')).toEqual(['计入', '同一通电话的重复，不再计', '计入；受理时在本组，个人计入现班组']);
    expect(columnOf(model, 'cases', 'points')).toEqual([-5, 0, 2]);
  });

  it('a supervisor’s workbook has all teams, and everyone who fell short', async () => {
    const { id } = await supervisor();
    const model = await workbook(supervisorMonthly, { id, code: '8001', name: '周班长' });
    expect(columnOf(model, 'teams', 'team')).toEqual(['一组', '二组']);
    expect(columnOf(model, 'ranking', 'no').toSorted()).toEqual(['0001', '0002', '0003', '0004', '0005']);
    expect(columnOf(model, 'below', 'no')).toEqual(expect.arrayContaining(['0002', '0003', '0004']));
    expect(checkWorkbookPackage(await renderWorkbook(model))).toEqual([]);
  });

  it('raw evaluations are one row each of all that the run saw, leaders’ own calls with them, and never a customer’s number', async () => {
    const rows = await rawRows(rawEvaluations, null);
    const numbers = rows.map((row) => row[0]);
    expect(numbers).toEqual(expect.arrayContaining(['A1', 'FIRST', 'ALLNA', 'TARGETED']));
    expect(numbers).not.toContain('NEXT');
    expect(new Set(numbers).size).toBe(numbers.length);
    if (rawEvaluations.kind !== 'rows') throw new Error('No rows');
    const titles = [...rawEvaluations.columns('zh'), ...rawEvaluations.columns('en')].map((column) => column.title).join();
    expect(titles).not.toMatch(/客户号码|customer number/i);
    expect(rows.every((row) => row.length === (rawEvaluations.kind === 'rows' ? rawEvaluations.columns('zh').length : 0))).toBe(true);
  });

  it('raw answers are one row for each criterion of each evaluation, or one team’s part of them', async () => {
    const [all, own] = [await rawRows(rawAnswers, null), await rawRows(rawAnswers, TEAM_1)];
    expect(all).toHaveLength((await rawRows(rawEvaluations, null)).length * 2);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((row) => row[3] === 'T1')).toBe(true);
    const notApplicable = all.filter((row) => row[0] === 'ALLNA');
    expect(notApplicable.map((row) => [row[13], row[14]])).toEqual([
      [null, true],
      [null, true],
    ]);
  });
});

/** The two criteria of the month's form: the first is the accuracy criterion, the second the critical one. */
async function nameCriteria(): Promise<void> {
  await database.dataSource.query(`
    with section as (insert into form_section (form_version_id, section_no, name, weight_e4) select id, 1, '业务', 10000 from form_version returning form_version_id),
    lineage as (insert into criterion_lineage (form_id, code) select form.id, named.code from evaluation_form form cross join (values ('C1'), ('C2')) as named (code) returning id, code)
    insert into criterion (form_version_id, item_no, lineage_id, section_no, code, name, kind, max_points, min_points, step, weight_e4, critical_family, accuracy, allow_na)
    select section.form_version_id, case lineage.code when 'C1' then 1 else 2 end, lineage.id, 1, lineage.code,
      case lineage.code when 'C1' then '准确解答' else '核身' end, 'scale', 1000, 0, 100, 10000,
      case lineage.code when 'C2' then 'compliance_critical' end, lineage.code = 'C1', true
    from section cross join lineage`);
}

async function supervisor(): Promise<{ id: number }> {
  const [row]: { id: number }[] = await database.dataSource.query(`select id from person where employee_no = '8001'`);
  if (row === undefined) throw new Error('No supervisor');
  return row;
}
