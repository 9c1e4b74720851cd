import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { withSnapshot } from './snapshot.js';

describe('what reports read', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const figure = z.object({ n: z.int() });
  const reading = <T>(work: Parameters<typeof withSnapshot<T>>[2]) => withSnapshot(database.dataSource, undefined, work);

  it('is asked of the database once where many files want the same, and told apart by its parameters', async () => {
    const outcome = await reading(async (snapshot) => {
      const ask = (n: number) =>
        snapshot.rows('select $1::int as n, clock_timestamp()::text as at', [n], figure.extend({ at: z.string() }));
      return [await ask(1), await ask(2), await ask(1)];
    });
    expect(outcome.map(([row]) => row?.n)).toEqual([1, 2, 1]);
    expect(outcome[2]).toEqual(outcome[0]);
  });

  it('comes afresh to each who asks: rows that one report changes are whole for the next', async () => {
    const second = await reading(async (snapshot) => {
      const ask = () => snapshot.rows('select 1 as n', [], figure);
      (await ask()).forEach((row) => (row.n = 99));
      return ask();
    });
    expect(second).toEqual([{ n: 1 }]);
  });

  it('streams every row once and in order, over many fetches and beside another stream', async () => {
    const seen = await reading(async (snapshot) => {
      const series = (most: number) => snapshot.stream('select n from generate_series(1, $1::int) n', [most], figure);
      const [long, short] = [series(2501), series(3)];
      const taken: number[] = [];
      for await (const { n } of long) taken.push(n);
      for await (const { n } of short) taken.push(n);
      return taken;
    });
    expect(seen).toEqual([...Array.from({ length: 2501 }, (_, at) => at + 1), 1, 2, 3]);
  });
});
