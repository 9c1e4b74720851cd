import type { TestingModule } from '@nestjs/testing';
import { EVERYTHING, type DataScope } from '@platform/auth/data-scope.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { seedPeople } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CallRevealModule } from './call-reveal.module.js';
import { CallRevealService } from './call-reveal.service.js';

const NUMBER = '13812345678';

describe('revealing a customer number', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let agentId: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, CallRevealModule);
    await seedPeople(database.dataSource, [{ no: '0001', name: '张晓雯', team: 'A' }]);
    agentId = ((await query('select id from person')) as [{ id: number }])[0].id;
    const cipher = module.get(FieldCipher, { strict: false });
    const call = async (recording: string, sealed: Buffer | null) => {
      // 2026-10-31T18:00Z is already the first of November in the centre.
      const [{ id }] = (await query(
        `insert into call (agent_id, recording_id, started_at, direction, customer_cipher, listed)
         values ($1, $2, '2026-10-31T18:00Z', 'inbound', $3, true) returning id`,
        [agentId, recording, sealed],
      )) as [{ id: string }];
      await query('insert into call_key (recording_id, agent_id, id) values ($1, $2, $3)', [recording, agentId, id]);
    };
    await call('R1', cipher.encrypt(NUMBER));
    await call('R2', null);
    await call('R3', new FieldCipher(Buffer.alloc(32, 9)).encrypt(NUMBER));
  });
  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  const query = (sql: string, values: unknown[] = []): Promise<unknown> => database.dataSource.query(sql, values);
  const reveal = (recordingId: string, scope: DataScope = EVERYTHING) =>
    module.get(CallRevealService).reveal({ recordingId, reason: '核实投诉 TS-1', actor: '0900', scope });
  const records = () => query(`select actor, subject, detail from audit_event where action = 'call.reveal' order by id`);
  const stay = (from: string | null, to: string | null): DataScope => ({
    kind: 'some',
    selfId: 1,
    stays: [{ agentId, from, to }],
    teams: [],
  });

  it('tells it and writes down who asked and why', async () => {
    expect(await reveal('R1')).toBe(NUMBER);
    expect(await records()).toEqual([{ actor: '0900', subject: 'call R1', detail: { reason: '核实投诉 TS-1' } }]);
    expect(JSON.stringify(await query('select * from audit_event'))).not.toContain(NUMBER);
  });

  it('holds the caller to the day of the call in the centre’s zone: what is not theirs is not there', async () => {
    expect(await reveal('R1', stay('2026-11-01', null))).toBe(NUMBER);
    const before = await records();
    for (const scope of [
      stay(null, '2026-10-31'),
      stay('2026-11-02', null),
      { kind: 'some', selfId: 1, stays: [], teams: [] } as DataScope,
    ])
      await expect(reveal('R1', scope)).rejects.toMatchObject({ code: 'calls.not_found', status: 404 });
    await expect(reveal('R0')).rejects.toMatchObject({ code: 'calls.not_found', status: 404 });
    expect(await records()).toEqual(before);
  });

  it('says so when there is no number, or another key sealed it, and then records nothing', async () => {
    const before = await records();
    await expect(reveal('R2')).rejects.toMatchObject({ code: 'calls.no_customer_number', status: 404 });
    await expect(reveal('R3')).rejects.toMatchObject({ code: 'platform.field_key_other' });
    expect(await records()).toEqual(before);
  });
});
