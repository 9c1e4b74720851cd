import type { TestingModule } from '@nestjs/testing';
import { createEvaluation } from '@contracts/evaluations.js';
import { EVERYTHING } from '@platform/auth/data-scope.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { seedEvaluatedCentre } from '../../../../test/support/evaluated-centre.js';
import { importSheet } from '../../../../test/support/import-harness.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CallImporter } from '../calls/call.importer.js';
import { FormImporter } from '../forms/form.importer.js';
import type { Evaluator } from './evaluation-planner.js';
import { EvaluationsModule } from './evaluations.module.js';
import { FormChoiceService } from './form-choice.service.js';
import { SubmitService } from './submit.service.js';

const BY_STD = { Q1: { points: 0 }, Q2: { points: 0 } };
const BY_WGT = { C01: { points: 8 }, C02: { option: '完整' } };
const NOT_RESTATING = { reason: null, allowed: true };

interface Asked {
  form?: 'STD' | 'WGT';
  direction?: 'inbound' | 'outbound';
  answers?: Record<string, unknown>;
}

describe('the form of a call', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let forms: FormChoiceService;
  let qa: Evaluator;
  let other: Evaluator;

  beforeEach(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, EvaluationsModule);
    await seedEvaluatedCentre(database.dataSource, module);
    forms = module.get(FormChoiceService);
    qa = await evaluator('0900');
    other = await evaluator('0901');
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  async function evaluator(employeeNo: string): Promise<Evaluator> {
    const [{ id }]: [{ id: number }] = await database.dataSource.query('select id from person where employee_no = $1', [employeeNo]);
    const roles = [{ role: 'qa_trainer' as const, personId: id }];
    return { actor: { accountId: id, employeeNo, name: employeeNo, personId: id, roles, tokenPermissions: null }, scope: EVERYTHING };
  }

  const wish = (recording_id: string, { form = 'STD', direction = 'inbound', answers }: Asked) =>
    createEvaluation.body.parse({
      call: { recording_id, employee_no: '0001', started_at: '2026-10-05T09:30:00+08:00', direction },
      form_code: form,
      answers: answers ?? (form === 'STD' ? BY_STD : BY_WGT),
    });
  const evaluated = (by: Evaluator, recording: string, asked: Asked = {}) =>
    module.get(SubmitService).submitNew(wish(recording, asked), by, NOT_RESTATING);
  /** Brings in a call that waits to be evaluated. */
  async function waiting(recording: string, { direction = '呼入', day = '2026-10-05' } = {}): Promise<void> {
    const importer = module.get(CallImporter, { strict: false });
    const header = ['录音编号', '工号', '通话开始时间', '方向'];
    expect(await importSheet(database.dataSource, importer, [header, [recording, '0001', `${day} 10:00`, direction]])).toMatchObject({
      problems: [],
    });
  }
  const suggested = async (recording: string, by: Evaluator) => (await forms.ofCall(recording, by)).suggested;

  it('is the first by its code as long as no call of that direction has been evaluated', async () => {
    await waiting('R1');
    await evaluated(qa, 'R2', { form: 'WGT', direction: 'outbound' });
    expect(await forms.ofCall('R1', qa)).toEqual({
      suggested: 'STD',
      items: [
        { code: 'STD', version: '1', name: '标准' },
        { code: 'WGT', version: '1', name: '加权' },
      ],
    });
  });

  it('is what others evaluated the direction by last, until the evaluator has done so', async () => {
    await waiting('R1');
    await waiting('R2', { direction: '呼出' });
    await evaluated(other, 'R3', { form: 'WGT' });
    expect(await suggested('R1', qa)).toBe('WGT');
    await evaluated(qa, 'R4', { form: 'STD' });
    expect([await suggested('R1', qa), await suggested('R1', other), await suggested('R2', qa)]).toEqual(['STD', 'WGT', 'STD']);
  });

  it('is taken in the version that was in force on the day of the call', async () => {
    const header = ['评分表', '版本', '名称', '评分方式', '大项', '评分项', '评分项名称', '类型', '满分', '生效日期'];
    const row = ['STD', '2', '新标准', '扣分', '服务', 'Q1', '开头语', '扣分', 100, '2026-11-01'];
    expect((await importSheet(database.dataSource, module.get(FormImporter, { strict: false }), [header, row])).problems).toEqual([]);
    await waiting('OLD', { day: '2026-10-31' });
    await waiting('NEW', { day: '2026-11-01' });
    const versions = async (recording: string) =>
      (await forms.ofCall(recording, qa)).items.map(({ code, version }) => `${code} ${version}`);
    expect([await versions('OLD'), await versions('NEW')]).toEqual([
      ['STD 1', 'WGT 1'],
      ['STD 2', 'WGT 1'],
    ]);
  });

  it('is nothing to whom the call is closed, just as one that is not there', async () => {
    await waiting('R1');
    const outside: Evaluator = { ...qa, scope: { kind: 'some', selfId: qa.actor.personId, stays: [], teams: [] } };
    await expect(forms.ofCall('R1', outside)).rejects.toMatchObject({ code: 'calls.not_found' });
    await expect(forms.ofCall('R9', qa)).rejects.toMatchObject({ code: 'calls.not_found' });
  });

  it('comes with what the evaluator wrote of its criteria: the last five short ones, each once, the latest first', async () => {
    const said = ['一', '二', '三', '四', '五', '六', '二', '长'.repeat(61)];
    for (const [at, comment] of said.entries()) await evaluated(qa, `R${at}`, { answers: { ...BY_STD, Q1: { points: 0, comment } } });
    await evaluated(other, 'R-OTHER', { answers: { ...BY_STD, Q1: { points: 0, comment: '别人的' } } });
    expect(await forms.ownComments('STD', qa)).toEqual({ items: [{ criterion: 'Q1', comments: ['二', '六', '五', '四', '三'] }] });
    expect(await forms.ownComments('WGT', qa)).toEqual({ items: [] });
  });
});
