import { importSheet, revertBatch, type Sheet, type SheetCell } from '../../../../test/support/import-harness.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { rowsFromFormJson } from './form-json.js';
import { FormImporter } from './form.importer.js';
import { FormStore } from './form.store.js';

const HEADER = [
  '评分表',
  '版本',
  '名称',
  '评分方式',
  '大项',
  '评分项',
  '评分项名称',
  '类型',
  '满分',
  '选项',
  '权重',
  '大项权重',
  '致命',
  '业务准确',
  '允许不适用',
  '致命处理',
  '生效日期',
];
const FIELDS = [
  'form',
  'version',
  'name',
  'policy',
  'section',
  'code',
  'criterion',
  'kind',
  'max',
  'options',
  'weight',
  'sectionWeight',
  'critical',
  'accuracy',
  'allowNa',
  'criticalPolicy',
  'from',
] as const;

type Fields = Partial<Record<(typeof FIELDS)[number], SheetCell>>;

const rowOf = (fields: Fields): SheetCell[] => {
  const all: Fields = { form: 'F1', version: '1', name: '呼入', section: '开头', criterion: '名称', max: 10, ...fields };
  return FIELDS.map((field) => all[field] ?? null);
};
const sheet = (...rows: Fields[]): Sheet => [HEADER, ...rows.map(rowOf)];

const plain = (change: Fields = {}): Sheet =>
  sheet(
    { code: 'A1', criterion: '开头语', ...change },
    { code: 'A2', criterion: '核身', kind: '选项', options: '是=10；否=0！', critical: '合规', ...change },
    { code: 'B1', criterion: '解答', section: '业务', sectionWeight: 2, weight: 3, accuracy: '是', ...change },
  );

describe('importing forms', () => {
  const store = new FormStore();
  const importer = new FormImporter(store);
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => database.drop());

  const run = (rows: Sheet, options = {}) => importSheet(database.dataSource, importer, rows, options);
  const load = () => store.load(database.dataSource.manager);

  it('publishes a version with its defaults, in the order of the file', async () => {
    expect(await run(plain())).toMatchObject({ imported: 3, unchanged: 0, problems: [] });
    const version = (await load()).version('F1', '1');
    expect(version).toMatchObject({ code: 'F1', name: '呼入', effectiveFrom: null, nItems: 3, state: 'published' });
    expect(version?.definition).toEqual({
      policy: 'weighted', naPolicy: 'redistribute', criticalPolicy: 'zero_form', capBp: null, baseBp: 10000, bonusCapBp: 500, maxScoreBp: 10000,
      sections: [{ name: '开头', weightE4: 10000 }, { name: '业务', weightE4: 20000 }],
      criteria: [
        { code: 'A1', name: '开头语', section: 0, kind: 'scale', maxPoints: 1000, minPoints: 0, step: 1, weightE4: 10000, options: [], criticalFamily: null, accuracy: false, allowNa: true, shownWhen: null },
        { code: 'A2', name: '核身', section: 0, kind: 'choice', maxPoints: 1000, minPoints: 0, step: 1, weightE4: 10000, options: [{ label: '是', points: 1000, autoFail: false }, { label: '否', points: 0, autoFail: true }], criticalFamily: 'compliance_critical', accuracy: false, allowNa: true, shownWhen: null },
        { code: 'B1', name: '解答', section: 1, kind: 'scale', maxPoints: 1000, minPoints: 0, step: 1, weightE4: 30000, options: [], criticalFamily: null, accuracy: true, allowNa: true, shownWhen: null },
      ],
    }); // prettier-ignore
  });

  it('blank for not applicable means no as soon as the form says anything about it', async () => {
    const rows = plain();
    rows[2]![FIELDS.indexOf('allowNa')] = '是';
    await run(rows);
    expect((await load()).version('F1', '1')?.definition.criteria.map((each) => each.allowNa)).toEqual([false, true, false]);
  });

  it('the same file a second time changes nothing', async () => {
    await run(plain());
    expect(await run(plain())).toMatchObject({ imported: 0, unchanged: 3, problems: [], warnings: [] });
  });

  it('a published version never changes: other content needs a new version number', async () => {
    await run(plain());
    const changed = plain();
    changed[2]![FIELDS.indexOf('max')] = 20;
    const refused = await run(changed);
    expect(refused).toMatchObject({ imported: 0, failed: 1 });
    expect(refused.problems).toEqual([expect.objectContaining({ row: 3, column: '评分项', key: 'forms.version_published' })]);
    expect((await run(plain({ from: '2026-10-01' }))).problems).toMatchObject([{ row: 2, key: 'forms.version_published' }]);
  });

  it('a criterion keeps its lineage from version to version', async () => {
    await run(plain());
    expect(await run(plain({ version: '2', from: '2026-10-01' }))).toMatchObject({ imported: 3 });
    const rows: { lineages: number; criteria: number }[] = await database.dataSource.query(
      'select count(distinct lineage_id)::int as lineages, count(*)::int as criteria from criterion',
    );
    expect(rows).toEqual([{ lineages: 3, criteria: 6 }]);
    const catalogue = await load();
    expect([catalogue.inForce('F1', '2026-09-30')?.version, catalogue.inForce('F1', '2026-10-01')?.version]).toEqual(['1', '2']);
  });

  it('a name changes with a new version only', async () => {
    await run(plain());
    expect((await run(plain({ name: '新名' }))).warnings).toMatchObject([
      { key: 'forms.name_kept', params: { known: '呼入', given: '新名' } },
    ]);
    await run(plain({ name: '新名', version: '2' }));
    expect((await load()).find('新名')).toBe('F1');
    expect((await load()).find('呼入')).toBeNull();
  });

  it('several forms come in one file, their rows in any order', async () => {
    const [header, ...rows] = plain();
    const other = sheet({ form: 'F2', name: '呼出', code: 'X', from: '2026-10-01' }, { form: 'F2', name: '呼出', code: 'Y' }).slice(
      1,
    ) as SheetCell[][];
    expect(await run([header, rows[0]!, other[0]!, rows[1]!, other[1]!, rows[2]!])).toMatchObject({ imported: 5 });
    const catalogue = await load();
    expect(catalogue.version('F2', '1')?.definition.criteria.map((each) => each.code)).toEqual(['X', 'Y']);
    expect(catalogue.version('F2', '1')?.effectiveFrom).toBe('2026-10-01');
  });

  it('names the row of every fault at once', async () => {
    const outcome = await run(
      sheet(
        { code: 'A1', criticalPolicy: '封顶' },
        { code: 'A1' },
        { code: 'A2', kind: '选项', options: '是' },
        { code: 'A3', max: 400 },
        { code: 'A4', options: '是=1' },
        { code: 'A5', policy: '扣分' },
        { code: 'A6', policy: '归一', sectionWeight: 2 },
        { code: 'A7', sectionWeight: 3 },
      ),
    );
    expect(outcome.problems.map(({ row, column, key }) => [row, column, key]).sort()).toEqual(
      [
        [2, '致命处理', 'forms.cap_missing'],
        [3, '评分项', 'forms.duplicate_code'],
        [4, '选项', 'forms.bad_option'],
        [4, '选项', 'forms.choice_without_options'],
        [5, '满分', 'forms.maximum_too_large'],
        [6, '选项', 'forms.options_without_choice'],
        [8, '评分方式', 'forms.conflict'],
        [9, '大项权重', 'forms.conflict'],
      ].sort(),
    );
    expect((await load()).versions).toEqual([]);
  });

  it('a deduction form whose maxima do not sum to its base is refused', async () => {
    const { problems } = await run(sheet({ code: 'A1', policy: '扣分', kind: '扣分', max: 60 }, { code: 'A2', kind: '扣分', max: 30 }));
    expect(problems).toMatchObject([{ key: 'forms.deduction_sum_not_base', params: { given: 90, limit: 100 } }]);
  });

  it('is never published by half: with bad rows left out the whole form stays out', async () => {
    const [header, ...rows] = plain();
    const other = rowOf({ form: 'F2', name: '呼出', code: 'X' });
    const bad = rowOf({ code: 'C1', max: 'many' });
    const outcome = await run([header, ...rows, bad, rowOf({ code: 'C2' }), other], { skipBad: true });
    expect(outcome).toMatchObject({ imported: 1, failed: 5 });
    expect((await load()).versions.map((each) => each.code)).toEqual(['F2']);
  });

  it('a form from another system’s JSON comes in like a sheet', async () => {
    const yesNo = [
      { text: 'Yes', value: 1 },
      { text: 'No', value: 0 },
    ];
    const visibilityCondition = { combiningOperation: 'AND', predicates: ['/form/questionGroup/0/question/0/answer/0'] };
    const { header, rows } = rowsFromFormJson({
      name: 'Example',
      questionGroups: [
        { name: 'G1', weight: 1, questions: [{ text: 'q1', isKill: true, answerOptions: yesNo }] },
        { name: 'G2', weight: 1.5, visibilityCondition, questions: [{ text: 'q2', naEnabled: true, answerOptions: yesNo }] },
      ],
    });
    expect(await run([header, ...rows])).toMatchObject({ imported: 2, problems: [] });
    const definition = (await load()).version('Example', '1')?.definition;
    expect(definition).toMatchObject({ policy: 'points', sections: [{ weightE4: 10000 }, { weightE4: 15000 }] });
    expect(definition?.criteria).toMatchObject([
      { criticalFamily: 'compliance_critical', allowNa: false, shownWhen: null },
      { criticalFamily: null, allowNa: true, shownWhen: { criterion: 'G1Q1', answers: [100] } },
    ]);
    expect(await run([header, ...rows])).toMatchObject({ imported: 0, unchanged: 2 });
  });

  it('a batch taken back leaves nothing behind, and the form can come in again', async () => {
    const { batchId } = await run(plain());
    await revertBatch(database.dataSource, importer, batchId);
    const rows: { forms: number; lineages: number }[] = await database.dataSource.query(
      'select (select count(*) from evaluation_form)::int as forms, (select count(*) from criterion_lineage)::int as lineages',
    );
    expect(rows).toEqual([{ forms: 0, lineages: 0 }]);
    expect(await run(plain({ max: 20 }))).toMatchObject({ imported: 3 });
  });

  it('taking back a second version brings the old name back', async () => {
    await run(plain());
    const { batchId } = await run(plain({ version: '2', name: '新名' }));
    await revertBatch(database.dataSource, importer, batchId);
    const catalogue = await load();
    expect(catalogue.versions.map((each) => [each.version, each.name])).toEqual([['1', '呼入']]);
  });

  describe('with evaluations', () => {
    const evaluate = async (): Promise<void> => {
      await database.dataSource.query(`
        insert into person (employee_no, name) values ('1', '甲');
        insert into call (agent_id, id, recording_id, started_at, direction, listed) values (1, 1, 'R1', '2026-10-05', 'inbound', true);
        insert into evaluation (agent_id, id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose,
          state, revision, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_missed,
          points, flags)
        select 1, 1, 'E1', 1, id, 1, 'R1', '2026-10-05', '2026-10-05', 'random', 'released', 1, false, 0, 0, 0, false, false, '{0,0,0}', '{2,2,2}'
        from form_version;
        insert into evaluation_revision (agent_id, evaluation_id, revision, change, evaluation_no, form_version_id, evaluator_id, recording_id,
          called_at, evaluated_at, purpose, state, critical_failed, critical_families, missed_non_critical, applicable_non_critical,
          accuracy_applicable, accuracy_missed, points, flags, critical_named, changed_by)
        select agent_id, id, 1, 'created', evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state,
          false, 0, 0, 0, false, false, points, flags, '{}', 'test'
        from evaluation`);
    };

    it('a version in use is not taken back', async () => {
      const { batchId } = await run(plain());
      await evaluate();
      await expect(revertBatch(database.dataSource, importer, batchId)).rejects.toMatchObject({
        code: 'forms.in_use',
        params: { form: 'F1', version: '1' },
      });
    });

    it('a version that only history names is retired, and comes back when it is imported again', async () => {
      const { batchId } = await run(plain());
      await evaluate();
      await database.dataSource.query('delete from evaluation');
      await revertBatch(database.dataSource, importer, batchId);
      expect((await load()).inForce('F1', '2026-10-05')).toBeNull();
      const again = await run(plain());
      expect(again).toMatchObject({ imported: 3, unchanged: 0 });
      expect((await load()).inForce('F1', '2026-10-05')?.version).toBe('1');
      await revertBatch(database.dataSource, importer, again.batchId);
      expect((await load()).version('F1', '1')?.state).toBe('retired');
    });
  });
});
