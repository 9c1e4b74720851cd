import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { FOREIGN, OWN, seedTwoTeams } from '../../../../test/support/two-teams.js';

const BASE = '/api/v1/exported-evaluations';

let database: TestDatabase;
let api: ApiFixture;
let trainer: Client;
let leader: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  await seedTwoTeams(api.app);
  trainer = await api.as('Q01', 'qa_trainer');
  leader = await api.as('L01', 'team_leader');
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

const csv = async (client: Client, search: string) => {
  const response = await fetch(`${api.address}${BASE}?format=csv&${search}`, { headers: client.headers });
  expect(response.status).toBe(200);
  const lines = (await response.text()).replace('\ufeff', '').trimEnd().split('\r\n');
  return lines.map((line) => line.split(','));
};

describe('a list of evaluations as a file', () => {
  it('holds the rows of the list, all its pages, in its order and its columns', async () => {
    const filter = 'period=2026-10&score_from=80&sort=-final_score';
    const listed = (await trainer.get(`/api/v1/evaluations?${filter}&page_size=200`)).body.items as Record<string, unknown>[];
    const [head, ...rows] = await csv(trainer, `${filter}&columns=evaluation_no,name,final_score,purpose,state,critical_failed`);
    expect(head).toEqual(['Evaluation no.', 'Name', 'Final score', 'Type', 'State', 'Critical'].map(() => expect.any(String)));
    expect(listed.length).toBeGreaterThan(5);
    expect(rows.map(([no, name, score]) => [no, name, Number(score)])).toEqual(
      listed.map((row) => [row['evaluation_no'], row['name'], row['final_score']]),
    );
    expect(new Set(rows.map(([, , , purpose]) => purpose))).toEqual(new Set(['Random']));
  });

  it('comes as a workbook whose texts are never formulas', async () => {
    await database.dataSource.query(`update person set name = '=1+1' where employee_no = 'A0002'`);
    const answer = await fetch(`${api.address}${BASE}?format=xlsx&agent=A0002&columns=name,called_at,final_score`, {
      headers: trainer.headers,
    });
    expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename\*=UTF-8''.*\.xlsx/);
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    await writeFile(join(folder, 'a.xlsx'), Buffer.from(await answer.arrayBuffer()));
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(join(folder, 'a.xlsx'));
    await rm(folder, { recursive: true });
    const [sheet, about] = workbook.worksheets;
    expect(sheet!.rowCount).toBe(6);
    expect([sheet!.getCell('A2').type, sheet!.getCell('A2').value]).toEqual([exceljs.ValueType.String, '=1+1']);
    expect(JSON.stringify(about!.getSheetValues())).toContain('agent=A0002');
    const [, first] = await csv(trainer, 'agent=A0002&columns=name');
    expect(first).toEqual(["'=1+1"]);
  });

  it('holds nobody of a foreign team, whatever is asked for, and is not for agents', async () => {
    const all = (await csv(leader, 'columns=employee_no')).slice(1).flat();
    expect(new Set(all)).toEqual(new Set(['A0001', 'A0002']));
    for (const search of [`agent=${FOREIGN.agent}`, `team=${FOREIGN.team}`, `q=E-F`, `recording_id=${FOREIGN.recording_id}`]) {
      expect(await csv(leader, `${search}&columns=employee_no`)).toHaveLength(1);
    }
    const agent = await api.as(OWN.agent, 'agent');
    expect((await agent.get(`${BASE}?format=csv`)).status).toBe(403);
  });

  it('is refused for columns that there are not', async () => {
    for (const columns of ['', 'password_hash', 'name;drop table person', 'name,,name']) {
      const search = new URLSearchParams({ format: 'csv', columns }).toString();
      expect(await trainer.get(`${BASE}?${search}`)).toMatchObject({ status: 400, body: { code: 'http.invalid' } });
    }
  });

  it('is on record with who had it and what was in it', async () => {
    const rows: { actor: string; detail: object }[] = await database.dataSource.query(
      `select actor, detail from audit_event where action = 'evaluation.export' order by id limit 1`,
    );
    expect(rows).toEqual([
      {
        actor: 'Q01',
        detail: expect.objectContaining({ format: 'csv', sort: '-final_score', filter: { period: '2026-10', score_from: 80 } }),
      },
    ]);
  });
});
