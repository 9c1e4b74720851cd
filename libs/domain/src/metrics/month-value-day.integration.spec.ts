import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { monthValueDay, monthValueDaySql } from './month-value-day.js';

describe('the day a month’s value belongs to', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it.each([
    ['2026-10', 1, null, '2026-10-31'],
    ['2024-02', 1, null, '2024-02-29'],
    ['2026-10', 1, '2026-10-20', '2026-10-20'],
    ['2026-10', 1, '2026-12-31', '2026-10-31'],
    ['2026-10', 26, null, '2026-10-25'],
    ['2026-01', 26, '2025-12-28', '2025-12-28'],
  ] as const)('of %s, months from the %s, last day worked %s, is %s', async (month, start, leftOn, day) => {
    expect(monthValueDay(month, start, leftOn)).toBe(day);
    const rows: unknown = await database.dataSource.query(
      `select (${monthValueDaySql('v.day', start, 'v.left_on')})::text as day from (select $1::date as day, $2::date as left_on) as v`,
      [`${month}-01`, leftOn],
    );
    expect(rows).toEqual([{ day }]);
  });
});
