import type { INestApplicationContext } from '@nestjs/common';
import { CloseService } from '@domain/scorecards/close.service.js';
import { writeMonthByHand } from '@domain/scorecards/testing/month-by-hand.js';
import { openHouse } from '@domain/scorecards/testing/scorecard-house.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const TRENDS = '/api/v1/trends';
const COMPARED = `${TRENDS}/comparison?from=2026-10&to=2026-10&before_from=2026-09&before_to=2026-09`;
const SLICES = [`${TRENDS}/months`, `${TRENDS}/criteria`, `${TRENDS}/heat-map`, `${TRENDS}/distribution`];

/** The form written by hand has no more than a number of items. */
async function describeCriteria({ dataSource }: TestDatabase): Promise<void> {
  await dataSource.query(`
    insert into form_section (form_version_id, section_no, name, weight_e4) select id, 1, 'All', 10000 from form_version;
    insert into criterion_lineage (form_id, code) select f.id, q.code from evaluation_form f cross join unnest(array['Q1', 'Q2']) as q (code);
    insert into criterion (form_version_id, item_no, lineage_id, section_no, code, name, kind, max_points, min_points, step, weight_e4,
      accuracy, allow_na)
    select v.id, row_number() over (order by l.code), l.id, 1, l.code, 'Criterion ' || l.code, 'scale', 1000, 0, 1, 10000, false, true
    from form_version v join criterion_lineage l on l.form_id = v.form_id`);
}

describe('trends over HTTP', () => {
  let database: TestDatabase;
  let house: INestApplicationContext;
  let api: ApiFixture;
  let agent: Client;
  let leader: Client;
  let manager: Client;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 12 });
    const opened = await openHouse(database.dataSource);
    house = opened.module;
    await writeMonthByHand(opened.facts);
    await describeCriteria(database);
    await house.get(CloseService).close({ periodId: '2026-10', actor: '7001' });
    api = await apiOn(database);
    agent = await api.as('0001', 'agent');
    leader = await api.as('9001', 'team_leader');
    manager = await api.as('6001', 'manager');
  });
  afterAll(async () => {
    await api?.close();
    await house?.close();
    await database.drop();
  });

  type Team = { team_code: string; cells: { measure: string; value: number; n: number }[] };
  const teamsOf = async (client: Client, search = '') => (await client.get(`${TRENDS}/heat-map${search}`)).body.teams as Team[];

  it('the months of everything are those of the centre’s card', async () => {
    const [center] = (await manager.get(`${TRENDS}/center`)).body.points;
    const [all] = (await manager.get(`${TRENDS}/months`)).body.items[0].points;
    for (const name of ['period', 'run', 'value', 'n', 'low', 'high', 'scheme', 'forms']) expect(all[name]).toEqual(center[name]);
    for (const measure of ['pass_rate', 'critical_error_rate', 'non_critical_error_rate', 'business_accuracy']) {
      const [card] = (await manager.get(`${TRENDS}/center?measure=${measure}`)).body.points;
      const [sum] = (await manager.get(`${TRENDS}/months?measure=${measure}`)).body.items[0].points;
      expect({ measure, value: sum.value, n: sum.n, count: sum.count }).toEqual({
        measure,
        value: card.value,
        n: card.n,
        count: card.count,
      });
    }
  });

  it('the figures of a team are those of its card: calls of its leader count for the centre only', async () => {
    for (const { team_code, cells } of await teamsOf(manager)) {
      const { card } = (await manager.get(`/api/v1/periods/2026-10/scorecards/teams/${team_code}`)).body;
      const shown = cells.find(({ measure }) => measure === 'qa_score');
      expect([team_code, shown?.value, shown?.n]).toEqual([team_code, card.qa_score, card.evaluations_counted]);
    }
  });

  it('an agent sees none of it, and nothing says whether it exists', async () => {
    for (const path of [...SLICES, COMPARED, ...SLICES.map((slice) => `${slice}/workbook`)])
      expect((await agent.get(path)).status).toBe(404);
  });

  it('a team leader sees the team that is led, and nothing of another whose code is put into the address', async () => {
    expect((await teamsOf(leader)).map(({ team_code }) => team_code)).toEqual(['T1']);
    expect((await teamsOf(manager)).map(({ team_code }) => team_code)).toEqual(['T1', 'T2']);
    expect(await teamsOf(leader, '?teams=T2')).toEqual([]);
    expect((await leader.get(`${TRENDS}/months?teams=T2`)).body.items).toEqual([]);
    expect((await leader.get(`${TRENDS}/criteria?teams=T2`)).body).toEqual({ missed: 0, items: [] });
    expect((await leader.get(`${TRENDS}/distribution?teams=T2`)).body).toMatchObject({ n: 0, mean: null, bars: [] });
    expect((await leader.get(`${COMPARED}&teams=T2`)).body.teams).toEqual([]);
  });

  it('nobody is named in it', async () => {
    for (const path of [...SLICES, COMPARED]) {
      const text = JSON.stringify((await manager.get(path)).body);
      for (const name of ['王一', '王三', '李组长', '0001', '9001']) expect(text).not.toContain(name);
    }
  });

  it('missed criteria add up, and the last of them makes the whole', async () => {
    const { missed, items } = (await manager.get(`${TRENDS}/criteria`)).body;
    expect(items.map((item: { missed: number }) => item.missed).reduce((sum: number, one: number) => sum + one, 0)).toBe(missed);
    expect(missed).toBeGreaterThan(0);
    expect(items.at(-1).cumulative).toBe(1);
    const [first] = items;
    const { items: lines } = (await manager.get(`${TRENDS}/months?form=${first.form_code}&criterion=${first.code}`)).body;
    expect(lines).toMatchObject([
      { subject: { kind: 'criterion', name: first.name }, measure: 'missed_rate', points: [{ value: first.rate, n: first.n }] },
    ]);
  });

  it('every counted evaluation stands in one bar of the distribution', async () => {
    const { n, mean, pass_mark, excellent_mark, bars } = (await manager.get(`${TRENDS}/distribution`)).body;
    expect(bars.map((bar: { n: number }) => bar.n).reduce((sum: number, one: number) => sum + one, 0)).toBe(n);
    const [center] = (await manager.get(`${TRENDS}/center`)).body.points;
    expect({ n, mean, pass_mark, excellent_mark }).toEqual({ n: center.n, mean: center.value, pass_mark: 85, excellent_mark: 95 });
  });

  it('a span without months is compared with nothing, and not called a change', async () => {
    const { measures, teams } = (await manager.get(COMPARED)).body;
    expect(measures[0]).toMatchObject({ measure: 'qa_score', before: { value: null, n: 0 }, difference: null, verdict: 'unknown' });
    expect(teams.map(({ team_code, verdict }: { team_code: string; verdict: string }) => [team_code, verdict])).toEqual([
      ['T1', 'unknown'],
      ['T2', 'unknown'],
    ]);
    expect((await manager.get(COMPARED.replace('to=2026-10', 'to=2026-01'))).status).toBe(400);
  });

  it('a run keeps its sums when an evaluation is revised after it', async () => {
    const value = async () => (await manager.get(`${TRENDS}/months`)).body.items[0].points[0].value as number;
    const before = await value();
    await database.dataSource.query(`
      insert into evaluation_revision (agent_id, evaluation_id, revision, change, evaluation_no, form_version_id, evaluator_id, recording_id,
        called_at, evaluated_at, purpose, state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical,
        applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags, critical_named, changed_by)
      select agent_id, id, revision, 'created', evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose,
        state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
        accuracy_missed, points, flags, critical_named, '7001'
      from evaluation where evaluation_no = 'A1'
      on conflict do nothing`);
    await database.dataSource.query(`update evaluation set final_bp = 100, revision = revision + 1 where evaluation_no = 'A1'`);
    await database.dataSource.query('delete from run_sum');
    await database.dataSource.query('delete from run_summed');
    expect(await value()).toBe(before);
  });

  it('each chart has its workbook', async () => {
    const paths = [...SLICES, `${TRENDS}/center`, `${TRENDS}/teams/T1`, `${TRENDS}/agents/0001`].map((path) => `${path}/workbook`);
    for (const path of [...paths, COMPARED.replace('?', '/workbook?')])
      expect([path, (await manager.get(path)).status]).toEqual([path, 200]);
    expect((await leader.get(`${TRENDS}/agents/0005/workbook`)).status).toBe(404);
    expect((await manager.get(`${TRENDS}/center/workbook?from=2138-06&to=2139-10`)).status).toBe(200);
  });
});
