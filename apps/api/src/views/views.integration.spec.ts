import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const BASE = '/api/v1/views';

let database: TestDatabase;
let api: ApiFixture;
let trainer: Client;
let leader: Client;
let agent: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  trainer = await api.as('Q01', 'qa_trainer');
  leader = await api.as('L01', 'team_leader');
  agent = await api.as('A01', 'agent');
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

const view = (name: string, more: object = {}) => ({ name, search: { critical: 'true' }, ...more });
const create = (client: Client, name: string, more: object = {}) => client.post(BASE, { list: 'evaluations', ...view(name, more) });
const names = async (client: Client, list = 'evaluations') =>
  ((await client.get(`${BASE}?list=${list}`)).body.items as { name: string }[]).map(({ name }) => name);

describe('a saved view', () => {
  it('is its owner’s alone until it is shared, and then found by all who look after results', async () => {
    const made = await create(trainer, '致命项');
    expect(made).toMatchObject({ status: 201, body: { own: true, shared: false, owner_name: 'Q01', search: { critical: 'true' } } });
    expect([await names(trainer), await names(leader), await names(trainer, 'people')]).toEqual([['致命项'], [], []]);
    const shared = await trainer.put(`${BASE}/${made.body.id}`, view('本月致命项', { shared: true, search: { period: '2026-10' } }));
    expect(shared.body).toMatchObject({ name: '本月致命项', shared: true, search: { period: '2026-10' } });
    expect((await leader.get(`${BASE}?list=evaluations`)).body.items).toEqual([
      expect.objectContaining({ name: '本月致命项', own: false }),
    ]);
    expect(await names(agent)).toEqual([]);
  });

  it('is shared only by those who see more than their own results', async () => {
    expect((await create(agent, '我的', { shared: true })).status).toBe(403);
    expect((await create(agent, '我的')).status).toBe(201);
    expect(await names(agent)).toEqual(['我的']);
  });

  it('of somebody else is not there to be changed or deleted', async () => {
    const { body } = await create(trainer, '他人的', { shared: true });
    expect(await leader.put(`${BASE}/${body.id}`, view('改'))).toMatchObject({ status: 404, body: { code: 'views.unknown' } });
    expect((await leader.delete(`${BASE}/${body.id}`)).status).toBe(404);
    expect((await trainer.delete(`${BASE}/${body.id}`)).status).toBe(204);
    expect((await trainer.delete(`${BASE}/${body.id}`)).status).toBe(404);
  });

  it('has a name of its own in its owner’s list, also when two are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => create(leader, '同名')));
    expect(made.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
    const other = await create(leader, '另一个');
    expect(await leader.put(`${BASE}/${other.body.id}`, view('同名'))).toMatchObject({ status: 409, body: { code: 'views.name_taken' } });
    expect((await leader.put(`${BASE}/${other.body.id}`, view('另一个', { shared: true }))).status).toBe(200);
    expect((await create(trainer, '同名')).status).toBe(201);
  });

  it('holds filters and nothing else', async () => {
    for (const search of [{ 'x y': '1' }, { __proto__x: '1' }, { period: '' }, { period: 'x'.repeat(201) }, { period: 5 }]) {
      expect((await create(trainer, '坏', { search })).status).toBe(400);
    }
  });

  it('is one of two hundred at most', async () => {
    const of = async () => ((await trainer.get(`${BASE}?list=many`)).body.items as unknown[]).length;
    await database.dataSource.query(
      `insert into saved_view (account_id, list, name, shared, search)
       select (select id from account where employee_no = 'Q01'), 'many', n::text, false, '{}' from generate_series(1, 198) n`,
    );
    expect(await of()).toBe(198);
    expect(await create(trainer, '太多')).toMatchObject({ status: 409, body: { code: 'views.too_many' } });
  });
});
