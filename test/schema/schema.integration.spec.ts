import type { TestingModule } from '@nestjs/testing';
import { EvaluationImporter } from '@domain/evaluations/evaluation.importer.js';
import { EvaluationsModule } from '@domain/evaluations/evaluations.module.js';
import { FormImporter } from '@domain/forms/form.importer.js';
import { FormsModule } from '@domain/forms/forms.module.js';
import { OrganizationModule } from '@domain/organization/organization.module.js';
import { RosterImporter } from '@domain/organization/roster.importer.js';
import { domainOn } from '../support/domain-fixture.js';
import { importSheet } from '../support/import-harness.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('the schema', () => {
  let database: TestDatabase;
  let module: TestingModule;

  beforeAll(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, OrganizationModule, FormsModule, EvaluationsModule);
    const { dataSource } = database;
    await importSheet(dataSource, module.get(RosterImporter), [
      ['工号', '姓名', '岗位', '班组', '生效日期'],
      ['0001', '张晓雯', '客服', 'A', '2026-01-01'],
      ['0900', '钱进', '质检培训', null, '2026-01-01'],
    ]);
    await importSheet(dataSource, module.get(FormImporter), [
      ['评分表', '版本', '名称', '大项', '评分项', '评分项名称', '满分', '致命', '允许不适用'],
      ['F', '1', '表', '服务', 'Q1', '态度', 10, null, '是'],
      ['F', '1', '表', '服务', 'Q2', '核身', 10, '合规', '是'],
      ['F', '1', '表', '服务', 'Q3', '解答', 5, null, '是'],
    ]);
    await importSheet(dataSource, module.get(EvaluationImporter), [
      ['质检编号', '评分表', '录音编号', '工号', '通话开始时间', '方向', '质检员工号', '质检时间', '态度', '核身', '解答'],
      ['E1', 'F', 'R1', '0001', '2026-10-05 10:00', '呼入', '0900', '2026-10-06', 7.5, 0, '不适用'],
    ]);
  });
  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  const query = <Row>(sql: string): Promise<Row[]> => database.dataSource.query(sql);

  it('shows each answer as a row of item_score, without points where there are none', async () => {
    expect(
      await query(
        `select employee_no, evaluation_no, form_code, criterion_code, points::float, max_points::float, not_applicable, missed, critical_failed
         from item_score order by item_no`,
      ),
    ).toEqual([
      expect.objectContaining({
        employee_no: '0001',
        criterion_code: 'Q1',
        points: 7.5,
        max_points: 10,
        missed: true,
        critical_failed: false,
      }),
      expect.objectContaining({ criterion_code: 'Q2', points: 0, critical_failed: true }),
      expect.objectContaining({ criterion_code: 'Q3', points: null, not_applicable: true, missed: false }),
    ]);
  });

  it.each([
    [
      'an evaluation with fewer answers than its form has criteria',
      'update evaluation set points = points[1:2], flags = flags[1:2]',
      'evaluation_form_version_id_n_items_fkey',
    ],
    ['answers without their flags', 'update evaluation set flags = flags[1:2]', 'evaluation_check'],
    ['a final score without a raw one', 'update evaluation set raw_bp = null', 'evaluation_check'],
    [
      'two teams on one day',
      `insert into team_membership select agent_id, team_id, daterange('2026-05-01', '2026-06-01') from team_membership limit 1`,
      'team_membership_agent_id_valid_excl',
    ],
    [
      'months that overlap',
      `insert into period (id, first_day, last_day, starts_at, ends_at) values ('2026-11', '2026-10-20', '2026-11-19', now(), now())`,
      'period_daterange_excl',
    ],
    ['an evaluation whose call is someone else’s', 'update evaluation set call_id = call_id + 1', 'evaluation_agent_id_call_id_fkey'],
    ['a form version that goes while evaluations use it', 'delete from form_version', 'form_version'],
  ])('refuses %s', async (_, sql, constraint) => {
    await expect(query(sql)).rejects.toThrow(constraint);
  });

  /** Undone at the end. */
  const trying = async (steps: readonly string[], then: (last: Promise<unknown>, ask: typeof query) => Promise<void>) => {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      for (const step of steps.slice(0, -1)) await runner.query(step);
      await then(runner.query(steps.at(-1)!), (sql) => runner.query(sql));
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  };

  it.each([
    [
      'a person whom only a revision names',
      [
        `insert into person (employee_no, name) values ('gone', 'gone')`,
        `create temp table revised on commit drop as select * from evaluation_revision`,
        `update revised set revision = 2, evaluator_id = (select id from person where employee_no = 'gone')`,
        'insert into evaluation_revision select * from revised',
        `delete from person where employee_no = 'gone'`,
      ],
    ],
    ['a form version that only a revision is by', ['delete from evaluation', 'delete from criterion', 'delete from form_version']],
  ])('keeps %s', async (_, steps) => {
    await trying(steps, async (last) => expect(last).rejects.toThrow('A revision of an evaluation'));
  });

  it('lets the changes of an import go with it', async () => {
    await trying(['delete from import_batch'], async (last, ask) => {
      await last;
      expect(await ask('select count(*)::int as n from import_change')).toEqual([{ n: 0 }]);
    });
  });

  it('has no triggers of its own on tables that grow with agents', async () => {
    const rows = await query<{ table: string }>(
      `select distinct t.tgrelid::regclass::text as table from pg_trigger t where not t.tgisinternal order by 1`,
    );
    expect(rows.map(({ table }) => table)).toEqual(['audit_chain', 'audit_event', 'form_version', 'import_batch', 'person']);
  });

  it('has the person first in the key of every table that grows with people', async () => {
    const rows = await query<{ table: string; key: string[] }>(
      `select c.relname as table, array_agg(a.attname::text order by k.place) as key
       from pg_index i
       join pg_class c on c.oid = i.indrelid
       cross join lateral unnest(i.indkey) with ordinality as k (attnum, place)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where i.indisprimary and c.relname in
         ('call', 'evaluation', 'evaluation_revision', 'evaluation_note', 'team_membership', 'person_post', 'exam_result', 'metric_value',
          'dirty', 'agent_scorecard', 'leader_scorecard', 'scorecard_run_input')
       group by c.relname`,
    );
    expect(rows).toHaveLength(12);
    expect(rows.filter(({ key }) => key[0] !== 'agent_id')).toEqual([]);
  });

  it('comes with the agents’ scheme, the leaders’ scheme and the metric catalogue', async () => {
    expect(await query('select code, kind from scheme order by code')).toEqual([
      { code: 'AGENT-STD', kind: 'agent' },
      { code: 'LEADER-STD', kind: 'team_leader' },
    ]);
    expect(await query('select count(*)::int as n from metric')).toEqual([{ n: 9 }]);
  });
});
