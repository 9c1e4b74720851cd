import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AccountAdminService } from '@domain/accounts/account-admin.service.js';
import { AccountsModule } from '@domain/accounts/accounts.module.js';
import { SignInService } from '@domain/accounts/sign-in.service.js';
import { AcknowledgeService } from '@domain/evaluations/acknowledge.service.js';
import { ImportService } from '@domain/imports/import.service.js';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { DoctorModule } from '@domain/maintenance/doctor/doctor.module.js';
import { DoctorService } from '@domain/maintenance/doctor/doctor.service.js';
import { SAMPLE_PASSWORD, SampleAccountsService } from '@domain/maintenance/sample/sample-accounts.service.js';
import { SampleModule } from '@domain/maintenance/sample/sample.module.js';
import { SampleService } from '@domain/maintenance/sample/sample.service.js';
import { CloseService } from '@domain/scorecards/close.service.js';
import { PublishService } from '@domain/scorecards/publish.service.js';
import { ScorecardQueryService } from '@domain/scorecards/scorecard-query.service.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import { SettingsService } from '@domain/settings/settings.service.js';
import { ConfigModule } from '@platform/config/config.module.js';
import { readEnvironment } from '@platform/config/environment.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { loadSample, type SampleTools } from './load-sample.js';

const SMALL = { seed: 'small', teams: 2, agents: 8, supervisors: 1, trainers: 2, months: 3, lastMonth: '2026-10' };
const MINUTE = 60_000;

describe('the sample', () => {
  let folder: string;
  let database: TestDatabase;
  let tools: SampleTools;
  let doctor: DoctorService;
  let query: ScorecardQueryService;
  let accounts: SampleAccountsService;
  let signIns: SignInService;
  let admin: AccountAdminService;

  const months = (): Promise<unknown> => database.dataSource.query('select id, state from period order by id');
  const count = async (table: string): Promise<number> =>
    ((await database.dataSource.query(`select count(*)::int as n from ${table}`)) as [{ n: number }])[0].n;
  const status = async (name: string) => (await doctor.run(database.connection)).find((check) => check.name === name)?.status;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fairmark-sample-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    database = await createTestDatabase();
    const imports = [
      ConfigModule.forEnvironment(readEnvironment({ FAIRMARK_HOME: folder })),
      DatabaseModule.forConnection(database.dataSource),
      SampleModule,
      AccountsModule,
      ImportsModule,
      ScorecardsModule,
      DoctorModule,
    ];
    const app = await NestFactory.createApplicationContext({ module: class Root {}, imports }, { logger: false });
    const get = app.get.bind(app);
    const strict = { strict: false };
    tools = {
      sample: get(SampleService, strict),
      imports: get(ImportService, strict),
      close: get(CloseService, strict),
      publish: get(PublishService, strict),
      acknowledgements: get(AcknowledgeService, strict),
      workFolder: join(folder, '.sample'),
      language: 'en',
    };
    await database.dataSource.transaction((tx) => get(SettingsService, strict).settleTimeZone(tx, null, 'test'));
    doctor = get(DoctorService, strict);
    query = get(ScorecardQueryService, strict);
    accounts = get(SampleAccountsService, strict);
    signIns = get(SignInService, strict);
    admin = get(AccountAdminService, strict);
  });
  afterEach(() => database.drop());

  it(
    'is closed and published month by month, and every run proves itself',
    async () => {
      const loaded = await loadSample(tools, SMALL);
      expect(loaded?.months).toEqual(['2026-08', '2026-09', '2026-10']);
      expect(await months()).toEqual(loaded?.months.map((id) => ({ id, state: 'locked' })));
      const runs: { id: number; checksum: string }[] = await database.dataSource.query('select id, checksum from scorecard_run');
      expect(runs).toHaveLength(3);
      for (const { id, checksum } of runs) expect(await query.recomputeChecksum(database.dataSource.manager, id)).toBe(checksum);
      const states: unknown = await database.dataSource.query(
        `select p.id, e.state from evaluation e join period p on e.called_at >= p.starts_at and e.called_at < p.ends_at group by 1, 2 order by 1`,
      );
      expect(states).toEqual(loaded?.months.map((id) => ({ id, state: id === '2026-10' ? 'released' : 'acknowledged' })));
      const { agents } = await query.scorecards('2026-10');
      expect(agents.length).toBeGreaterThanOrEqual(8);
      expect(agents.some((card) => card.qa_score !== null && card.composite !== null)).toBe(true);
      const checks = await doctor.run(database.connection);
      expect(checks.filter((check) => check.status === 'fail')).toEqual([]);
    },
    MINUTE,
  );

  it(
    'is loaded once, and anew when the calendar has moved on',
    async () => {
      await loadSample(tools, SMALL);
      expect(await loadSample(tools, SMALL)).toBeNull();
      await loadSample(tools, { ...SMALL, lastMonth: '2026-11' });
      expect(await months()).toMatchObject([{ id: '2026-09' }, { id: '2026-10' }, { id: '2026-11' }]);
    },
    MINUTE,
  );

  it(
    'that was cut off comes in whole the next time',
    async () => {
      const controller = new AbortController();
      const progress: SampleTools['progress'] = (_step, done) => void (done === 2 && controller.abort());
      await expect(loadSample({ ...tools, progress, signal: controller.signal }, SMALL)).rejects.toThrow('abort');
      expect(existsSync(tools.workFolder)).toBe(false);
      expect(await tools.sample.find()).toMatchObject({ state: 'loading' });
      expect(await months()).toMatchObject([{ id: '2026-08', state: 'locked' }]);
      await loadSample(tools, SMALL);
      expect(await months()).toHaveLength(3);
      expect(await count('scorecard_run')).toBe(3);
    },
    MINUTE,
  );

  it('is refused where there is other data, and where another process is loading it', async () => {
    await database.dataSource.query(`insert into person (employee_no, name) values ('0001', 'N')`);
    await expect(loadSample(tools, SMALL)).rejects.toMatchObject({ code: 'maintenance.seed_not_empty' });
    await tools.sample.inTurn(async () => {
      await expect(loadSample(tools, SMALL)).rejects.toMatchObject({ code: 'maintenance.sample_busy' });
    });
    expect(await count('person')).toBe(1);
  });

  it(
    'goes without a trace but the settings, unless there are records beside it',
    async () => {
      await expect(tools.sample.remove('test')).rejects.toMatchObject({ code: 'maintenance.no_sample' });
      await loadSample(tools, SMALL);
      await database.dataSource.query(`insert into person (employee_no, name) values ('own', 'N')`);
      await expect(tools.sample.remove('test')).rejects.toMatchObject({ code: 'maintenance.own_records', params: { table: 'person' } });
      await database.dataSource.query(`delete from person where employee_no = 'own'`);
      await database.dataSource.query(`update import_batch set imported_by = 'me' where id = (select max(id) from import_batch)`);
      await expect(tools.sample.remove('test')).rejects.toMatchObject({ code: 'maintenance.own_import' });
      expect(await count('evaluation')).toBeGreaterThan(0);
      await database.dataSource.query(`update import_batch set imported_by = 'sample'`);
      await tools.sample.remove('test');
      for (const table of ['person', 'evaluation', 'period', 'scorecard_run', 'import_batch', 'outbox'])
        expect([table, await count(table)]).toEqual([table, 0]);
      expect([await count('scheme'), await count('metric')]).toEqual([2, 9]);
      expect([await tools.sample.find(), await tools.sample.wasRemoved()]).toEqual([null, true]);
    },
    MINUTE,
  );

  it(
    'opens with an account for each role, of people who belong together, and takes them along when it goes',
    async () => {
      await admin.createAdministrator('test', 'own', null, false);
      await loadSample(tools, SMALL);
      await accounts.ensure();
      const listed = await accounts.list();
      expect(listed.map(({ role }) => role)).toEqual(['agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager', 'admin']);
      for (const { employee_no } of listed) await signIns.signIn(employee_no, SAMPLE_PASSWORD, { address: '', userAgent: '' });
      const number = (role: string) => listed.find((one) => one.role === role)?.employee_no;
      const together: unknown[] = await database.dataSource.query(
        `select from team_membership m join team_leadership l using (team_id) join team_supervision s using (team_id)
         where m.agent_id = (select id from person where employee_no = $1) and l.leader_id = (select id from person where employee_no = $2)
           and s.supervisor_id = (select id from person where employee_no = $3)`,
        [number('agent'), number('team_leader'), number('shift_supervisor')],
      );
      expect(together.length).toBeGreaterThan(0);

      await admin.update('test', number('agent')!, { disabled: true }, null);
      await admin.resetPassword('test', number('manager')!);
      await accounts.ensure();
      expect((await accounts.list()).map(({ role }) => role)).toEqual(['team_leader', 'shift_supervisor', 'qa_trainer', 'admin']);

      await loadSample(tools, { ...SMALL, lastMonth: '2026-11' });
      await accounts.ensure();
      expect(await accounts.list()).toHaveLength(6);
      await tools.sample.remove('test');
      expect(await accounts.list()).toEqual([]);
      expect(await database.dataSource.query('select employee_no from account')).toEqual([{ employee_no: 'own' }]);
    },
    MINUTE,
  );

  it(
    'lets the doctor find what somebody broke by hand',
    async () => {
      await loadSample(tools, SMALL);
      const names = ['keys', 'revisions', 'accumulators', 'checksums', 'field_key'];
      for (const name of names) expect([name, await status(name)]).toEqual([name, 'ok']);
      await database.dataSource.query(`delete from call_key where recording_id = (select min(recording_id) from call_key)`);
      await database.dataSource.query(
        `delete from evaluation_revision where (agent_id, evaluation_id) = (select agent_id, max(id) from evaluation group by agent_id limit 1)`,
      );
      await database.dataSource.query(`update accumulator set n = n + 1`);
      await database.dataSource.query(`update agent_scorecard set qa_score_bp = 9999 where qa_score_bp is not null`);
      await database.dataSource.query(`update call set customer_cipher = '\\x00'`);
      for (const name of names) expect([name, await status(name)]).toEqual([name, 'fail']);
    },
    MINUTE,
  );
});
