import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { apiOn, type ApiFixture } from '../../../../test/support/api-fixture.js';
import { seedPeople } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const KEY = Buffer.alloc(32, 5);
const REASON = { reason: 'Calling back about complaint TS-1' };

describe('revealing a customer number over HTTP', () => {
  let database: TestDatabase;
  let api: ApiFixture;

  beforeAll(async () => {
    database = await createTestDatabase();
    const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, values);
    await seedPeople(database.dataSource, [
      { no: '0001', name: '张晓雯', team: 'A' },
      { no: '7001', name: '班长', team: 'S' },
    ]);
    const [call] = await query<{ agent_id: number; id: string }>(
      `insert into call (agent_id, recording_id, started_at, direction, customer_cipher, listed)
       select id, 'R1', '2026-10-05T02:00Z', 'inbound', $1, true from person where employee_no = '0001' returning agent_id, id`,
      [new FieldCipher(KEY).encrypt('13812345678')],
    );
    await query(`insert into call_key (recording_id, agent_id, id) values ('R1', $1, $2)`, [call!.agent_id, call!.id]);
    api = await apiOn(database, { FIELD_KEY: KEY.toString('hex') });
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('tells it for a reason, which is written down with where it was asked', async () => {
    const trainer = await api.as('9002', 'qa_trainer');
    expect(await trainer.post('/api/v1/calls/R1/reveal', REASON)).toMatchObject({
      status: 200,
      body: { recording_id: 'R1', customer_number: '13812345678' },
    });
    const records = await database.dataSource.query(`select actor, subject, detail from audit_event where action = 'call.reveal'`);
    expect(records).toEqual([
      { actor: '9002', subject: 'call R1', detail: { ...REASON, origin: { address: expect.any(String), request_id: expect.any(String) } } },
    ]);
  });

  it('keeps no answer for an Idempotency-Key', async () => {
    const trainer = await api.as('9002', 'qa_trainer');
    await trainer.post('/api/v1/calls/R1/reveal', REASON, { 'idempotency-key': 'once' });
    const tables: { name: string }[] = await database.dataSource.query(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const [{ found }]: [{ found: boolean }] = await database.dataSource.query(
        `select exists (select from "${name}" t where t::text like '%13812345678%') as found`,
      );
      expect({ name, found }).toEqual({ name, found: false });
    }
  });

  it('is refused without a reason that says something', async () => {
    const trainer = await api.as('9002', 'qa_trainer');
    for (const body of [{}, { reason: '    ok    ' }, { reason: 'x'.repeat(501) }, { ...REASON, more: 1 }])
      expect((await trainer.post('/api/v1/calls/R1/reveal', body)).status).toBe(400);
  });

  it('does not know a call of others, and is not for everybody', async () => {
    const supervisor = await api.as('7001', 'shift_supervisor');
    expect((await supervisor.post('/api/v1/calls/R1/reveal', REASON)).body).toMatchObject({ status: 404, code: 'calls.not_found' });
    expect((await supervisor.post('/api/v1/calls/R9/reveal', REASON)).body).toMatchObject({ status: 404, code: 'calls.not_found' });
    for (const role of ['agent', 'team_leader', 'admin'] as const)
      expect((await (await api.as(`1-${role}`, role)).post('/api/v1/calls/R1/reveal', REASON)).status).toBe(403);
  });

  it('a server with another key does not start', async () => {
    await expect(apiOn(database, { FIELD_KEY: 'ab'.repeat(32) })).rejects.toMatchObject({ code: 'platform.field_key_wrong' });
  });
});
