import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { copyRows, type CopyValue } from './copy-rows.js';

describe('rows copied into a table', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.dataSource.query(`create table copied (
      n int generated always as identity, t text, i bigint, d numeric, b boolean, at timestamptz, day date, raw bytea, list int[], words text[], grid int[], doc jsonb)`);
  });
  afterAll(() => database.drop());

  const columns = ['t', 'i', 'd', 'b', 'at', 'day', 'raw', 'list', 'words', 'grid', 'doc'];
  const copyInto = async (rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>, names = columns) => {
    await database.dataSource.query('truncate copied restart identity');
    return database.dataSource.transaction((tx) => copyRows(tx, 'copied', names, rows));
  };

  it('come back as they were given, whatever their type', async () => {
    const at = new Date('2026-10-31T16:00:00.123Z');
    const row = [
      '王\t小\n明\\N',
      9007199254740993n,
      0.1,
      true,
      at,
      '2026-10-05',
      Buffer.from([0, 92, 255]),
      [1, null, 3],
      ['a"b', 'c\\d', 'NULL', '', null, '你,{}'],
      [
        [1, 2],
        [3, 4],
      ],
      '{"a":"\\n"}',
    ];
    expect(await copyInto([row, columns.map(() => null)])).toBe(2);
    const [first, second] = await database.dataSource.query('select * from copied order by n');
    expect(first).toEqual({
      n: 1,
      t: '王\t小\n明\\N',
      i: '9007199254740993',
      d: '0.1',
      b: true,
      at,
      day: '2026-10-05',
      raw: Buffer.from([0, 92, 255]),
      list: [1, null, 3],
      words: ['a"b', 'c\\d', 'NULL', '', null, '你,{}'],
      grid: [
        [1, 2],
        [3, 4],
      ],
      doc: { a: '\n' },
    });
    expect(Object.values(second)).toEqual([2, ...columns.map(() => null)]);
  });

  it('keep every text and every list of texts', async () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, fc.array(fc.option(text))), { minLength: 1 }), async (rows) => {
        await copyInto(rows, ['t', 'words']);
        const found = await database.dataSource.query('select t, words from copied order by n');
        expect(found.map((row: { t: string; words: string[] }) => [row.t, row.words])).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });

  it('are streamed from a source of any length', async () => {
    async function* source() {
      for (let i = 0; i < 20_000; i++) yield [`row ${i}`, i];
    }
    expect(await copyInto(source(), ['t', 'i'])).toBe(20_000);
    expect(await database.dataSource.query('select sum(i)::text as sum from copied')).toEqual([{ sum: '199990000' }]);
  });

  it('leave nothing behind when the source fails half way', async () => {
    async function* source() {
      yield ['first'];
      throw new Error('the file ended early');
    }
    await expect(copyInto(source(), ['t'])).rejects.toThrow('the file ended early');
    expect(await database.dataSource.query('select 1 from copied')).toEqual([]);
  });

  it('are refused by PostgreSQL as a whole when one does not fit', async () => {
    await expect(copyInto([['1'], ['x']], ['i'])).rejects.toThrow(/bigint/);
    expect(await database.dataSource.query('select 1 from copied')).toEqual([]);
  });

  it('are only written inside a transaction', async () => {
    await expect(copyRows(database.dataSource.manager, 'copied', ['t'], [['x']])).rejects.toThrow('inside a transaction');
  });
});
