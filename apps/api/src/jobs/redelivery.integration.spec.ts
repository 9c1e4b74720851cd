import type { INestApplicationContext } from '@nestjs/common';
import { writeMonthByHand } from '@domain/scorecards/testing/month-by-hand.js';
import { openHouse } from '@domain/scorecards/testing/scorecard-house.js';
import { apiOn, type Answer, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { sendFile } from '../../../../test/support/send-file.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const MONTH = '/api/v1/periods/2026-10';
const accept = ['unconfirmed_cases', 'missing_exam', 'missing_exam_part', 'retakes_due', 'under_quota', 'uneven_components'];

describe('a job whose worker died after its work was committed', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let api: ApiFixture;
  let manager: Client;
  let trainer: Client;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 12 });
    const opened = await openHouse(database.dataSource);
    house = opened.module;
    await writeMonthByHand(opened.facts);
    api = await apiOn(database);
    manager = await api.as('6001', 'manager');
    trainer = await api.as('7001', 'qa_trainer', 'manager');
  });
  afterAll(async () => {
    await api.close();
    await house.close();
    await database.drop();
  });

  /** Does a job, makes its row what it was before its end was written down, and delivers it once more. */
  async function twice(client: Client, { status, body }: Answer): Promise<{ first: Answer['body']; second: Answer['body'] }> {
    expect(status).toBe(202);
    await api.work();
    const first = (await client.get(`/api/v1/jobs/${body.id}`)).body;
    await database.dataSource.query(
      `update job set state = 'running', progress = 0, result = null, finished_at = null where kind || '-' || id = $1`,
      [body.id],
    );
    await api.work();
    return { first, second: (await client.get(`/api/v1/jobs/${body.id}`)).body };
  }
  const ended = (job: Answer['body']) => ({ state: job.state, progress: job.progress, result: job.result, error: job.error });

  it('closed the month once, and says with which run', async () => {
    const { first, second } = await twice(trainer, await trainer.post(`${MONTH}/runs`, {}));
    expect(first).toMatchObject({ state: 'done', result: { run: 1, changed: null } });
    expect(ended(second)).toEqual(ended(first));
    expect((await trainer.get(`${MONTH}/runs`)).body.items).toHaveLength(1);
  });

  it('made one run of a restatement', async () => {
    const { first, second } = await twice(trainer, await trainer.post(`${MONTH}/runs`, { reason: 'late facts' }));
    expect(ended(second)).toEqual(ended(first));
    expect((await trainer.get(`${MONTH}/runs`)).body.items).toHaveLength(2);
  });

  it('published the month, and does not say that it stands already', async () => {
    const { first, second } = await twice(manager, await manager.post(`${MONTH}/publication`, { accept }));
    expect(first).toMatchObject({ state: 'done', result: { state: 'locked', run: 2 } });
    expect(ended(second)).toEqual(ended(first));
  });

  it('brought the file in, and names its import', async () => {
    const { body } = await sendFile(trainer, '花名册.csv', '工号,姓名,岗位,班组,班组名称,生效日期\n0077,张三,客服,T1,一组,2026-11-01\n');
    const { first, second } = await twice(trainer, await trainer.post(`/api/v1/uploads/${body.id}/commit`, { kind: 'roster' }));
    expect(first).toMatchObject({ state: 'done', result: { rows_imported: 1, batch: expect.any(Number) } });
    expect(ended(second)).toEqual(ended(first));
    expect((await trainer.get(`/api/v1/uploads/${body.id}`)).body).toMatchObject({
      batch: first.result.batch,
      preview: { rows_imported: 1 },
    });
  });

  it('and that two workers do at once is done by one of them', async () => {
    const { id } = (await trainer.post(`${MONTH}/runs`, { reason: 'two workers' })).body;
    await Promise.all([api.work(), api.work()]);
    expect((await trainer.get(`/api/v1/jobs/${id}`)).body).toMatchObject({ state: 'done', result: { run: 3 } });
    expect((await trainer.get(`${MONTH}/runs`)).body.items).toHaveLength(3);
  });

  it('is not cancelled any more', async () => {
    const { id } = (await trainer.post(`${MONTH}/runs`, { reason: 'once more' })).body;
    await api.work();
    await database.dataSource.query(`update job set state = 'running', result = null where kind || '-' || id = $1`, [id]);
    expect((await trainer.post(`/api/v1/jobs/${id}/cancellation`)).body).toMatchObject({ state: 'running' });
  });
});
