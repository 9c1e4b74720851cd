import type { DataSource, EntityManager } from 'typeorm';
import type { Bench, Size } from './harness.js';

export const PERIOD = '2026-10';
export const TIME_ZONE = 'Asia/Shanghai';
export const MONTH_AGENTS = 'agents';
export const ITEMS = 25;
const TEAM_SIZE = 30;
/** Different answer sheets; every evaluation has one of them. */
const SHEETS = 4096;

/** The sizes of all measures over one month. */
export const MONTH_SIZES: Readonly<Record<string, Size>> = {
  agents: { about: 'agents of the month', full: 10_000, quick: 300 },
  evaluations: { about: 'evaluations of each agent in the month', full: 20, quick: 20 },
};

/**
 * Fills a database with one month: agents in teams of thirty with leaders and supervisors, evaluations of a form of 25 items spread over
 * the month as they come in (all agents day by day), exams, cases and key figures. All by SQL, the same numbers each time.
 */
export async function loadMonth(bench: Bench, dataSource: DataSource, agents: number): Promise<void> {
  const evaluations = bench.size('evaluations');
  bench.say(`  loading ${agents} agents × ${evaluations} evaluations × ${ITEMS} items`);
  await dataSource.transaction(async (tx) => {
    // Millions of rows that are right by their making: the checks of foreign keys would take longer than the rows.
    await tx.query('set local session_replication_role = replica');
    await loadPeople(tx, agents);
    await loadForm(tx);
    const indexes = await dropIndexes(tx);
    await loadEvaluations(tx, evaluations);
    for (const index of indexes) await tx.query(index);
    await loadRecords(tx);
  });
  await dataSource.query('vacuum (analyze)');
}

/** Indexes are made quicker after the rows than with them. @returns how to make them again */
export async function dropIndexes(tx: EntityManager): Promise<string[]> {
  const rows: { name: string; definition: string }[] = await tx.query(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index i
    where i.indrelid in ('call'::regclass, 'evaluation'::regclass) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`);
  for (const { name } of rows) await tx.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Marks everybody, as an import of the whole month would. */
export async function markAll(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `insert into dirty (period_id, agent_id) select $1, agent_id from person_post where post = 'agent'
     on conflict (agent_id, period_id) do update set version = dirty.version + 1`,
    [PERIOD],
  );
}

async function loadPeople(tx: EntityManager, agents: number): Promise<void> {
  await tx.query(
    `insert into period (id, first_day, last_day, starts_at, ends_at)
     values ($1, '2026-10-01', '2026-10-31', '2026-09-30T16:00:00Z', '2026-10-31T16:00:00Z')`,
    [PERIOD],
  );
  await tx.query(
    `insert into person (employee_no, name, hired_on) select lpad(n::text, 6, '0'), '员工' || n, '2020-01-01' from generate_series(1, $1::int) n`,
    [agents],
  );
  await tx.query(`insert into team (code, name) select 'T' || n, '班组' || n from generate_series(1, ($1::int - 1) / ${TEAM_SIZE} + 1) n`, [
    agents,
  ]);
  await tx.query(`insert into person_post (agent_id, post, valid) select id, 'agent', daterange(null, null) from person`);
  await tx.query(`
    insert into team_membership (agent_id, team_id, valid)
    select p.id, t.id, daterange(null, null)
    from person p
    join team t on t.code = 'T' || ((p.employee_no::int - 1) / ${TEAM_SIZE} + 1)`);
  await tx.query(`
    with leader as (
      insert into person (employee_no, name) select 'L' || lpad(id::text, 5, '0'), '组长' || id from team returning id, employee_no
    ), post as (
      insert into person_post (agent_id, post, valid) select id, 'team_leader', daterange(null, null) from leader
    )
    insert into team_leadership (team_id, leader_id, valid)
    select t.id, leader.id, daterange(null, null) from leader join team t on t.id = substr(leader.employee_no, 2)::int`);
}

async function loadForm(tx: EntityManager): Promise<void> {
  await tx.query(`insert into evaluation_form (code, name) values ('BENCH', '质检评分表')`);
  await tx.query(
    `insert into form_version (form_id, version, state, policy, na_policy, critical_policy, base_bp, bonus_cap_bp, max_score_bp, n_items)
     select id, '1', 'published', 'points', 'redistribute', 'zero_form', 10000, 500, 10000, ${ITEMS} from evaluation_form`,
  );
  await tx.query(`insert into form_section (form_version_id, section_no, name, weight_e4) select id, 1, '服务', 10000 from form_version`);
  await tx.query(`
    with lineage as (
      insert into criterion_lineage (form_id, code) select f.id, 'C' || lpad(n::text, 2, '0') from evaluation_form f, generate_series(1, ${ITEMS}) n
      returning id, code
    )
    insert into criterion (form_version_id, item_no, lineage_id, section_no, code, name, kind, max_points, min_points, step, weight_e4,
      critical_family, accuracy, allow_na)
    select v.id, substr(l.code, 2)::int, l.id, 1, l.code, '评分项' || l.code, 'scale', 400, 0, 100, 10000,
      case l.code when 'C01' then 'customer_critical' when 'C02' then 'compliance_critical' end, l.code = 'C03', true
    from lineage l, form_version v`);
}

/** A sheet: 1 item of 20 not applicable, 1 of 7 missed; an item missed altogether fails the form where it is one of the critical two. */
const SHEETS_SQL = `
  create temp table sheet on commit drop as
  with answer as (
    select s, i, hash & 15 as chance, hash >> 8 & 3 as given, i <= 2 as critical
    from generate_series(1, ${SHEETS}) s, generate_series(1, ${ITEMS}) i, lateral (select hashint8(s * 64 + i) & 65535 as hash)
  ), judged as (
    select s, i, critical,
      case when chance = 0 and not critical then 0 when chance in (1, 2) and (not critical or given = 0) then given * 100 else 400 end as points,
      chance = 0 and not critical as na
    from answer
  ), flagged as (
    select *, not na and points < 400 as missed, critical and points = 0 as failed from judged
  )
  select s,
    array_agg(points::smallint order by i) as points,
    array_agg((case when na then 2 else 0 end + case when failed then 8 else 0 end + case when missed then 16 else 0 end)::smallint order by i) as flags,
    (round(sum(points) * 10000.0 / (count(*) filter (where not na) * 400)))::int as raw_bp,
    coalesce(bool_or(failed), false) as failed,
    (max(case when failed and i = 1 then 1 else 0 end) + max(case when failed and i = 2 then 4 else 0 end))::smallint as families,
    (count(*) filter (where missed and not critical))::smallint as missed_n,
    (count(*) filter (where not na and not critical))::smallint as applicable_n,
    bool_or(i = 3 and not na) as accuracy_applicable,
    bool_or(i = 3 and missed) as accuracy_missed
  from flagged
  group by s`;

async function loadEvaluations(tx: EntityManager, evaluations: number): Promise<void> {
  await tx.query(SHEETS_SQL);
  await tx.query(
    `create temp table drawn on commit drop as
     select row_number() over (order by k, p.id) as id, p.id as agent_id, k,
       timestamptz '2026-10-01T00:00:00Z' + k * (interval '29 days' / $1::int) + p.id % 36000 * interval '1 second' as called_at
     from generate_series(0, $1::int - 1) k, person p
     join person_post post on post.agent_id = p.id and post.post = 'agent'
     order by k, p.id`,
    [evaluations],
  );
  await tx.query(`
    insert into call (agent_id, id, recording_id, started_at, direction, duration_s, listed)
    select agent_id, id, 'R' || id, called_at, 'inbound', 180, true from drawn order by id`);
  await tx.query(`
    insert into evaluation (agent_id, id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose,
      state, revision, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical,
      accuracy_applicable, accuracy_missed, points, flags)
    select d.agent_id, d.id, 'E' || d.id, d.id, v.id, l.id, 'R' || d.id, d.called_at, d.called_at + interval '1 day',
      'random', 'released', 1,
      s.raw_bp, case when s.failed then 0 else s.raw_bp end, s.failed, s.families, s.missed_n, s.applicable_n,
      s.accuracy_applicable, s.accuracy_missed, s.points, s.flags
    from drawn d
    join sheet s on s.s = (hashint8(d.id) & ${SHEETS - 1}) + 1
    cross join form_version v
    cross join (select min(agent_id) as id from person_post where post = 'team_leader') l
    order by d.id`);
}

async function loadRecords(tx: EntityManager): Promise<void> {
  await tx.query(`insert into exam (code, name) values ('X-1', '月度考试')`);
  await tx.query(`
    insert into exam_result (agent_id, exam_id, attempt, held_on, theory_bp, practical_bp, status)
    select post.agent_id, x.id, 1, '2026-10-20', 6000 + post.agent_id % 40 * 100, 7000 + post.agent_id % 30 * 100, 'normal'
    from person_post post, exam x where post.post = 'agent'`);
  await tx.query(`
    insert into metric_value (agent_id, metric_code, grain, day, value)
    select post.agent_id, m.code, 'month', '2026-10-01', case m.code when 'calls_answered' then 500 + post.agent_id % 300 when 'attendance_days' then 20 + post.agent_id % 3 else 22 end
    from person_post post, metric m
    where post.post = 'agent' and m.code in ('calls_answered', 'attendance_days', 'required_days')`);
  await tx.query(`
    insert into case_record (case_no, agent_id, kind, received_at, content, verdict, fault, confirmed_at)
    select 'K' || post.agent_id, post.agent_id, case when post.agent_id % 2 = 0 then 'complaint' else 'commendation' end,
      '2026-10-10T02:00:00Z', '内容', 'substantiated', case when post.agent_id % 2 = 0 then 'at_fault' end, '2026-10-12T02:00:00Z'
    from person_post post where post.post = 'agent' and post.agent_id % 25 < 2`);
}
