import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { AccumulateService } from './accumulate.service.js';
import { CloseService } from './close.service.js';
import { DirtyService } from './dirty.service.js';
import { PeriodService } from './period.service.js';
import { PublishService } from './publish.service.js';
import { ScorecardQueryService } from './scorecard-query.service.js';
import { openHouse, type FactWriter } from './testing/scorecard-house.js';

const noon = (day: number) => `2026-10-${String(day).padStart(2, '0')}T12:00:00+08:00`;

describe('facts, sums, closes and publishing at the same time', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let facts: FactWriter;

  beforeEach(async () => {
    database = await createTestDatabase({ poolSize: 12 });
    ({ module: house, facts } = await openHouse(database.dataSource));
    await facts.form();
    await facts.team('T1');
    for (const no of ['0001', '0002', '0003']) {
      await facts.person(no);
      await facts.member(no, 'T1', '2026-01-01');
    }
    await facts.evaluation({ agent: '0001', at: noon(5), finalBp: 9000 });
  });
  afterEach(async () => {
    await house.close();
    await database.drop();
  });

  const marks = () =>
    database.dataSource.query('select count(*)::int as marks from dirty').then((rows: { marks: number }[]) => rows[0]?.marks);
  const summed = () =>
    database.dataSource.query('select coalesce(sum(n), 0)::int as n from accumulator').then((rows: { n: number }[]) => rows[0]?.n);
  const drain = () => house.get(AccumulateService).drain('2026-10');

  /** Opens a transaction that does something and stays open until `commit`. */
  async function openTransaction(work: (tx: import('typeorm').EntityManager) => Promise<void>): Promise<{ commit(): Promise<void> }> {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    await work(runner.manager);
    return {
      commit: async () => {
        await runner.commitTransaction();
        await runner.release();
      },
    };
  }

  it('a submit that is not committed while its agent is summed keeps its mark, and is counted by the next sum', async () => {
    const submit = await openTransaction((tx) => facts.evaluationIn(tx, { agent: '0001', at: noon(6), finalBp: 8000 }));
    const draining = drain();
    await pause(300);
    await submit.commit();
    await draining;
    expect(await summed()).toBe(1);
    expect(await marks()).toBe(1);
    await drain();
    expect(await summed()).toBe(2);
    expect(await marks()).toBe(0);
  });

  it('a submit waits for no sum: the marks are not held over a batch', async () => {
    const reader = await openTransaction(async (tx) => {
      await tx.query('select agent_id, version from dirty');
    });
    await facts.evaluation({ agent: '0001', at: noon(7), finalBp: 8000 });
    await reader.commit();
    expect(await drain()).toBe(1);
    expect(await summed()).toBe(2);
  });

  it('two sums at once come to the same as one', async () => {
    await facts.evaluations('0002', '2026-10-05', [9000, 9100, 9200]);
    await Promise.all([drain(), drain(), drain()]);
    expect(await summed()).toBe(4);
    expect(await marks()).toBe(0);
  });

  it('marks made in different orders do not wait for each other in a ring', async () => {
    const [dirty, periods] = [house.get(DirtyService), house.get(PeriodService)];
    const { manager } = database.dataSource;
    await periods.ensure(manager, ['2026-09', '2026-10']);
    const rows: { id: number }[] = await manager.query('select id from person order by id');
    const agentIds = rows.map((row) => row.id);
    const mark = (ids: number[], months: string[]) =>
      manager.transaction((tx) =>
        dirty.mark(
          tx,
          months.map((periodId) => ({ periodId, agentIds: ids })),
        ),
      );
    const turns = Array.from({ length: 20 }, (_, turn) =>
      turn % 2 === 0 ? mark(agentIds, ['2026-09', '2026-10']) : mark(agentIds.toReversed(), ['2026-10', '2026-09']),
    );
    await Promise.all(turns);
    const versions = await manager.query(`select distinct version from dirty where period_id = '2026-09'`);
    expect(versions).toEqual([{ version: '20' }]);
  });

  it('of two first closes at once one makes run 1 and the other needs a reason', async () => {
    const close = house.get(CloseService);
    const results = await Promise.allSettled([1, 2].map(() => close.close({ periodId: '2026-10', actor: 'test' })));
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'scorecards.run_needs_reason' } });
  });

  it('two closes with a reason make two runs with the same figures', async () => {
    const close = house.get(CloseService);
    const results = await Promise.all(['a', 'b'].map((reason) => close.close({ periodId: '2026-10', reason, actor: 'test' })));
    expect(results.map((result) => result.run).sort()).toEqual([1, 2]);
    expect(results[0]?.checksum).toBe(results[1]?.checksum);
  });

  it('evaluations submitted while a month is closed are in the run or still marked, and in the next run for certain', async () => {
    const close = house.get(CloseService);
    const submits = (async () => {
      for (let day = 6; day <= 25; day += 1) await facts.evaluation({ agent: `000${(day % 3) + 1}`, at: noon(day), finalBp: 9000 });
    })();
    const drains = (async () => {
      for (let turn = 0; turn < 5; turn += 1) await drain();
    })();
    await close.close({ periodId: '2026-10', reason: 'in between', actor: 'test' });
    await Promise.all([submits, drains]);
    await close.close({ periodId: '2026-10', reason: 'all', actor: 'test' });
    const { center } = await house.get(ScorecardQueryService).scorecards('2026-10');
    expect(center?.evaluations_counted).toBe(21);
    expect(await marks()).toBe(0);
  });

  it('a month is not published past an import that is about to commit', async () => {
    await house.get(CloseService).close({ periodId: '2026-10', actor: 'test' });
    const submit = await openTransaction(async (tx) => {
      await house.get(PeriodService).refuseIfLocked(tx, ['2026-10'], null);
      await facts.evaluationIn(tx, { agent: '0002', at: noon(6), finalBp: 8000 });
    });
    const publishing = house
      .get(PublishService)
      .publish({ periodId: '2026-10', noticeDays: 0, accept: ['missing_exam', 'under_quota', 'uneven_components'], actor: 'test' });
    const outcome = publishing.then(
      () => 'published',
      (error: { code: string }) => error.code,
    );
    await pause(300);
    await submit.commit();
    expect(await outcome).toBe('scorecards.publish_stale');
  });
});
