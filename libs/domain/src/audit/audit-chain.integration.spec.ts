import type { TestingModule } from '@nestjs/testing';
import type { DataSource, QueryRunner } from 'typeorm';
import { withOrigin } from '@platform/auth/request-origin.js';
import { createDataSource } from '@platform/database/data-source.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { AuditChainService } from './audit-chain.service.js';
import { AuditQueryService } from './audit-query.service.js';
import { AuditRetentionService } from './audit-retention.service.js';
import { AuditModule } from './audit.module.js';
import { AuditService } from './audit.service.js';
import { AuditVerifierService, type ChainBreak } from './audit-verifier.service.js';

describe('the audit chain', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let module: TestingModule;
  let audit: AuditService;
  let chain: AuditChainService;

  beforeEach(async () => {
    database = await createTestDatabase();
    dataSource = database.dataSource;
    module = await domainOn(dataSource, AuditModule);
    audit = module.get(AuditService);
    chain = module.get(AuditChainService);
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  const record = (subject: string, tx = dataSource.manager) =>
    audit.record(tx, { actor: '0900', action: 'setting.change', subject, detail: { note: `about ${subject}`, points: [1, 2.5, null] } });
  const recordMany = async (count: number) => {
    for (let at = 1; at <= count; at++) await record(`s${at}`);
  };
  const verify = () => module.get(AuditVerifierService).verify();
  const broken = async (): Promise<Pick<ChainBreak, 'fault' | 'seq'> | null> => (await verify()).broken;
  const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => dataSource.query(sql, values);

  /** What somebody with the database's own rights can do. */
  const tamper = async (...statements: string[]) => {
    const runner = dataSource.createQueryRunner();
    await runner.query(`set session_replication_role = replica`);
    for (const statement of statements) await runner.query(statement);
    await runner.query(`set session_replication_role = default`);
    await runner.release();
  };

  /** A transaction that has recorded something and is not committed. */
  const openWriter = async (subject: string): Promise<QueryRunner> => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await record(subject, runner.manager);
    return runner;
  };

  const publishedRun = async () => {
    const head = await dataSource.transaction((tx) => chain.advanceIn(tx));
    await query(
      `insert into period (id, first_day, last_day, starts_at, ends_at) values ('2026-10', '2026-10-01', '2026-10-31', now(), now())`,
    );
    await query(
      `insert into scorecard_run (period_id, number, scheme_version_id, leader_scheme_version_id, as_of, closed_by, input_counts, checksum, audit_seq, audit_hash)
       select '2026-10', 1, min(id), min(id), now(), 'x', '{}', 'x', $1, $2 from scheme_version`,
      [head.seq, head.hash],
    );
  };

  it('takes in every event once, each link holding the hash of the one before', async () => {
    await recordMany(5);
    expect(await chain.advance()).toBe(5);
    expect(await chain.advance()).toBe(0);
    const links = await query<{ seq: string; previous_hash: Buffer; hash: Buffer }>('select * from audit_chain order by seq');
    expect(links.map(({ seq }) => seq)).toEqual(['1', '2', '3', '4', '5']);
    for (let at = 1; at < links.length; at++) expect(links[at]!.previous_hash.equals(links[at - 1]!.hash)).toBe(true);
    expect(await verify()).toEqual({ links: 5, waiting: 0, runs: 0, broken: null });
    expect(await chain.state()).toMatchObject({ seq: 5, hash: links[4]!.hash, waiting: 0 });
  });

  it('does not pass over an event whose transaction commits after later ones were chained', async () => {
    const late = await openWriter('late');
    await recordMany(3);
    expect(await chain.advance()).toBe(3);
    await late.commitTransaction();
    await late.release();
    await record('after');
    expect(await chain.advance()).toBe(2);
    expect(await query('select e.subject from audit_chain c join audit_event e on e.id = c.event_id order by c.seq')).toEqual(
      ['s1', 's2', 's3', 'late', 'after'].map((subject) => ({ subject })),
    );
    expect(await verify()).toMatchObject({ links: 5, waiting: 0, broken: null });
  });

  it('has no event of a transaction that was given up', async () => {
    const given = await openWriter('given up');
    await given.rollbackTransaction();
    await given.release();
    await record('kept');
    expect(await chain.advance()).toBe(1);
    expect(await broken()).toBeNull();
  });

  it('grows by one link an event while several workers chain and people write', async () => {
    const writing = Promise.all([1, 2, 3].map((writer) => recordMany(40 + writer)));
    const chained = await Promise.all([chain.advance(), chain.advance(), chain.advance(), chain.advance()]);
    await writing;
    const rest = await Promise.all([chain.advance(), chain.advance()]);
    expect([...chained, ...rest].reduce((sum, count) => sum + count)).toBe(126);
    expect(await verify()).toMatchObject({ links: 126, waiting: 0, broken: null });
  });

  it('is whole after a worker died in the midst of chaining', async () => {
    await recordMany(10);
    const worker = createDataSource(database.connection, { migrations: [], poolSize: 1 });
    await worker.initialize();
    const runner = worker.createQueryRunner();
    await runner.startTransaction();
    const [{ pid }] = (await runner.query('select pg_backend_pid() as pid')) as [{ pid: number }];
    await chain.advanceIn(runner.manager);
    await query('select pg_terminate_backend($1)', [pid]);
    await runner.release().catch(() => undefined);
    await worker.destroy();
    expect(await chain.state()).toMatchObject({ seq: 0, waiting: 10 });
    expect(await chain.advance()).toBe(10);
    expect(await broken()).toBeNull();
  });

  it('never keeps whoever records something waiting', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await recordMany(2);
    await chain.advanceIn(runner.manager);
    await record('meanwhile');
    await runner.commitTransaction();
    await runner.release();
    expect(await chain.state()).toMatchObject({ seq: 2, waiting: 1 });
  });

  it.each([
    ['update audit_event set detail = \'{"note": "other"}\' where id = 2'],
    [`update audit_event set actor = '0901' where id = 2`],
    [`update audit_event set chain_seq = 9 where id = 2`],
    ['update audit_event set cleared_at = now() where id = 2'],
    ['delete from audit_event where id = 3'],
    ['truncate audit_event cascade'],
    [`update audit_chain set hash = '' where seq = 2`],
    ['delete from audit_chain'],
  ])('is append-only: %s', async (statement) => {
    await recordMany(3);
    await chain.advance();
    await expect(query(statement)).rejects.toThrow('The audit trail only grows');
    expect(await broken()).toBeNull();
  });

  describe('tells where it was broken', () => {
    beforeEach(async () => {
      await recordMany(6);
      await chain.advance();
    });

    it.each<[string, string[], Pick<ChainBreak, 'fault' | 'seq'>]>([
      ['a detail was altered', [`update audit_event set detail = '{"note": "x"}' where chain_seq = 4`], { fault: 'altered_event', seq: 4 }],
      ['another actor was put in', [`update audit_event set actor = 'x' where chain_seq = 2`], { fault: 'altered_event', seq: 2 }],
      [
        'an event was dated back',
        [`update audit_event set at = at - interval '1 day' where chain_seq = 2`],
        { fault: 'altered_event', seq: 2 },
      ],
      ['an event was deleted', ['delete from audit_event where chain_seq = 3'], { fault: 'missing_event', seq: 3 }],
      [
        'an event was deleted with its link',
        ['delete from audit_chain where seq = 3', 'delete from audit_event where chain_seq = 3'],
        { fault: 'missing_link', seq: 4 },
      ],
      [
        'the gap was closed',
        ['delete from audit_chain where seq = 3', 'update audit_chain set seq = seq - 1 where seq > 3'],
        { fault: 'broken_link', seq: 3 },
      ],
      ['a link was written anew', [`update audit_chain set hash = sha256('x') where seq = 5`], { fault: 'altered_event', seq: 5 }],
      [
        'a detail was cleared and passed off as retention',
        [`update audit_event set detail = '{}', cleared_at = now() where chain_seq = 5`],
        { fault: 'cleared_early', seq: 5 },
      ],
      [
        'an event was slipped in as chained',
        [`update audit_event set chain_seq = 7 where chain_seq = 6`],
        { fault: 'altered_event', seq: 6 },
      ],
    ])('when %s', async (_how, statements, expected) => {
      await tamper(...statements);
      expect(await broken()).toMatchObject(expected);
    });

    it('when an event says that it is chained and is not', async () => {
      await tamper(`insert into audit_event (actor, action, subject, chain_seq) values ('x', 'x', 'x', 99)`);
      expect(await broken()).toMatchObject({ fault: 'unlinked_event' });
    });

    it('when its tail was cut off, by what a published run noted', async () => {
      await publishedRun();
      expect(await verify()).toMatchObject({ runs: 1, broken: null });
      await tamper('delete from audit_chain where seq > 4', 'delete from audit_event where chain_seq > 4');
      expect(await broken()).toEqual({ fault: 'cut_tail', seq: 6, subject: '2026-10 #1' });
    });

    it('when it was written anew from the beginning, by what a published run noted', async () => {
      await publishedRun();
      await tamper(
        'delete from audit_chain',
        'update audit_event set chain_seq = null',
        `update audit_event set actor = 'somebody else' where id = (select min(id) from audit_event)`,
      );
      await chain.advance();
      expect(await broken()).toEqual({ fault: 'other_chain', seq: 6, subject: '2026-10 #1' });
    });
  });

  it('stays whole when retention clears old details, and says who cleared them', async () => {
    await recordMany(4);
    await tamper(`update audit_event set at = now() - interval '7 months' where subject in ('s1', 's2')`);
    await chain.advance();
    const retention = module.get(AuditRetentionService);
    const clear = () => dataSource.transaction((tx) => retention.clear(tx, 6, 'retention'));
    expect(await clear()).toBe(2);
    expect(await clear()).toBe(0);
    await chain.advance();
    expect(await verify()).toMatchObject({ links: 5, broken: null });
    expect(await query(`select subject, detail, cleared_at is not null as cleared from audit_event order by id`)).toEqual([
      { subject: 's1', detail: {}, cleared: true },
      { subject: 's2', detail: {}, cleared: true },
      expect.objectContaining({ subject: 's3', cleared: false }),
      expect.objectContaining({ subject: 's4', cleared: false }),
      { subject: 'audit trail', detail: expect.objectContaining({ count: 2, months: 6 }), cleared: false },
    ]);
    await tamper(`update audit_event set subject = 'other' where subject = 's1'`);
    expect(await broken()).toMatchObject({ fault: 'altered_event', seq: 1 });
  });

  it('is read over many pages', async () => {
    await query(`insert into audit_event (actor, action, subject) select 'x', 'test.many', 's' || n from generate_series(1, 4500) n`);
    expect(await chain.advance()).toBe(4500);
    expect(await verify()).toMatchObject({ links: 4500, broken: null });
    await tamper(`update audit_event set subject = 'x' where chain_seq = 4321`);
    expect(await broken()).toMatchObject({ fault: 'altered_event', seq: 4321 });
  });

  it('notes where a deed was asked for', async () => {
    await withOrigin({ address: '10.1.2.3', requestId: 'r-1' }, () => record('asked'));
    await record('by itself');
    const details = await query<{ origin: unknown }>(`select detail -> 'origin' as origin from audit_event order by id`);
    expect(details).toEqual([{ origin: { address: '10.1.2.3', request_id: 'r-1' } }, { origin: null }]);
  });

  it('is listed by actor, beginning of the action, subject and time', async () => {
    await query(`insert into person (employee_no, name) values ('0900', '钱进')`);
    await recordMany(3);
    await audit.record(dataSource.manager, { actor: 'cli:root', action: 'import.commit', subject: 'import 1' });
    const events = module.get(AuditQueryService);
    const page = { page_size: 2, sort: '-at', total: 'exact' } as const;
    const first = await events.list(page);
    expect(first).toMatchObject({
      total: 4,
      items: [
        { action: 'import.commit', actor_name: null },
        { subject: 's3', actor_name: '钱进' },
      ],
    });
    const second = await events.list({ ...page, cursor: first.next_cursor! });
    expect(second.items.map(({ subject }) => subject)).toEqual(['s2', 's1']);
    expect(second.next_cursor).toBeNull();
    expect(await events.list({ ...page, action: 'import.' })).toMatchObject({ total: 1 });
    expect(await events.list({ ...page, action: 'import.commit.x' })).toMatchObject({ total: 0 });
    expect(await events.list({ ...page, actor: '0900', subject: 's2' })).toMatchObject({ total: 1 });
    const at = second.items[1]!.at;
    expect(await events.list({ ...page, to: at })).toMatchObject({ total: 0 });
  });
});
