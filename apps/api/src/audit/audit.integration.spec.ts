import { AuditChainService } from '@domain/audit/audit-chain.service.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

describe('the audit trail over HTTP', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let manager: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await apiOn(database);
    manager = await api.as('9001', 'manager');
    await database.dataSource.query(
      `insert into audit_event (actor, action, subject, detail) values
         ('9001', 'import.commit', 'import 1', '{"file": "=cmd|calc"}'), ('cli:root', 'import.revert', '=HYPERLINK("x")', '{}'), ('9001', 'call.reveal', 'call R1', '{}')`,
    );
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('is for managers and administrators only', async () => {
    for (const path of ['/api/v1/audit-events', '/api/v1/audit-events/chain', '/api/v1/audit-events/export']) {
      expect((await api.nobody.get(path)).status).toBe(401);
      for (const role of ['agent', 'team_leader', 'shift_supervisor', 'qa_trainer'] as const)
        expect((await (await api.as(`1-${role}`, role)).get(path)).status).toBe(403);
      expect((await (await api.as('1-admin', 'admin')).get(path)).status).toBe(200);
    }
  });

  it('is filtered and paged, newest first', async () => {
    const { body } = await manager.get('/api/v1/audit-events?action=import.&page_size=1');
    expect(body).toMatchObject({ total: 2, items: [{ action: 'import.revert', actor: 'cli:root', seq: null }] });
    const next = await manager.get(`/api/v1/audit-events?action=import.&page_size=1&cursor=${body.next_cursor}`);
    expect(next.body).toMatchObject({ items: [{ action: 'import.commit', detail: { file: '=cmd|calc' } }], next_cursor: null });
    expect((await manager.get('/api/v1/audit-events?from=yesterday')).status).toBe(400);
  });

  it('tells how far it is chained', async () => {
    const waiting = (await manager.get('/api/v1/audit-events/chain')).body.waiting as number;
    expect(waiting).toBeGreaterThanOrEqual(3);
    await api.app.get(AuditChainService, { strict: false }).advance();
    const { body } = await manager.get('/api/v1/audit-events/chain');
    expect(body).toEqual({ seq: waiting, hash: expect.stringMatching(/^[0-9a-f]{64}$/), waiting: 0 });
  });

  it('is handed out as CSV that no spreadsheet takes for formulas, and says who took it and from where', async () => {
    const { status, headers, body } = await manager.get('/api/v1/audit-events/export?action=import.');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/csv');
    const lines = (body as string).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`);
    const [last] = (await manager.get('/api/v1/audit-events?action=audit.export&page_size=1')).body.items;
    expect(last).toMatchObject({
      actor: '9001',
      detail: { filter: { action: 'import.' }, origin: { address: expect.stringContaining('127.0.0.1') } },
    });
  });
});
