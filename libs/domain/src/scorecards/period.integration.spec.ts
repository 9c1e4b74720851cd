import type { INestApplicationContext } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { SettingsService } from '../settings/settings.service.js';
import { DirtyService } from './dirty.service.js';
import { PeriodService } from './period.service.js';
import { openHouse, type FactWriter } from './testing/scorecard-house.js';

describe('the months of a database', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let facts: FactWriter;
  let periods: PeriodService;

  beforeEach(async () => {
    database = await createTestDatabase();
    ({ module: house, facts } = await openHouse(database.dataSource));
    periods = house.get(PeriodService);
  });
  afterEach(async () => {
    await house.close();
    await database.drop();
  });

  const inOne = <Result>(work: (tx: import('typeorm').EntityManager) => Promise<Result>) => database.dataSource.transaction(work);
  const ids = async () => (await inOne((tx) => periods.list(tx))).map((period) => period.id);

  it('a month is cut in the zone of the centre', async () => {
    await inOne((tx) => periods.ensureForInstants(tx, [new Date('2026-10-31T16:00:00Z')]));
    expect(await inOne((tx) => periods.get(tx, '2026-11'))).toMatchObject({
      firstDay: '2026-11-01',
      lastDay: '2026-11-30',
      startsAt: new Date('2026-10-31T16:00:00Z'),
      endsAt: new Date('2026-11-30T16:00:00Z'),
      state: 'open',
    });
  });

  it('a month with a change of clocks is as long as it was', async () => {
    await inOne((tx) => house.get(SettingsService).write(tx, 'time_zone', 'Europe/Berlin', 'test'));
    await inOne((tx) => periods.ensure(tx, ['2026-10']));
    expect(await inOne((tx) => periods.get(tx, '2026-10'))).toMatchObject({
      startsAt: new Date('2026-09-30T22:00:00Z'),
      endsAt: new Date('2026-10-31T23:00:00Z'),
    });
  });

  it('a month from the 26th is named for the month it ends in', async () => {
    await inOne((tx) => house.get(SettingsService).write(tx, 'month_starts_on', 26, 'test'));
    await inOne((tx) => periods.ensureForDays(tx, ['2026-10-25', '2026-10-26']));
    expect(await ids()).toEqual(['2026-10', '2026-11']);
  });

  it('many at once create each month once', async () => {
    await Promise.all(
      Array.from({ length: 6 }, () => inOne((tx) => periods.ensureForDays(tx, ['2026-11-03', '2026-10-05', '2026-10-06']))),
    );
    expect(await ids()).toEqual(['2026-10', '2026-11']);
  });

  it('finds the months that ranges touch; a range without an end touches all after it', async () => {
    await inOne((tx) => periods.ensure(tx, ['2026-08', '2026-09', '2026-10', '2026-11']));
    const touched = async (from: string | null, to: string | null) =>
      (await inOne((tx) => periods.overlapping(tx, [{ from, to }]))).map((period) => period.id);
    expect(await touched('2026-08-31', '2026-09-01')).toEqual(['2026-08', '2026-09']);
    expect(await touched('2026-10-31', null)).toEqual(['2026-10', '2026-11']);
    expect(await touched(null, '2026-08-01')).toEqual(['2026-08']);
    expect(await inOne((tx) => periods.overlapping(tx, []))).toEqual([]);
  });

  it('a changed membership marks the existing months it touches, with one job a month', async () => {
    await facts.team('T1');
    await facts.person('0001');
    await inOne((tx) => periods.ensure(tx, ['2026-09', '2026-10', '2026-11']));
    await inOne((tx) => house.get(DirtyService).markOverlapping(tx, [{ agentId: 1, from: '2026-10-15', to: null }]));
    await inOne((tx) => house.get(DirtyService).markOverlapping(tx, [{ agentId: 1, from: '2026-11-15', to: '2026-11-15' }]));
    const marks = await database.dataSource.query('select period_id, version from dirty order by period_id');
    expect(marks).toEqual([
      { period_id: '2026-10', version: '1' },
      { period_id: '2026-11', version: '2' },
    ]);
    const jobs = await database.dataSource.query(
      `select payload ->> 'period' as period from outbox where queue = 'accumulate' order by id`,
    );
    expect(jobs.map((job: { period: string }) => job.period)).toEqual(['2026-10', '2026-11', '2026-11']);
  });

  it('the earliest month that is not on notice or locked is the open one', async () => {
    expect(await inOne((tx) => periods.earliestOpen(tx))).toBeNull();
    await inOne((tx) => periods.ensure(tx, ['2026-09', '2026-10']));
    await database.dataSource.query(`update period set state = 'locked' where id = '2026-09'`);
    expect(await inOne((tx) => periods.earliestOpen(tx))).toMatchObject({ id: '2026-10' });
    const refusal = inOne((tx) => periods.refuseIfLocked(tx, ['2026-09', '2026-10', '2026-11'], '  '));
    await expect(refusal).rejects.toMatchObject({ code: 'scorecards.period_locked', params: { periods: '2026-09' } });
  });
});
