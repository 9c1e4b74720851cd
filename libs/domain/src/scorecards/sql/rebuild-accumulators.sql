-- The sums of some agents in one period, as rows of accumulator: one per agent, team at the time of the call, form version and purpose.
-- What becomes of the rows is said before this statement.
-- Counted: released or later, with a final score, called (or evaluated) within the period. A pass is at or above the mark and not critical.
-- $1 period id, $2 scheme version id, $3 agent ids, $4 pass mark and $5 excellent mark in basis points,
-- $6 'call_date' or 'evaluation_date', $7 the centre's time zone, $8 the period's first instant, $9 its end, exclusive.
-- What stands in double braces is written once for each item of the longest form, # being its number: a row an answer would take
-- four times as long.
with stay as (
  -- A call a day or more within these bounds is within the membership in any zone; only near them the local day must be worked out.
  select
    agent_id, team_id, valid,
    coalesce((lower(valid)::timestamp at time zone $7) + interval '1 day', '-infinity') as surely_from,
    coalesce((upper(valid)::timestamp at time zone $7) - interval '1 day', 'infinity') as surely_until
  from team_membership
  where agent_id = any ($3::int[])
  -- Has the bounds worked out once a membership, not once a call. In quotes, for with a number PostgreSQL would not work in parallel.
  offset '0'
), counted as (
  select
    e.agent_id, coalesce(m.team_id, 0) as team_key, e.form_version_id, e.purpose, e.final_bp, e.critical_failed, e.critical_families,
    e.missed_non_critical, e.applicable_non_critical, e.accuracy_applicable, e.accuracy_missed, e.n_items,
    -- A copy of each array in its unpacked form: every subscript would unpack the stored one again.
    e.points || '{}'::smallint[] as points, e.flags || '{}'::smallint[] as flags
  from evaluation e
  left join stay m on m.agent_id = e.agent_id
    and (e.called_at >= m.surely_from and e.called_at < m.surely_until or m.valid @> (e.called_at at time zone $7)::date)
  where ($6::text = 'call_date' and e.called_at >= $8 and e.called_at < $9
      or $6::text = 'evaluation_date' and e.evaluated_at >= $8 and e.evaluated_at < $9)
    and e.agent_id = any ($3::int[]) and e.state not in ('draft', 'submitted') and e.final_bp is not null
  -- Has the copies made once, here.
  offset '0'
), sums as (
  select
    agent_id, team_key, form_version_id, purpose, min(n_items) as n_items,
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
    count(*) filter (where accuracy_applicable and not accuracy_missed)::int as accuracy_clean,
    -- Two counts in one sum, looked up by the flags: 1 for each without a value, 2^24 for each missed.
    {{sum(('[0:31]={MARKS}'::int[])[flags[#]]) filter (where flags[#] <> 0) as marks_#}},
    -- Points are 0 where there is no value.
    {{sum(points[#]) as points_#}}
  from counted
  group by agent_id, team_key, form_version_id, purpose
)
select
  $1, $2::int, agent_id, nullif(team_key, 0), form_version_id, purpose, n, sum_final_bp, sum_final_sq, n_pass, n_excellent,
  n_critical, n_customer_critical, n_business_critical, n_compliance_critical, missed_non_critical, applicable_non_critical,
  accuracy_applicable, accuracy_clean,
  (array[{{n - (coalesce(marks_#, 0) & 16777215)}}]::int[])[1:n_items] as item_n,
  (array[{{coalesce(marks_#, 0) >> 24}}]::int[])[1:n_items] as item_missed,
  (array[{{coalesce(points_#, 0)}}]::bigint[])[1:n_items] as item_sum
from sums
