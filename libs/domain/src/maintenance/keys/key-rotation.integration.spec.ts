import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '@platform/config/config.module.js';
import { readEnvironment, type Environment } from '@platform/config/environment.js';
import { CryptoModule } from '@platform/crypto/crypto.module.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { FieldKeyGuard } from '@platform/crypto/field-key-guard.js';
import { loadFieldKeys, openFieldKeys } from '@platform/crypto/field-key.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import { seedPeople } from '../../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/test-database.js';
import { IMPORT_TURN } from '../../imports/import.store.js';
import { checkKey } from '../doctor/check-key.js';
import { KeyRotationModule } from './key-rotation.module.js';
import { KeyRotationService, type RotationRequest } from './key-rotation.service.js';

/** A rotation waits for running processes, and two cores may be busy. */
const PATIENCE_MS = 60_000;
const CALLS = 2300;
const OLD = Buffer.alloc(32, 7);
const NEW = Buffer.alloc(32, 8);
const numberOf = (at: number) => `138${String(at).padStart(8, '0')}`;

describe('changing the key', () => {
  let database: TestDatabase;
  let home: string;
  let environment: Environment;

  beforeEach(async () => {
    database = await createTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'rotate-key-'));
    environment = readEnvironment({ FAIRMARK_HOME: home });
    await writeFile(join(home, 'field.key'), `${OLD.toString('hex')}\n`, { mode: 0o600 });
    await seedCalls(new FieldCipher(OLD));
  });
  afterEach(async () => {
    await database.drop();
    await rm(home, { recursive: true, force: true });
  });

  const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, values);

  async function seedCalls(cipher: FieldCipher): Promise<void> {
    await seedPeople(database.dataSource, [{ no: '0001', name: '张晓雯' }]);
    const sealed = Array.from({ length: CALLS }, (_, at) => cipher.encrypt(numberOf(at)));
    const index = Array.from({ length: CALLS }, (_, at) => cipher.index(numberOf(at)));
    await query(
      `insert into call (agent_id, recording_id, started_at, direction, customer_cipher, customer_index, listed)
       select p.id, 'R' || given.n, now(), 'inbound', given.sealed, given.index, true
       from person p, unnest($1::bytea[], $2::bytea[]) with ordinality as given (sealed, index, n)`,
      [sealed, index],
    );
    await query(
      `insert into import_batch (kind, file_name, checksum, stored_as, rows_read, rows_imported, rows_unchanged, rows_failed, state, imported_by)
       values ('calls', 'x.csv', 'x', 'imports/1', 1, 1, 0, 0, 'committed', 'x')`,
    );
    await query(
      `insert into import_change (batch_id, seq, entity, key, before, after)
       select b.id, row_number() over (order by c.id), 'call', c.recording_id, case when c.id % 2 = 0 then to_jsonb(c) end, to_jsonb(c)
       from import_batch b, call c where c.id <= 1500`,
    );
    await mkdir(join(environment.filesFolder, 'exports'), { recursive: true });
    await writeFile(join(home, 'x.csv'), 'content of the import');
    await new EncryptedFiles(environment, cipher).keep(join(home, 'x.csv'), 'imports/1');
    await writeFile(join(environment.filesFolder, 'exports', 'team-monthly_2026-10_zh.xlsx'), 'PK\u0003\u0004 not sealed');
  }

  async function rotate(more: Partial<RotationRequest> = {}, at = environment) {
    const imports = [ConfigModule.forEnvironment(at), DatabaseModule.forConnection(database.dataSource), KeyRotationModule];
    const app = await NestFactory.createApplicationContext({ module: class Root {}, imports }, { logger: false });
    return app.get(KeyRotationService).run({ acceptLost: false, actor: 'cli:test', ...more });
  }

  /** Starts what uses the key, as the api, the worker and an import do. */
  async function start(at = environment): Promise<FieldKeyGuard> {
    const imports = [ConfigModule.forEnvironment(at), DatabaseModule.forConnection(database.dataSource), CryptoModule];
    const app = await NestFactory.createApplicationContext({ module: class Root {}, imports }, { logger: false, abortOnError: false });
    return app.get(FieldKeyGuard, { strict: false });
  }

  /** Everything sealed can be read with this cipher, and equal numbers are found under its index. */
  async function expectAllUnder(cipher: FieldCipher): Promise<void> {
    const calls = await query<{ sealed: Buffer; index: Buffer }>(
      'select customer_cipher as sealed, customer_index as index from call order by id',
    );
    expect(calls).toHaveLength(CALLS);
    calls.forEach(({ sealed, index }, at) => {
      expect(cipher.decrypt(sealed)).toBe(numberOf(at));
      expect(index.equals(cipher.index(numberOf(at)))).toBe(true);
    });
    const kept = await query<{ key: string; sealed: Buffer; index: Buffer }>(
      `select h.key, state.customer_cipher as sealed, state.customer_index as index
       from import_change h cross join lateral (values (h.before), (h.after)) as both_states (kept)
       cross join lateral jsonb_populate_record(null::call, kept) as state where kept is not null`,
    );
    expect(kept).toHaveLength(2250);
    for (const { key, sealed, index } of kept) {
      const number = numberOf(Number(key.slice(1)) - 1);
      expect(cipher.decrypt(sealed)).toBe(number);
      expect(index.equals(cipher.index(number))).toBe(true);
    }
    const content: Buffer[] = [];
    for await (const piece of new EncryptedFiles(environment, cipher).read('imports/1')) content.push(piece);
    expect(Buffer.concat(content).toString()).toBe('content of the import');
  }

  it(
    'seals everything anew, sets the old key aside and records it',
    async () => {
      const outcome = await rotate();
      expect(outcome).toMatchObject({ numbers: CALLS, changes: 2250, files: 1, lost: 0, retired: [new FieldCipher(OLD).keyId] });
      const [key, ...others] = await loadFieldKeys(environment);
      expect(others).toEqual([]);
      expect(key!.equals(OLD)).toBe(false);
      await expectAllUnder(new FieldCipher(key!));
      expect((await readFile(outcome.retiredFiles[0]!, 'utf8')).trim()).toBe(OLD.toString('hex'));
      for (const file of [join(home, 'field.key'), ...outcome.retiredFiles]) expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await readFile(join(environment.filesFolder, 'exports', 'team-monthly_2026-10_zh.xlsx'), 'utf8')).toContain('not sealed');
      expect(await query(`select actor, action, subject from audit_event`)).toEqual([
        { actor: 'cli:test', action: 'key.rotate', subject: `key ${outcome.keyId}` },
      ]);
      expect(JSON.stringify(await query('select * from audit_event, field_key'))).not.toContain(key!.toString('hex'));
      expect(await checkKey(database.dataSource.manager, environment)).toMatchObject({ status: 'ok' });
      expect((await readdir(home)).filter((name) => name.endsWith('.draft'))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'goes on where it was stopped; meanwhile all can be read, and the doctor says that it is not finished',
    async () => {
      const controller = new AbortController();
      const stopped = rotate({ signal: controller.signal, progress: (_step, done) => void (done >= 1000 && controller.abort()) });
      await expect(stopped).rejects.toThrow();
      const ring = await loadFieldKeys(environment);
      expect(ring).toHaveLength(2);
      const both = new FieldCipher({ keys: () => ring });
      const calls = await query<{ sealed: Buffer }>('select customer_cipher as sealed from call order by id');
      calls.forEach(({ sealed }, at) => expect(both.decrypt(sealed)).toBe(numberOf(at)));
      expect(await query('select count(*)::int as n from call where customer_index = any ($1)', [both.indexes(numberOf(5))])).toEqual([
        { n: 1 },
      ]);
      expect(await query('select count(*)::int as n from call where customer_index = any ($1)', [both.indexes(numberOf(2000))])).toEqual([
        { n: 1 },
      ]);
      expect(await checkKey(database.dataSource.manager, environment)).toMatchObject({
        finding: { key: 'maintenance.field_key_rotating' },
      });
      await expect(start()).resolves.toBeDefined();
      const outcome = await rotate();
      expect(outcome).toMatchObject({ numbers: CALLS - 1000, changes: 2250, files: 1 });
      expect((await loadFieldKeys(environment)).map((key) => key.toString('hex'))).toEqual([ring[0]!.toString('hex')]);
      await expectAllUnder(new FieldCipher(ring[0]!));
    },
    PATIENCE_MS,
  );

  it(
    'is seen by a process that runs on: what it writes meanwhile is not left under the old key',
    async () => {
      const running = new FieldCipher(await openFieldKeys(environment));
      const before = running.keyId;
      let written = false;
      await rotate({
        progress: () => {
          if (written) return;
          written = true;
          expect(running.keyId).not.toBe(before);
        },
      });
      expect(written).toBe(true);
      const [sealed] = await query<{ sealed: Buffer }>('select customer_cipher as sealed from call order by id');
      expect(running.decrypt(sealed!.sealed)).toBe(numberOf(0));
    },
    PATIENCE_MS,
  );

  it(
    'lets only one process at it, and imports wait until it is done',
    async () => {
      let second: Promise<unknown> | undefined;
      let turn: Promise<unknown> | undefined;
      await rotate({
        progress: () => {
          second ??= rotate().catch((error: unknown) => error);
          turn ??= query('select pg_try_advisory_xact_lock($1) as got', [IMPORT_TURN]);
        },
      });
      expect(await second).toMatchObject({ code: 'maintenance.rotation_busy' });
      expect(await turn).toEqual([{ got: false }]);
    },
    PATIENCE_MS,
  );

  describe('when it comes from the environment', () => {
    const given = (key: Buffer, previous?: Buffer) =>
      readEnvironment({
        FAIRMARK_HOME: home,
        FIELD_KEY: key.toString('hex'),
        ...(previous === undefined ? {} : { FIELD_KEY_PREVIOUS: previous.toString('hex') }),
      });

    it(
      'is done with both keys at hand, after which the old one is not needed',
      async () => {
        await expect(rotate({}, given(OLD))).rejects.toMatchObject({ code: 'maintenance.rotation_no_other_key' });
        expect(await rotate({}, given(NEW, OLD))).toMatchObject({ numbers: CALLS, files: 1, retiredFiles: [] });
        await expectAllUnder(new FieldCipher(NEW));
        await expect(start(given(NEW))).resolves.toBeDefined();
        await expect(start(given(OLD))).rejects.toMatchObject({ code: 'platform.field_key_wrong' });
        expect(await rotate({}, given(NEW, OLD))).toMatchObject({ numbers: 0, changes: 0, files: 0 });
      },
      PATIENCE_MS,
    );

    it(
      'is refused while a key is missing, unless that is lost for good; nothing is destroyed then',
      async () => {
        await expect(rotate({}, given(NEW))).rejects.toMatchObject({ code: 'maintenance.rotation_key_missing' });
        expect(await query('select * from field_key')).toEqual([]);
        expect(await rotate({ acceptLost: true }, given(NEW))).toMatchObject({ numbers: 0, lost: CALLS + 2250 + 1 });
        await expect(start(given(NEW))).resolves.toBeDefined();
        expect(await rotate({}, given(NEW, OLD))).toMatchObject({ numbers: CALLS, changes: 2250, files: 1, lost: 0 });
        await expectAllUnder(new FieldCipher(NEW));
      },
      PATIENCE_MS,
    );

    it(
      'keeps a process with a wrong key from starting, also before there is a number',
      async () => {
        await (await start(given(OLD))).adopt();
        await query('delete from import_change');
        await query('delete from call');
        await expect(start(given(NEW))).rejects.toMatchObject({ code: 'platform.field_key_wrong' });
        await expect(start(given(OLD))).resolves.toBeDefined();
        expect(await checkKey(database.dataSource.manager, given(NEW))).toMatchObject({ status: 'fail' });
        await query('delete from field_key');
        const [first, second] = await Promise.allSettled([
          start(given(OLD)).then((guard) => guard.adopt()),
          start(given(NEW)).then((guard) => guard.adopt()),
        ]);
        expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
      },
      PATIENCE_MS,
    );
  });
});
