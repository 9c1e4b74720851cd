import ExcelJS from 'exceljs';
import { ExportJobService } from '@domain/reporting/export-job.service.js';
import { apiOn, type Answer, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { seedTwoTeams } from '../../../../test/support/two-teams.js';

let database: TestDatabase;
let api: ApiFixture;
let leader: Client;
let manager: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  await seedTwoTeams(api.app);
  leader = await api.as('L01', 'team_leader');
  manager = await api.as('M01', 'manager');
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

async function workbook(cells: Record<string, string>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('成绩');
  for (const [address, value] of Object.entries(cells)) sheet.getCell(address).value = value;
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function send(client: Client, name: string, content: Buffer, query = ''): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const probe = new Request('http://localhost', { method: 'POST', body: form });
  return client.request('POST', `/api/v1/report-layouts${query}`, {
    headers: { 'content-type': probe.headers.get('content-type') ?? '' },
    raw: Buffer.from(await probe.arrayBuffer()),
  });
}

async function filled(client: Client, report: string, body: object): Promise<{ name: string; sheet: ExcelJS.Worksheet }> {
  const asked = await client.post(`/api/v1/reports/${report}/exports`, { period: '2026-10', ...body });
  expect(asked.status).toBe(202);
  const number = Number(asked.body.id.replace('export-', ''));
  await api.app.get(ExportJobService, { strict: false }).perform(number);
  const { body: view } = await client.get(`/api/v1/exports/${number}`);
  const answer = await fetch(api.address + view.files[0].address, { headers: client.headers });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(await answer.arrayBuffer()) as unknown as ExcelJS.Buffer);
  return { name: view.files[0].name, sheet: book.getWorksheet('成绩')! };
}

const GOOD = {
  A1: '{{班组}} {{period}}',
  A2: '工号',
  B2: '质检',
  A3: '{{工号}}',
  B3: '{{质检均分}}',
  C3: '{{team.qa_score}}',
  B4: '{{qa_score}}',
};

describe('a layout of one’s own', () => {
  it('is filled with the figures of the cards, a row an agent, for one’s own team only', async () => {
    const kept = await send(leader, '我们的月报.xlsx', await workbook(GOOD));
    expect(kept).toMatchObject({ status: 201, body: { problems: [], layout: { name: '我们的月报', shared: false } } });
    const { report } = kept.body.layout;
    const { name, sheet } = await filled(leader, report, { team_code: 'T1' });
    expect(name).toBe('我们的月报_2026-10_T1_zh.xlsx');
    const { body: agents } = await leader.get('/api/v1/periods/2026-10/scorecards/agents?team=T1&sort=rank');
    const { body: team } = await leader.get('/api/v1/periods/2026-10/scorecards/teams/T1');
    const rows = agents.items.map((_: unknown, at: number) => [1, 2, 3].map((column) => sheet.getRow(3 + at).getCell(column).value));
    expect(rows.toSorted()).toEqual(
      agents.items
        .map((card: { employee_no: string; qa_score: number | null }) => [card.employee_no, card.qa_score ?? '—', team.card.qa_score])
        .toSorted(),
    );
    expect(sheet.getRow(3 + agents.items.length).getCell(2).value).toBe(team.card.qa_score);
    expect(sheet.getCell('A1').value).toBe(`${team.card.team_name} 2026-10`);
    const ask = (body: object) => leader.post(`/api/v1/reports/${report}/exports`, { period: '2026-10', ...body });
    expect((await ask({ team_code: 'T2' })).status).toBe(404);
    expect((await ask({})).status).toBe(403);
  });

  it('with a name that nobody knows, or two rows of agents, is told so in a sentence each and not kept', async () => {
    const odd = await send(leader, 'odd.xlsx', await workbook({ A1: '{{质检均风}}', A3: '{{工号}}', A5: '{{姓名}}' }));
    expect(odd.body).toMatchObject({ layout: null, problems: [expect.stringContaining('质检均风'), expect.stringContaining('5')] });
    const plain = await send(leader, 'plain.xlsx', await workbook({ A1: '成绩' }));
    expect(plain.body.problems).toHaveLength(1);
    expect((await send(leader, 'bad.xlsx', Buffer.from('89504e470d0a1a0a', 'hex'))).status).toBe(422);
    expect((await leader.get('/api/v1/report-layouts')).body.items.map(({ name }: { name: string }) => name)).toEqual(['我们的月报']);
  });

  it('is seen by nobody else, unless it is everybody’s, which only those who see the centre can make and take away', async () => {
    const { id, report } = (await leader.get('/api/v1/report-layouts')).body.items[0];
    expect((await manager.get('/api/v1/report-layouts')).body.items).toEqual([]);
    expect((await manager.post(`/api/v1/reports/${report}/exports`, { period: '2026-10' })).status).toBe(404);
    expect((await manager.request('DELETE', `/api/v1/report-layouts/${id}`)).status).toBe(404);
    const book = await workbook(GOOD);
    expect((await send(leader, '全院.xlsx', book, '?shared=true')).status).toBe(403);
    const house = (await send(manager, '全院.xlsx', book, '?shared=true')).body.layout;
    expect(house.shared).toBe(true);
    expect((await leader.request('DELETE', `/api/v1/report-layouts/${house.id}`)).status).toBe(403);
    const { name, sheet } = await filled(manager, house.report, {});
    expect(name).toBe('全院_2026-10_zh.xlsx');
    expect(sheet.getCell('A1').value).toBe('全中心 2026-10');
    expect((await manager.request('DELETE', `/api/v1/report-layouts/${house.id}`)).status).toBe(204);
    expect((await leader.request('DELETE', `/api/v1/report-layouts/${id}`)).status).toBe(204);
  });
});
