import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { ConfigModule } from '@platform/config/config.module.js';
import { readEnvironment, type Environment } from '@platform/config/environment.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import type { Message } from '@platform/i18n/translate.js';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/test-database.js';
import { AuditChainService } from '../../audit/audit-chain.service.js';
import { AuditChainStore } from '../../audit/audit-chain.store.js';
import { AuditVerifierService } from '../../audit/audit-verifier.service.js';
import { CloseService } from '../../scorecards/close.service.js';
import { ScorecardQueryService } from '../../scorecards/scorecard-query.service.js';
import { openHouse } from '../../scorecards/testing/scorecard-house.js';
import { TableCatalogue } from '../table-catalogue.js';
import { BackupModule } from './backup.module.js';
import { BackupService } from './backup.service.js';
import { RestoreService } from './restore.service.js';

const KEY = 'ab'.repeat(32);

async function services(dataSource: DataSource, environment: Environment) {
  const imports = [ConfigModule.forEnvironment(environment), DatabaseModule.forConnection(dataSource), BackupModule];
  const module = await NestFactory.createApplicationContext({ module: class Root {}, imports }, { logger: false });
  return { backup: module.get(BackupService), restore: module.get(RestoreService) };
}

/** Rows and a hash of each table; what tells of the backup itself is left out. */
async function contents(dataSource: DataSource): Promise<Record<string, string>> {
  const { tables } = await new TableCatalogue().read(dataSource.manager);
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const rows: { row: string }[] = await dataSource.query(`select t::text as row from "${name}" t order by 1`);
    const own = rows
      .filter(({ row }) => !/backup\.(create|restore)/.test(row))
      .map(({ row }) => (name === 'outbox' ? row.replace(/^\(\d+/, '').replace(/"\d{4}-.*/, '') : row));
    found[name] = `${own.length} ${createHash('sha256').update(own.sort().join('\n')).digest('hex')}`;
  }
  return found;
}

describe('a backup', () => {
  let folder: string;
  let source: TestDatabase;
  let target: TestDatabase;
  let home: Environment;
  let other: Environment;
  let file: string;

  const environmentOf = (name: string) => readEnvironment({ FAIRMARK_HOME: join(folder, name) });
  const run = { actor: 'test', withKey: false, overwrite: false };
  const chainOn = (dataSource: DataSource) => new AuditChainService(dataSource, new AuditChainStore());
  const backUp = async (name: string, more = {}) =>
    (await services(source.dataSource, home)).backup.run({ ...run, file: join(folder, name), ...more });
  const restore = async (path: string, replace = false) =>
    (await services(target.dataSource, other)).restore.run({ file: path, replace, actor: 'test' });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fairmark-backup-'));
    home = environmentOf('home');
    source = await createTestDatabase();
    await writeCentre(source.dataSource);
    await chainOn(source.dataSource).advance();
    await mkdir(join(home.filesFolder, 'imports'), { recursive: true });
    await writeFile(join(home.home, 'field.key'), `${KEY}\n`, { mode: 0o600 });
    await writeFile(join(home.filesFolder, 'imports', '1'), Buffer.alloc(5_000_000, 7), { mode: 0o600 });
    await writeFile(join(home.filesFolder, 'imports', '2.draft'), 'half');
    file = join(folder, 'all.fairmark');
    await backUp('all.fairmark');
  });
  afterAll(async () => {
    await source.drop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    target = await createTestDatabase();
    other = environmentOf(`other-${Math.random()}`);
    await mkdir(other.home);
  });
  afterEach(() => target.drop());

  it('brings everything back into an empty database', async () => {
    const outcome = await restore(file);
    expect(await contents(target.dataSource)).toEqual(await contents(source.dataSource));
    expect(outcome).toMatchObject({ storedFiles: 1, keyFits: false });
    expect((await readFile(join(other.filesFolder, 'imports', '1'))).equals(Buffer.alloc(5_000_000, 7))).toBe(true);
    expect((await stat(join(other.filesFolder, 'imports', '1'))).mode & 0o777).toBe(0o600);
    expect(await readdir(other.filesFolder)).toEqual(['imports']);
  });

  it('leaves runs whose checksum can be worked out again, and numbers that go on', async () => {
    await restore(file);
    const { module } = await openHouse(target.dataSource);
    const query = module.get(ScorecardQueryService);
    const runs: { id: number; checksum: string }[] = await target.dataSource.query('select id, checksum from scorecard_run');
    expect(runs).toHaveLength(1);
    for (const { id, checksum } of runs) expect(await query.recomputeChecksum(target.dataSource.manager, id)).toBe(checksum);
    const again = await module.get(CloseService).close({ periodId: '2026-10', reason: 'restored', actor: 'test' });
    expect(again).toMatchObject({ run: 2, changed: true });
    const [{ created }]: [{ created: number }] = await target.dataSource.query(
      `insert into person (employee_no, name) values ('new', 'N') returning id as created`,
    );
    expect(created).toBe(13);
  });

  it('keeps the ring of keys between months and runs as strict as it was', async () => {
    await restore(file);
    const rows: { deferrable: boolean }[] = await target.dataSource.query(
      `select condeferrable as deferrable from pg_constraint where contype = 'f'`,
    );
    expect(rows.some(({ deferrable }) => deferrable)).toBe(false);
  });

  it('carries the audit chain, which goes on where it is restored', async () => {
    await restore(file);
    const chained = await chainOn(source.dataSource).state();
    expect(chained.seq).toBeGreaterThan(0);
    expect(await chainOn(target.dataSource).advance()).toBe(1);
    const verdict = await new AuditVerifierService(target.dataSource, new AuditChainStore()).verify();
    expect(verdict).toMatchObject({ links: chained.seq + 1, waiting: 0, broken: null });
    await expect(target.dataSource.query('truncate audit_chain')).rejects.toThrow('The audit trail only grows');
  });

  it('keeps accounts and lets nobody in who was only signed in when it was made', async () => {
    await source.dataSource.query(
      `with a as (insert into account (employee_no, name, password_hash, created_by) values ('0012', 'N', 'hash', 'test') returning id)
       insert into account_session (account_id, secret_hash, via, expires_at, address, user_agent)
       select id, sha256('x'), 'password', now() + interval '1 hour', '', '' from a`,
    );
    await restore((await backUp('accounts.fairmark')).file);
    await source.dataSource.query('delete from account');
    expect(await target.dataSource.query('select employee_no, password_hash from account')).toEqual([
      { employee_no: '0012', password_hash: 'hash' },
    ]);
    expect(await target.dataSource.query('select from account_session')).toEqual([]);
  });

  it('is refused where there is data, and replaces it when asked', async () => {
    await target.dataSource.query(`insert into person (employee_no, name) values ('x', 'X')`);
    await expect(restore(file)).rejects.toMatchObject({ code: 'maintenance.restore_not_empty' });
    await restore(file, true);
    expect(await contents(target.dataSource)).toEqual(await contents(source.dataSource));
  });

  it.each([
    ['cut off', async (path: string) => truncate(path, (await stat(path)).size - 4000)],
    ['cut off after its first bytes', (path: string) => truncate(path, 30)],
    ['changed in a row', (path: string) => tamper(path, 'N0007', 'N0008')],
    ['changed in its account', (path: string) => tamper(path, '"sha256": "', '"sha256": "x')],
  ])('that was %s is refused, and nothing changes', async (_, damage) => {
    const path = join(folder, 'damaged.fairmark');
    await writeFile(path, await readFile(file));
    await damage(path);
    const before = await contents(target.dataSource);
    await expect(restore(path)).rejects.toMatchObject({ code: 'maintenance.backup_damaged' });
    expect(await contents(target.dataSource)).toEqual(before);
    expect(await readdir(other.home)).toEqual([]);
  });

  it('is told from another file, a missing one, and a later format', async () => {
    const text = join(folder, 'text.csv');
    await writeFile(text, 'a,b');
    await expect(restore(text)).rejects.toMatchObject({ code: 'maintenance.not_a_backup' });
    await expect(restore(join(folder, 'none'))).rejects.toMatchObject({ code: 'maintenance.backup_unreadable' });
    const later = join(folder, 'later.fairmark');
    await writeFile(later, await readFile(file));
    await tamper(later, '"format": 1', '"format": 2');
    await expect(restore(later)).rejects.toMatchObject({ code: 'maintenance.backup_format' });
  });

  it('of a schema that is not the one here is refused', async () => {
    await target.dataSource.query(`insert into schema_migration ("timestamp", name) values (1, 'Later')`);
    await expect(restore(file)).rejects.toMatchObject({ code: 'maintenance.backup_older' });
    await target.dataSource.query(`delete from schema_migration where name like 'Later' or name like 'Defaults%'`);
    await expect(restore(file)).rejects.toMatchObject({ code: 'maintenance.backup_newer' });
  });

  it('has the key only when asked, and puts it where none differs', async () => {
    expect(gunzipSync(await readFile(file)).includes(KEY)).toBe(false);
    const withKey = join(folder, 'with-key.fairmark');
    await backUp('with-key.fairmark', { withKey: true });
    expect((await stat(withKey)).mode & 0o777).toBe(0o600);
    expect(await restore(withKey)).toMatchObject({ keyFits: true });
    expect((await readFile(join(other.home, 'field.key'), 'utf8')).trim()).toBe(KEY);
    await writeFile(join(other.home, 'field.key'), 'cd'.repeat(32));
    await expect(restore(withKey, true)).rejects.toMatchObject({ code: 'maintenance.restore_key_differs' });
  });

  it('is not written over another file, and leaves nothing when it is interrupted', async () => {
    await expect(backUp('all.fairmark')).rejects.toMatchObject({ code: 'maintenance.backup_exists' });
    const before = await readdir(folder);
    const controller = new AbortController();
    const progress = ({ params }: Message) => void (params?.['name'] === 'evaluation' && controller.abort());
    await expect(backUp('stopped', { signal: controller.signal, progress })).rejects.toThrow('abort');
    await expect(backUp('none/here')).rejects.toMatchObject({ code: 'maintenance.backup_unwritable' });
    expect(await readdir(folder)).toEqual(before);
  });

  it('is of one moment, whatever is written meanwhile', async () => {
    const progress = (_step: Message, done: number) =>
      done === 1 && void source.dataSource.query(`insert into calendar_exception values ('2030-01-01', false, 'x')`);
    await backUp('moment.fairmark', { progress });
    await restore(join(folder, 'moment.fairmark'));
    expect(await target.dataSource.query(`select * from calendar_exception where day = '2030-01-01'`)).toEqual([]);
    await source.dataSource.query(`delete from calendar_exception where day = '2030-01-01'`);
  });
});

async function tamper(path: string, from: string, to: string): Promise<void> {
  const bytes = gunzipSync(await readFile(path));
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at);
  await writeFile(path, gzipSync(bytes));
}

async function writeCentre(dataSource: DataSource): Promise<void> {
  const { module, facts } = await openHouse(dataSource);
  await facts.form();
  await facts.team('T1');
  for (let number = 1; number <= 12; number += 1) {
    const no = String(number).padStart(4, '0');
    await facts.person(no);
    await facts.member(no, 'T1', '2026-01-01');
    await facts.evaluations(no, '2026-10-05', [9000, 9500, 8000, 10000]);
  }
  await module.get(CloseService).close({ periodId: '2026-10', actor: 'test' });
  await dataSource.query(`update period set state = 'locked', published_run_id = (select max(id) from scorecard_run)`);
  await facts.evaluations('0001', '2026-10-06', [7000]);
  await dataSource.query(
    `insert into case_record (case_no, kind, received_at, content, agent_id)
     select 'C' || n, 'complaint', now(), E'tab\\there, new\\nline, \\\\N and 中文' || repeat('x', 3000), 1 from generate_series(1, 2000) n`,
  );
}
