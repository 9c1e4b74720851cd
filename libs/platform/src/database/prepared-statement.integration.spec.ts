import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { PreparedStatement, runOnce } from './prepared-statement.js';

describe('a statement that is run again and again', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 1 });
  });
  afterAll(() => database.drop());

  const manager = () => database.dataSource.manager;

  it('gives back what it was given, whatever its type, in every run', async () => {
    const echo = new PreparedStatement(
      'spec.echo',
      `select $1::text as t, $2::int as i, $3::bigint as big, $4::boolean as b, $5::timestamptz as at, $6::date as day, $7::bytea as raw,
         $8::int[] as list, $9::text[] as words, $10::jsonb as doc, $11::float8 as f`,
    );
    const given = ['王\t\\N', -7, 9007199254740993n, false, new Date('2026-10-31T16:00:00.029Z'), '2026-10-05', Buffer.from([0, 92, 255])];
    const lists = [[1, null, 3], ['a"b', 'c\\d', 'NULL', '', null, '你,{}'], { a: ['\n'] }, 0.1];
    const told = { t: '王\t\\N', i: -7, big: '9007199254740993', b: false, at: given[4], day: '2026-10-05', raw: given[6] };
    const nothing = Object.fromEntries('t,i,big,b,at,day,raw,list,words,doc,f'.split(',').map((name) => [name, null]));
    for (let run = 0; run < 3; run += 1) {
      const [row] = await echo.run(manager(), [...given, ...lists]);
      expect(row).toEqual({ ...told, list: lists[0], words: lists[1], doc: lists[2], f: 0.1 });
      expect(
        await echo.run(
          manager(),
          [...given, ...lists].map((_, at) => (at % 2 === 0 ? null : undefined)),
        ),
      ).toEqual([nothing]);
    }
  });

  it('reads instants to the thousandth of a second, and those before Christ or without end as pg does', async () => {
    const texts = [
      '2026-10-05 08:30:00',
      '1969-12-31 23:59:59.029',
      '2026-01-01 00:00:00.123456',
      '0099-05-01 00:00:00',
      '0044-03-15 12:00:00 BC',
    ];
    const [row] = await runOnce(manager(), `select ${texts.map((text, at) => `timestamptz '${text}' as c${at}`).join(', ')}`, []);
    expect(Object.values(row!).map((at) => (at as Date).toISOString())).toEqual([
      '2026-10-05T08:30:00.000Z',
      '1969-12-31T23:59:59.029Z',
      '2026-01-01T00:00:00.123Z',
      '0099-05-01T00:00:00.000Z',
      '-000043-03-15T12:00:00.000Z',
    ]);
    expect(await runOnce(manager(), `select timestamptz 'infinity' as at`, [])).toEqual([{ at: Infinity }]);
  });

  it('may fail and be run again, on the same connection, in a transaction and outside', async () => {
    const divide = new PreparedStatement('spec.divide', 'select 6 / $1::int as n');
    await expect(divide.run(manager(), ['none'])).rejects.toMatchObject({ code: '22P02' });
    await expect(divide.run(manager(), [0])).rejects.toMatchObject({ code: '22012' });
    expect(await divide.run(manager(), [2])).toEqual([{ n: 3 }]);
    await expect(database.dataSource.transaction((tx) => divide.run(tx, [0]))).rejects.toMatchObject({ code: '22012' });
    expect(await database.dataSource.transaction((tx) => divide.run(tx, [3]))).toEqual([{ n: 2 }]);
    await expect(new PreparedStatement('spec.broken', 'select from where').run(manager(), [])).rejects.toMatchObject({ code: '42601' });
    expect(await runOnce(manager(), 'select 1 as n', [])).toEqual([{ n: 1 }]);
  });

  it('is answered anew when the connection is lost between two runs', async () => {
    const session = new PreparedStatement('spec.session', 'select pg_backend_pid() as id');
    const [before] = await session.run(manager(), []);
    await expect(session.run(manager(), [])).resolves.toEqual([before]);
    await expect(runOnce(manager(), 'select pg_terminate_backend(pg_backend_pid())', [])).rejects.toMatchObject({ code: '57P01' });
    const [after] = await session.run(manager(), []);
    expect(after).not.toEqual(before);
  });

  it('may change rows without giving any', async () => {
    const nothing = new PreparedStatement('spec.nothing', 'update setting set version = version where false');
    expect([await nothing.run(manager(), []), await nothing.run(manager(), [])]).toEqual([[], []]);
  });
});
