-- What each evaluator did for some teams' agents, of the evaluations a run was made of: how many by purpose, how the counted scores lie,
-- and how many were looked at a second time. A re-check is another evaluation of the same recording with the same form for that purpose;
-- it changed the score when its final score differs.
-- $1 run id, $2 team ids, $3 the purposes that count.
with facts as (
  select r.*, v.form_id
  from agent_scorecard card
  join scorecard_run_input i on i.run_id = card.run_id and i.agent_id = card.agent_id
  cross join lateral unnest(i.evaluation_ids, i.evaluation_revisions) as input (evaluation_id, number)
  join evaluation_revision r on r.agent_id = i.agent_id and r.evaluation_id = input.evaluation_id and r.revision = input.number
  join form_version v on v.id = r.form_version_id
  where card.run_id = $1 and card.team_id = any ($2::int[])
), rechecked as (
  select original.evaluation_id, bool_or(second.final_bp is distinct from original.final_bp) as changed
  from facts original
  join facts second
    on second.agent_id = original.agent_id and second.recording_id = original.recording_id and second.form_id = original.form_id
    and second.purpose = 'recheck' and second.evaluation_id <> original.evaluation_id
  where original.purpose not in ('recheck', 'double', 'calibration')
  group by original.evaluation_id
)
select
  p.employee_no, p.name,
  count(*)::int as done,
  count(*) filter (where f.purpose = 'random')::int as random,
  count(*) filter (where f.purpose in ('targeted', 'mandatory'))::int as directed,
  count(*) filter (where f.purpose in ('double', 'recheck', 'calibration'))::int as second_looks,
  count(distinct f.agent_id)::int as agents,
  count(f.final_bp) filter (where f.purpose = any ($3::text[]))::int as counted,
  coalesce(sum(f.final_bp) filter (where f.purpose = any ($3::text[])), 0)::float8 as sum_final_bp,
  coalesce(sum(f.final_bp::bigint * f.final_bp) filter (where f.purpose = any ($3::text[])), 0)::float8 as sum_final_sq,
  (min(f.final_bp) filter (where f.purpose = any ($3::text[])))::int as lowest_bp,
  (max(f.final_bp) filter (where f.purpose = any ($3::text[])))::int as highest_bp,
  percentile_cont(0.25) within group (order by f.final_bp) filter (where f.purpose = any ($3::text[])) as quarter_bp,
  percentile_cont(0.75) within group (order by f.final_bp) filter (where f.purpose = any ($3::text[])) as three_quarter_bp,
  count(*) filter (where f.critical_failed and f.purpose = any ($3::text[]))::int as critical,
  count(*) filter (where f.purpose not in ('recheck', 'double', 'calibration'))::int as checkable,
  count(rechecked.evaluation_id)::int as rechecked,
  count(rechecked.evaluation_id) filter (where rechecked.changed)::int as changed
from facts f
join person p on p.id = f.evaluator_id
left join rechecked on rechecked.evaluation_id = f.evaluation_id
group by p.employee_no, p.name
order by p.employee_no
