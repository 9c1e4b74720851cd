import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { queues } from '@contracts/queues.js';
import { CloseService } from '@domain/scorecards/close.service.js';
import { writeMonthByHand } from '@domain/scorecards/testing/month-by-hand.js';
import { openHouse } from '@domain/scorecards/testing/scorecard-house.js';
import { RunSumService } from '@domain/trends/run-sum.service.js';
import { TrendsModule } from '@domain/trends/trends.module.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { RunSumProcessor } from './run-sum.processor.js';

describe('the sums of a run', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let worker: INestApplicationContext;
  let run: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { module, facts } = await openHouse(database.dataSource);
    house = module;
    await writeMonthByHand(facts);
    run = (await house.get(CloseService).close({ periodId: '2026-10', actor: 'test' })).runId;
    const root = {
      module: class Worker {},
      imports: [DatabaseModule.forConnection(database.dataSource), TrendsModule],
      providers: [RunSumProcessor],
    };
    worker = await NestFactory.createApplicationContext(root, { logger: false });
  });
  afterAll(async () => {
    await worker?.close();
    await house?.close();
    await database.drop();
  });

  const sums = () => database.dataSource.query<object[]>('select * from run_sum order by team_id, form_version_id, direction');
  const nudges = async () => {
    const rows: { payload: unknown }[] = await database.dataSource.query(`select payload from outbox where queue = 'run_sum' order by id`);
    return rows.map(({ payload }) => queues.run_sum.parse(payload));
  };

  it('are asked for with its close, and are not waited for', async () => {
    expect(await nudges()).toEqual([{ run }]);
    expect(await sums()).toEqual([]);
  });

  it('are made by the worker before anybody looks, once however often it is nudged', async () => {
    const processor = worker.get(RunSumProcessor);
    const [nudge] = await nudges();
    await Promise.all([processor.handle(nudge!), processor.handle(nudge!)]);
    const made = await sums();
    expect(made.length).toBeGreaterThan(0);
    await processor.handle(nudge!);
    await worker.get(RunSumService).ensure({ from: '2026-10', to: '2026-10' });
    expect(await sums()).toEqual(made);
  });

  it('are the same when the reader is faster than the worker', async () => {
    const made = await sums();
    await database.dataSource.query('delete from run_sum; delete from run_summed');
    await worker.get(RunSumService).ensure({ from: '2026-10', to: '2026-10' });
    expect(await sums()).toEqual(made);
  });

  it('of a run that is gone are none', async () => {
    await worker.get(RunSumProcessor).handle({ run: run + 1000 });
    expect(await database.dataSource.query('select run_id from run_summed')).toEqual([{ run_id: run }]);
  });
});
