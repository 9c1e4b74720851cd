-- Rebuilds the sums of some agents in one period: one row per agent, team at the time of the call, form version and purpose.
-- Counted: released or later, with a final score, called (or evaluated) within the period. A pass is at or above the mark and not critical.
-- $1 period id, $2 scheme version id, $3 agent ids, $4 pass mark and $5 excellent mark in basis points,
-- $6 'call_date' or 'evaluation_date', $7 the centre's time zone.
-- The old rows of these agents must be gone.
with counted as (
  select
    e.agent_id, coalesce(m.team_id, 0) as team_key, e.form_version_id, e.purpose, e.final_bp, e.critical_failed, e.critical_families,
    e.missed_non_critical, e.applicable_non_critical, e.accuracy_applicable, e.accuracy_missed, e.points, e.flags
  from period p
  join evaluation e
    on ($6::text = 'call_date' and e.called_at >= p.starts_at and e.called_at < p.ends_at)
    or ($6::text = 'evaluation_date' and e.evaluated_at >= p.starts_at and e.evaluated_at < p.ends_at)
  left join team_membership m on m.agent_id = e.agent_id and m.valid @> (e.called_at at time zone $7)::date
  where p.id = $1 and e.agent_id = any ($3::int[]) and e.state not in ('draft', 'submitted') and e.final_bp is not null
), form_sums as (
  select
    agent_id, team_key, form_version_id, purpose,
    count(*)::int as n,
    sum(final_bp)::bigint as sum_final_bp,
    sum(final_bp::bigint * final_bp)::bigint as sum_final_sq,
    count(*) filter (where final_bp >= $4::int and not critical_failed)::int as n_pass,
    count(*) filter (where final_bp >= $5::int and not critical_failed)::int as n_excellent,
    count(*) filter (where critical_failed)::int as n_critical,
    count(*) filter (where critical_families & 1 <> 0)::int as n_customer_critical,
    count(*) filter (where critical_families & 2 <> 0)::int as n_business_critical,
    count(*) filter (where critical_families & 4 <> 0)::int as n_compliance_critical,
    sum(missed_non_critical)::int as missed_non_critical,
    sum(applicable_non_critical)::int as applicable_non_critical,
    count(*) filter (where accuracy_applicable)::int as accuracy_applicable,
    count(*) filter (where accuracy_applicable and not accuracy_missed)::int as accuracy_clean
  from counted
  group by agent_id, team_key, form_version_id, purpose
), item_sums as (
  select
    c.agent_id, c.team_key, c.form_version_id, c.purpose, answer.item_no,
    count(*) filter (where answer.flags & 7 = 0)::int as item_n,
    count(*) filter (where answer.flags & 16 <> 0)::int as item_missed,
    coalesce(sum(answer.points) filter (where answer.flags & 7 = 0), 0)::bigint as item_sum
  from counted c
  cross join lateral unnest(c.points, c.flags) with ordinality as answer (points, flags, item_no)
  group by c.agent_id, c.team_key, c.form_version_id, c.purpose, answer.item_no
), item_arrays as (
  select
    agent_id, team_key, form_version_id, purpose,
    array_agg(item_n order by item_no) as item_n,
    array_agg(item_missed order by item_no) as item_missed,
    array_agg(item_sum order by item_no) as item_sum
  from item_sums
  group by agent_id, team_key, form_version_id, purpose
)
insert into accumulator (
  period_id, scheme_version_id, agent_id, team_id, form_version_id, purpose, n, sum_final_bp, sum_final_sq, n_pass, n_excellent,
  n_critical, n_customer_critical, n_business_critical, n_compliance_critical, missed_non_critical, applicable_non_critical,
  accuracy_applicable, accuracy_clean, item_n, item_missed, item_sum)
select
  $1, $2::int, f.agent_id, nullif(f.team_key, 0), f.form_version_id, f.purpose, f.n, f.sum_final_bp, f.sum_final_sq, f.n_pass, f.n_excellent,
  f.n_critical, f.n_customer_critical, f.n_business_critical, f.n_compliance_critical, f.missed_non_critical, f.applicable_non_critical,
  f.accuracy_applicable, f.accuracy_clean, i.item_n, i.item_missed, i.item_sum
from form_sums f
join item_arrays i using (agent_id, team_key, form_version_id, purpose)
