import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { AccumulatorStore, type SumRules } from './accumulator.store.js';

const PERIOD = '2026-10';
const ZONE = 'Asia/Shanghai';
const AGENTS = 40;
const COLUMNS = `agent_id, team_id, form_version_id, purpose, n, sum_final_bp, sum_final_sq, n_pass, n_excellent, n_critical, n_customer_critical,
  n_business_critical, n_compliance_critical, missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_clean,
  item_n, item_missed, item_sum`;

/** What the sums are, said in the plainest way: one row an answer. $1 'called_at' or 'evaluated_at' in place of {instant}. */
const PLAINLY = `
  with counted as (
    select e.*, (select m.team_id from team_membership m where m.agent_id = e.agent_id and m.valid @> (e.called_at at time zone '${ZONE}')::date) as team_id
    from evaluation e
    join period p on p.id = '${PERIOD}' and {instant} >= p.starts_at and {instant} < p.ends_at
    where e.state not in ('draft', 'submitted') and e.final_bp is not null
  ), item as (
    select c.agent_id, c.team_id, c.form_version_id, c.purpose, a.no, count(*) filter (where a.flags & 7 = 0) as n,
      count(*) filter (where a.flags & 16 <> 0) as missed, coalesce(sum(a.points) filter (where a.flags & 7 = 0), 0) as points
    from counted c
    cross join lateral unnest(c.points, c.flags) with ordinality as a (points, flags, no)
    group by c.agent_id, c.team_id, c.form_version_id, c.purpose, a.no
  )
  select agent_id, team_id, form_version_id, purpose, count(*)::int, sum(final_bp)::bigint, sum(final_bp::bigint * final_bp)::bigint,
    count(*) filter (where final_bp >= 8500 and not critical_failed)::int, count(*) filter (where final_bp >= 9500 and not critical_failed)::int,
    count(*) filter (where critical_failed)::int, count(*) filter (where critical_families & 1 <> 0)::int,
    count(*) filter (where critical_families & 2 <> 0)::int, count(*) filter (where critical_families & 4 <> 0)::int,
    sum(missed_non_critical)::int, sum(applicable_non_critical)::int, count(*) filter (where accuracy_applicable)::int,
    count(*) filter (where accuracy_applicable and not accuracy_missed)::int,
    (select array_agg(i.n::int order by i.no) from item i where (i.agent_id, i.form_version_id, i.purpose) = (c.agent_id, c.form_version_id, c.purpose) and i.team_id is not distinct from c.team_id),
    (select array_agg(i.missed::int order by i.no) from item i where (i.agent_id, i.form_version_id, i.purpose) = (c.agent_id, c.form_version_id, c.purpose) and i.team_id is not distinct from c.team_id),
    (select array_agg(i.points::bigint order by i.no) from item i where (i.agent_id, i.form_version_id, i.purpose) = (c.agent_id, c.form_version_id, c.purpose) and i.team_id is not distinct from c.team_id)
  from counted c
  group by agent_id, team_id, form_version_id, purpose`;

/**
 * Forms of 1, 4 and 9 items; people who change teams within the month, leave theirs, or never had one; calls at the very ends of days and
 * months; every flag, purpose and state.
 */
async function writeFacts(dataSource: DataSource): Promise<void> {
  await dataSource.query(`select setseed(0.26)`);
  await dataSource.query(`
    insert into period (id, first_day, last_day, starts_at, ends_at)
    values ('${PERIOD}', '2026-10-01', '2026-10-31', '2026-09-30T16:00:00Z', '2026-10-31T16:00:00Z');
    insert into person (employee_no, name) select 'N' || n, 'N' || n from generate_series(1, ${AGENTS}) n;
    insert into team (code, name) select 'T' || n, 'T' || n from generate_series(1, 3) n;
    insert into team_membership (agent_id, team_id, valid)
      select id, id % 3 + 1, case id % 4 when 0 then daterange(null, null) when 1 then daterange('2026-10-05', '2026-10-15') else daterange(null, '2026-10-11') end
      from person where id % 5 <> 0;
    insert into team_membership (agent_id, team_id, valid)
      select id, (id + 1) % 3 + 1, daterange('2026-10-15', null) from person where id % 5 <> 0 and id % 4 in (1, 2);
    insert into evaluation_form (code, name) values ('F', 'F');
    insert into form_version (form_id, version, state, policy, na_policy, critical_policy, base_bp, bonus_cap_bp, max_score_bp, n_items)
      select id, items::text, 'published', 'weighted', 'redistribute', 'zero_form', 10000, 500, 10000, items
      from evaluation_form, unnest(array[1, 4, 9]) items;
    insert into call (agent_id, recording_id, started_at, direction, listed)
      select p.id, 'R' || p.id || '-' || k,
        timestamptz '2026-09-29T15:59:59Z' + (random() * 34)::int * interval '1 day' + (random() * 3)::int * interval '1 second', 'inbound', true
      from person p, generate_series(1, 60) k;
    insert into evaluation (agent_id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state,
      revision, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
      accuracy_missed, points, flags)
    select c.agent_id, 'E' || c.id, c.id, v.id, 1, c.recording_id, c.started_at, c.started_at + (c.id % 5) * interval '1 day',
      (array['random', 'random', 'targeted', 'mandatory'])[c.id / 40 % 4 + 1], (array['released', 'closed', 'appealed', 'draft', 'submitted'])[(c.id / 40 + c.id) % 5 + 1], 1,
      score.bp, score.bp, c.id % 7 = 0, case when c.id % 7 = 0 then c.id % 8 else 0 end, c.id % 3, v.n_items, c.id % 2 = 0, c.id % 6 = 0,
      array(select case when hashint8(c.id * 100 + i) & 7 = 0 then 0 else hashint8(c.id * 50 + i) & 32767 end from generate_series(1, v.n_items) i),
      array(select case when hashint8(c.id * 100 + i) & 7 = 0 then 1 << (hashint8(c.id + i) & 1) + (hashint8(c.id * 3 + i) & 1) else (hashint8(c.id * 7 + i) & 3) * 8 end
        from generate_series(1, v.n_items) i)
    from call c
    join form_version v on v.id = (select min(id) from form_version) + c.id / 80 % 3
    cross join lateral (select case when c.id % 11 = 0 then null else (hashint8(c.id) & 8191) + 1800 end as bp) score`);
}

describe('the sums of agents in a month', () => {
  let database: TestDatabase;
  let agentIds: number[];
  let rules: SumRules;
  const store = new AccumulatorStore();

  beforeAll(async () => {
    database = await createTestDatabase();
    await writeFacts(database.dataSource);
    agentIds = Array.from({ length: AGENTS }, (_, index) => index + 1);
    const [{ id }]: [{ id: number }] = await database.dataSource.query(`select min(id) as id from scheme_version`);
    rules = { schemeVersionId: id, passBp: 8500, excellentBp: 9500, countBy: 'call_date' };
  });
  afterAll(() => database.drop());

  const rowsOf = async (sql: string): Promise<string[]> => {
    const rows: { row: string }[] = await database.dataSource.query(`select t::text as row from (${sql}) t order by 1`);
    return rows.map(({ row }) => row);
  };
  const plainly = (instant: string) => rowsOf(PLAINLY.replaceAll('{instant}', instant));
  const rebuild = (countBy: SumRules['countBy']) =>
    database.dataSource.transaction((tx) => store.rebuild(tx, PERIOD, agentIds, { ...rules, countBy }, ZONE, true));

  it.each([
    ['call_date', 'e.called_at'],
    ['evaluation_date', 'e.evaluated_at'],
  ] as const)('counted by %s they are what counting answer by answer gives', async (countBy, instant) => {
    await rebuild(countBy);
    const expected = await plainly(instant);
    expect(expected.length).toBeGreaterThan(AGENTS * 4);
    expect(await rowsOf(`select ${COLUMNS} from accumulator`)).toEqual(expected);
  });

  it('worked out in parallel for many they are the same', async () => {
    await database.dataSource.transaction(async (tx) => {
      await tx.query('set local min_parallel_table_scan_size = 0; set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0');
      await store.sumApart(tx, PERIOD, agentIds, rules, ZONE);
      const rows: { row: string }[] = await tx.query(`select t::text as row from (select ${COLUMNS} from new_accumulator) t order by 1`);
      expect(rows.map(({ row }) => row)).toEqual(await plainly('e.called_at'));
    });
  });

  it('those of other agents stay', async () => {
    await rebuild('call_date');
    const before = await rowsOf(`select ${COLUMNS} from accumulator where agent_id > 3`);
    await database.dataSource.query('update accumulator set n = 0 where agent_id <= 3');
    await database.dataSource.transaction((tx) => store.rebuild(tx, PERIOD, [1, 2, 3], rules, ZONE, true));
    expect(await rowsOf(`select ${COLUMNS} from accumulator where agent_id > 3`)).toEqual(before);
    expect(await rowsOf(`select ${COLUMNS} from accumulator`)).toEqual(await plainly('e.called_at'));
  });
});
