import { ExportJobService } from '@domain/reporting/export-job.service.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { sendFile } from '../../../../test/support/send-file.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { seedTwoTeams } from '../../../../test/support/two-teams.js';

let database: TestDatabase;
let api: ApiFixture;
let leader: Client;
let supervisor: Client;
let manager: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  await seedTwoTeams(api.app);
  leader = await api.as('L01', 'team_leader');
  supervisor = await api.as('S01', 'shift_supervisor');
  manager = await api.as('M01', 'manager');
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

const wish = (client: Client, report: string, body: object) =>
  client.post(`/api/v1/reports/${report}/exports`, { period: '2026-10', language: 'en', ...body });

/** Does an export as a worker would. */
async function written(client: Client, report: string, body: object): Promise<number> {
  const asked = await wish(client, report, body);
  expect(asked.status).toBe(202);
  const number = Number(asked.body.id.replace('export-', ''));
  await api.app.get(ExportJobService, { strict: false }).perform(number);
  return number;
}

async function download(client: Client, number: number): Promise<Buffer> {
  const { body } = await client.get(`/api/v1/exports/${number}`);
  const answer = await fetch(api.address + body.files[0].address, { headers: client.headers });
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  return Buffer.from(await answer.arrayBuffer());
}

describe('reports', () => {
  it('a team leader has the workbook of the own team written, and of no other', async () => {
    const number = await written(leader, 'team-monthly', { team_code: 'T1' });
    expect((await download(leader, number)).subarray(0, 2).toString()).toBe('PK');
    expect((await wish(leader, 'team-monthly', { team_code: 'T2' })).status).toBe(404);
    expect((await wish(leader, 'team-monthly', { team_code: 'T9' })).body.code).toBe((await wish(leader, 'team-monthly', { team_code: 'T2' })).body.code);
    for (const [report, body] of [['team-monthly', { all: true }], ['supervisor-monthly', { team_code: 'T1' }], ['raw-evaluations', {}]] as const)
      expect((await wish(leader, report, body)).body).toMatchObject({ code: 'reporting.beyond_reach', status: 403 });
    expect((await wish(leader, 'raw-evaluations', { team_code: 'T1' })).status).toBe(202);
  }); // prettier-ignore

  it('are offered about one’s own teams of the month, and no others', async () => {
    const teams = async (client: Client) => {
      const { body } = await client.get('/api/v1/report-teams?period=2026-10');
      return body.items.map((team: { team_code: string }) => team.team_code);
    };
    expect(await teams(leader)).toEqual(['T1']);
    expect(await teams(manager)).toEqual(expect.arrayContaining(['T1', 'T2']));
    expect((await leader.get('/api/v1/report-teams?period=2031-01')).status).toBe(404);
  });

  it('that leave with names as a text or a picture are written down, and those of a foreign team do not leave', async () => {
    const share = (team_code: string) => leader.post('/api/v1/report-shares', { period: '2026-10', team_code, form: 'picture' });
    expect((await share('T1')).status).toBe(204);
    expect((await share('T2')).status).toBe(404);
    const { body } = await manager.get('/api/v1/audit-events?action=export.share');
    expect(body.items).toMatchObject([{ actor: 'L01', detail: { team: 'T1', form: 'picture' } }]);
  });

  it('a supervisor has the report about the own teams, and the manager any', async () => {
    expect((await wish(supervisor, 'supervisor-monthly', { team_code: 'T1' })).status).toBe(202);
    expect((await wish(supervisor, 'supervisor-monthly', {})).status).toBe(202);
    expect((await wish(supervisor, 'supervisor-monthly', { team_code: 'T2' })).status).toBe(404);
    const both = await api.as('L01', 'team_leader', 'shift_supervisor');
    expect((await wish(both, 'supervisor-monthly', { team_code: 'T1' })).status).toBe(404);
    const names = async (client: Client) => (await client.get('/api/v1/reports')).body.items.map(({ name }: { name: string }) => name);
    expect(await names(supervisor)).toContain('supervisor-monthly');
    expect(await names(await api.as('FL01', 'team_leader'))).not.toContain('supervisor-monthly');
    expect((await wish(manager, 'supervisor-monthly', { all: true })).status).toBe(202);
    expect((await wish(manager, 'weekly-gossip', { all: true })).status).toBe(404);
  });

  it('raw rows of a month are for whoever led the team all through it', async () => {
    await database.dataSource.query(
      `update team_leadership set valid = daterange('2026-10-02', null) where leader_id = (select id from person where employee_no = 'L01')`,
    );
    const late = await api.as('L01', 'team_leader');
    expect((await wish(late, 'raw-evaluations', { team_code: 'T1' })).status).toBe(404);
    expect((await wish(late, 'team-monthly', { team_code: 'T1' })).status).toBe(202);
  });

  it('what somebody had written is seen by them and by those who see all, and every download is written down', async () => {
    const number = await written(leader, 'team-monthly', { team_code: 'T1' });
    expect((await supervisor.get(`/api/v1/exports/${number}`)).status).toBe(404);
    expect((await manager.get(`/api/v1/exports/${number}`)).body).toMatchObject({
      requested_by: 'L01',
      files: [{ kept: true, checksum: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    await download(manager, number);
    const trail = (await manager.get('/api/v1/audit-events?action=export.download')).body.items;
    expect(trail[0]).toMatchObject({ actor: 'M01', subject: `export ${number}` });
    for (const name of ['..%2f..%2fetc%2fpasswd', 'none.xlsx', '%00', '.'])
      expect((await manager.get(`/api/v1/exports/${number}/files/${name}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('a workbook that comes back is held against the database', async () => {
    const number = await written(manager, 'team-monthly', { team_code: 'T1' });
    const upload = await sendFile(manager, 'team.xlsx', await download(manager, number));
    const asked = await manager.post(`/api/v1/uploads/${upload.body.id}/verification`);
    await api.work();
    expect((await manager.get(`/api/v1/jobs/${asked.body.id}`)).body).toMatchObject({
      state: 'done',
      result: { matches: true, run: 1, differences: [] },
    });
    const table = await sendFile(manager, 'roster.csv', '工号,姓名\n0001,张三\n');
    const refused = await manager.post(`/api/v1/uploads/${table.body.id}/verification`);
    await api.work();
    expect((await manager.get(`/api/v1/jobs/${refused.body.id}`)).body).toMatchObject({ state: 'failed', error: expect.any(String) });
  });
});

describe('statistics of a table that was sent', () => {
  it('are those of the command', async () => {
    const upload = await sendFile(manager, 'ratings.csv', 'a,b\n1,1\n2,2\n3,3\n3,2\n');
    const asked = await manager.post(`/api/v1/uploads/${upload.body.id}/statistics`, { kind: 'agreement', level: 'nominal' });
    await api.work();
    const { result } = (await manager.get(`/api/v1/jobs/${asked.body.id}`)).body;
    expect(result).toMatchObject({ n_units: 4, n_raters: 2, percent_agreement: 0.75 });
    const bad = await manager.post(`/api/v1/uploads/${upload.body.id}/statistics`, { kind: 'p', columns: ['z'] });
    await api.work();
    expect((await manager.get(`/api/v1/jobs/${bad.body.id}`)).body).toMatchObject({ state: 'failed', error: expect.stringContaining('z') });
    expect((await manager.post(`/api/v1/uploads/${upload.body.id}/statistics`, { kind: 'magic' })).status).toBe(400);
  });
});
