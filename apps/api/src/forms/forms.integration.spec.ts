import { formExample } from '@contracts/forms.js';
import { FormImporter } from '@domain/forms/form.importer.js';
import { FormStore } from '@domain/forms/form.store.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { importSheet, type Sheet } from '../../../../test/support/import-harness.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const FORM = '/api/v1/forms/STD-IN';
const V2 = `${FORM}/versions/2`;
const SHEET: Sheet = [
  ['评分表', '版本', '名称', '大项', '评分项', '评分项名称', '满分'],
  ['STD-IN', '1', '呼入', '开头', 'A1', '开头语', 10],
];

describe('evaluation forms over HTTP', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let trainer: Client;
  let agent: Client;

  beforeEach(async () => {
    database = await createTestDatabase({ poolSize: 12 });
    api = await apiOn(database);
    trainer = await api.as('7001', 'qa_trainer');
    agent = await api.as('0001', 'agent');
  });
  afterEach(async () => {
    await api.close();
    await database.drop();
  });

  const draft = (change: object = {}) => trainer.post(`${FORM}/versions`, { ...formExample, ...change });
  const publish = (body: object = { effective_from: '2026-12-01' }, headers = {}) => trainer.post(`${V2}/publication`, body, headers);
  const bring = (sheet: Sheet) => importSheet(database.dataSource, new FormImporter(new FormStore()), sheet);

  it('a draft is seen by those who write forms, and by everyone once it is published', async () => {
    expect(await draft()).toMatchObject({ status: 201, body: { code: 'STD-IN', version: '2', state: 'draft', criteria_count: 2 } });
    expect((await agent.get('/api/v1/forms')).body.items).toEqual([]);
    expect((await agent.get(FORM)).status).toBe(404);
    expect((await agent.get(V2)).status).toBe(404);
    expect((await agent.post(`${FORM}/versions`, formExample)).status).toBe(403);
    expect((await trainer.get(FORM)).body.versions).toMatchObject([{ version: '2', state: 'draft', published_at: null }]);
    expect(await publish()).toMatchObject({ status: 200, body: { state: 'published', effective_from: '2026-12-01' } });
    expect((await agent.get('/api/v1/forms')).body).toMatchObject({ total: 1, items: [{ code: 'STD-IN', name: '呼入评分表' }] });
    expect((await agent.get(V2)).body).toMatchObject({
      policy: 'deduction',
      na_policy: 'full_credit',
      critical_policy: 'zero_form',
      base: 100,
      sections: [
        { name: '服务规范', weight: 1 },
        { name: '业务处理', weight: 1 },
      ],
      criteria: [
        { code: 'IN01', section: '服务规范', kind: 'deduction', max_points: 40, allow_na: true },
        { code: 'IN02', max_points: 60, accuracy: true, critical_family: 'business_critical' },
      ],
    });
  });

  it('everything that stands against publishing is named at its field, and the draft stays a draft', async () => {
    await draft({
      criteria: [
        { section: '一', code: 'A1', name: '甲', kind: 'deduction', max_points: 40 },
        { section: '一', code: 'A2', name: '乙', kind: 'bonus', max_points: 5, min_points: 1 },
        { section: '二', code: 'A3', name: '丙', kind: 'choice', max_points: 10, shown_when: 'A9=10' },
      ],
    });
    const answer = await publish();
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code])).toEqual([
      ['/criteria/1/min_points', 'forms.minimum_not_zero'],
      ['/criteria/2/options', 'forms.choice_without_options'],
      ['/criteria/2/shown_when', 'forms.shown_when_unknown'],
      ['/criteria', 'forms.deduction_sum_not_base'],
    ]);
    expect((await trainer.get(V2)).body.state).toBe('draft');
  });

  it('what cannot be kept is refused at its field at once', async () => {
    const [first, second] = formExample.criteria;
    const refused = await draft({
      form_code: 'OTHER',
      critical_policy: 'cap',
      criteria: [
        { ...first, max_points: 40.005, section_weight: 2 },
        { ...first, section_weight: 3 },
        { ...second, kind: 'choice', options: 'yes=10;yes=0' },
      ],
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/form_code',
      '/critical_policy',
      '/criteria/0/max_points',
      '/criteria/1/code',
      '/criteria/1/section_weight',
      '/criteria/2/options',
    ]);
    expect((await draft({ criteria: [] })).status).toBe(400);
    expect((await draft({ criteria: [{ ...first, max_points: 328 }] })).status).toBe(400);
    expect((await trainer.get(FORM)).status).toBe(404);
  });

  it('a form comes back as it was written, in words or in fields', async () => {
    const criteria = [
      { section: '一', section_weight: 0.125, code: 'Q1', name: '甲', kind: 'choice', max_points: 10, options: '是=10;否=0!' },
      { section: '一', code: 'Q2', name: '乙', max_points: 7.25, step: 0.25, weight: 2.5, shown_when: 'Q1=10,0', allow_na: false },
    ];
    await draft({ policy: 'points', critical_policy: 'cap 59', criteria });
    const read = (await trainer.get(V2)).body;
    expect(read).toMatchObject({ critical_policy: 'cap', cap: 59 });
    expect(read.criteria).toMatchObject([
      {
        section_weight: 0.125,
        options: [
          { label: '是', points: 10, auto_fail: false },
          { label: '否', points: 0, auto_fail: true },
        ],
        allow_na: false,
      },
      { max_points: 7.25, step: 0.25, weight: 2.5, shown_when: { criterion: 'Q1', answers: [10, 0] } },
    ]);
    const { code, version, state, effective_from, published_at, criteria_count, sections, ...content } = read;
    const again = await trainer.put(V2, content);
    expect(again.body).toEqual(read);
    expect([code, version, state, effective_from, published_at, criteria_count, sections.length]).toEqual([
      'STD-IN',
      '2',
      'draft',
      null,
      null,
      2,
      1,
    ]);
  });

  it('of two who write a draft over one is told that it is stale', async () => {
    const tag = (await draft()).headers.get('etag')!;
    const answers = await Promise.all(['甲', '乙'].map((name) => trainer.put(V2, { ...formExample, name }, { 'if-match': tag })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await publish({}, { 'if-match': tag })).status).toBe(409);
    expect((await trainer.delete(V2, { 'if-match': tag })).status).toBe(409);
  });

  it('of two drafts of the same version at once one is made', async () => {
    const answers = await Promise.all([draft(), draft({ name: '另一张' })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('forms.version_exists');
  });

  it('published never changes; retired is the end', async () => {
    await draft();
    expect(await trainer.post(`${V2}/retirement`, {})).toMatchObject({ status: 409, body: { code: 'forms.is_draft' } });
    await publish();
    for (const answer of [await trainer.put(V2, formExample), await trainer.delete(V2), await publish()])
      expect(answer).toMatchObject({ status: 409, body: { code: 'forms.is_published' } });
    expect((await trainer.post(`${V2}/retirement`, {})).body.state).toBe('retired');
    expect(await publish()).toMatchObject({ status: 409, body: { code: 'forms.is_retired' } });
    const trail = await database.dataSource.query(`select action, actor, subject from audit_event where action like 'form.%' order by id`);
    expect(trail).toEqual(
      ['form.draft', 'form.publish', 'form.retire'].map((action) => ({ action, actor: '7001', subject: 'form STD-IN 2' })),
    );
  });

  it('a draft that is thrown away leaves nothing of its form, unless there is more of it', async () => {
    await draft();
    expect((await trainer.delete(V2)).status).toBe(204);
    expect(await database.dataSource.query('select from evaluation_form')).toHaveLength(0);
    await bring(SHEET);
    await draft();
    await trainer.delete(V2);
    expect((await trainer.get(FORM)).body).toMatchObject({ name: '呼入', versions: [{ version: '1', state: 'published' }] });
  });

  it('an imported version is published at once; a new name holds from the publication of its draft', async () => {
    await bring(SHEET);
    await draft();
    expect((await agent.get(FORM)).body).toMatchObject({
      name: '呼入',
      versions: [{ version: '1', state: 'published', effective_from: null }],
    });
    await publish();
    expect((await agent.get(FORM)).body).toMatchObject({ name: '呼入评分表', versions: [{ version: '1' }, { version: '2' }] });
  });

  it('an import does not take a version that somebody is drafting', async () => {
    await draft();
    const [header, row] = SHEET;
    const outcome = await bring([header, row!.with(1, '2')]);
    expect(outcome.problems.map((problem) => problem.key)).toEqual(['forms.version_is_draft']);
    const racing = await Promise.allSettled([bring([header, row!.with(1, '3')]), draft({ version: '3' })]);
    expect(racing.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled']);
    const [{ n }] = await database.dataSource.query(`select count(*)::int as n from form_version where version = '3'`);
    expect(n).toBe(1);
  });
});
