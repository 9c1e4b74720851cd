import type { SearchResults } from '@contracts/search.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { FOREIGN_MARKS, seedTwoTeams } from '../../../../test/support/two-teams.js';

describe('search', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let leader: Client;
  let trainer: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await apiOn(database);
    await seedTwoTeams(api.app);
    leader = await api.as('L01', 'team_leader');
    trainer = await api.as('Q01', 'qa_trainer');
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const find = async (who: Client, q: string): Promise<SearchResults> => {
    const answer = await who.get(`/api/v1/search?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(200);
    return answer.body as SearchResults;
  };

  it('finds people by number and by a part of their name, and teams by code and name', async () => {
    expect((await find(trainer, 'A000')).people.map(({ employee_no }) => employee_no)).toEqual(['A0001', 'A0002']);
    expect((await find(trainer, '本组甲')).people).toEqual([{ employee_no: 'A0001', name: '本组甲', team_name: '一组' }]);
    expect((await find(trainer, '组甲')).people).toHaveLength(2);
    expect((await find(trainer, 't2')).teams).toEqual([{ team_code: 'T2', team_name: '二组' }]);
    expect((await find(trainer, 'Ａ０００１')).people).toHaveLength(1);
  });

  it('finds evaluations, calls and cases by the beginning of their number, of three signs and more', async () => {
    expect((await find(trainer, 'E-A')).evaluations.map(({ evaluation_no }) => evaluation_no)).toEqual([
      'E-A1', 'E-A2', 'E-A3', 'E-A4', 'E-A5',
    ]); // prettier-ignore
    expect((await find(trainer, 'REC-A1')).calls).toMatchObject([{ recording_id: 'REC-A1', employee_no: 'A0001', evaluation_no: 'E-A1' }]);
    expect((await find(trainer, 'C-A1')).cases).toMatchObject([{ case_no: 'C-A1', kind: 'complaint' }]);
    expect((await find(trainer, 'E-')).evaluations).toEqual([]);
    expect((await find(trainer, 'E_A')).evaluations).toEqual([]);
  });

  it('never shows a team leader another team’s people or anything of theirs', async () => {
    for (const mark of [...FOREIGN_MARKS, 'F000', 'E-F1', 'REC-F1', 'C-F1', '外组', 'T2', '二组']) {
      const found = await find(leader, mark);
      expect([mark, Object.values(found).flat()]).toEqual([mark, []]);
    }
    expect((await find(leader, 'A0001')).people).toHaveLength(1);
    expect((await find(leader, 'REC-A1')).calls).toMatchObject([{ evaluation_no: 'E-A1' }]);
  });

  it('shows agents themselves alone, and administrators no results of anybody', async () => {
    const agent = await api.as('A0001', 'agent');
    expect((await find(agent, 'A000')).people.map(({ employee_no }) => employee_no)).toEqual(['A0001']);
    expect((await find(agent, 'E-B')).evaluations).toEqual([]);
    const admin = await api.as('X01', 'admin');
    const found = await find(admin, 'REC-A1');
    expect([found.evaluations, found.calls, found.cases]).toEqual([[], [], []]);
    expect((await find(admin, 'A0001')).people).toHaveLength(1);
  });

  it('takes every sign as it is written, and refuses a question without one', async () => {
    expect(Object.values(await find(trainer, '%%%')).flat()).toEqual([]);
    expect((await trainer.get('/api/v1/search?q=%20')).status).toBe(400);
    expect((await trainer.get('/api/v1/search')).status).toBe(400);
  });
});
