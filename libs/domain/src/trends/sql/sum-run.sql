-- Sums the counted evaluations of a run by team at the time of the call, form version and direction. An evaluation counts as it stood
-- when the run was made: as it is now where it was not revised since, else as its revision was. Calls of those who have no card as
-- agents, such as team leaders, count for the centre and for no team, as on the cards.
-- $1 run id, $2 the centre's time zone.
-- What stands in double braces is written once for each item of the longest form, # being its number: a row an answer would take
-- four times as long.
with run as (
  select
    r.id, (v.definition ->> 'passBp')::int as pass_bp, (v.definition ->> 'excellentBp')::int as excellent_bp,
    array(select jsonb_array_elements_text(v.definition -> 'purposes')) as purposes
  from scorecard_run r
  join scheme_version v on v.id = r.scheme_version_id
  where r.id = $1
), seen as (
  select i.agent_id, s.id, s.revision
  from scorecard_run_input i
  cross join lateral unnest(i.evaluation_ids, i.evaluation_revisions) as s (id, revision)
  where i.run_id = $1
), facts as (
  select
    e.agent_id, e.form_version_id, e.purpose, e.called_at, e.final_bp, e.critical_failed, e.missed_non_critical, e.applicable_non_critical,
    e.accuracy_applicable, e.accuracy_missed, e.n_items, e.flags, c.direction
  from seen s
  join evaluation e on e.agent_id = s.agent_id and e.id = s.id and e.revision = s.revision
  left join call c on c.agent_id = e.agent_id and c.id = e.call_id
  union all
  select
    e.agent_id, e.form_version_id, e.purpose, e.called_at, e.final_bp, e.critical_failed, e.missed_non_critical, e.applicable_non_critical,
    e.accuracy_applicable, e.accuracy_missed, cardinality(e.flags), e.flags, c.direction
  from seen s
  join evaluation_revision e on e.agent_id = s.agent_id and e.evaluation_id = s.id and e.revision = s.revision
  left join call_key k on k.recording_id = e.recording_id
  left join call c on c.agent_id = k.agent_id and c.id = k.id
  where not exists (select from evaluation x where x.agent_id = s.agent_id and x.id = s.id and x.revision = s.revision)
), counted as (
  select
    case when a.agent_id is null then 0 else coalesce(m.team_id, 0) end as team_key, f.form_version_id, coalesce(f.direction, '') as direction_key, f.final_bp, f.critical_failed,
    f.missed_non_critical, f.applicable_non_critical, f.accuracy_applicable, f.accuracy_missed, f.n_items, r.pass_bp, r.excellent_bp,
    -- A copy in its unpacked form: every subscript would unpack the stored one again.
    f.flags || '{}'::smallint[] as flags
  from run r
  join facts f on f.purpose = any (r.purposes)
  left join agent_scorecard a on a.run_id = r.id and a.agent_id = f.agent_id
  left join team_membership m on m.agent_id = f.agent_id and m.valid @> (f.called_at at time zone $2)::date
  where f.final_bp is not null
  -- Has the copies made once, here.
  offset '0'
), scores as (
  select team_key, form_version_id, direction_key, array_agg(points order by points) as points, array_agg(n order by points) as counts
  from (
    select team_key, form_version_id, direction_key, floor(final_bp / 100.0)::int as points, count(*)::int as n
    from counted
    group by 1, 2, 3, 4
  ) whole
  group by 1, 2, 3
), sums as (
  select
    team_key, form_version_id, direction_key, min(n_items) as n_items,
    count(*)::int as n,
    sum(final_bp)::bigint as sum_final_bp,
    sum(final_bp::bigint * final_bp)::bigint as sum_final_sq,
    count(*) filter (where final_bp >= pass_bp and not critical_failed)::int as n_pass,
    count(*) filter (where final_bp >= excellent_bp and not critical_failed)::int as n_excellent,
    count(*) filter (where critical_failed)::int as n_critical,
    sum(missed_non_critical)::int as missed_non_critical,
    sum(applicable_non_critical)::int as applicable_non_critical,
    count(*) filter (where accuracy_applicable)::int as accuracy_applicable,
    count(*) filter (where accuracy_applicable and not accuracy_missed)::int as accuracy_clean,
    -- Two counts in one sum, looked up by the flags: 1 for each without a value, 2^24 for each missed.
    {{sum(('[0:31]={MARKS}'::int[])[flags[#]]) filter (where flags[#] <> 0) as marks_#}}
  from counted
  group by 1, 2, 3
)
insert into run_sum (
  run_id, team_id, form_version_id, direction, n, sum_final_bp, sum_final_sq, n_pass, n_excellent, n_critical, missed_non_critical,
  applicable_non_critical, accuracy_applicable, accuracy_clean, score_points, score_counts, item_n, item_missed)
select
  $1, nullif(team_key, 0), form_version_id, nullif(direction_key, ''), n, sum_final_bp, sum_final_sq, n_pass, n_excellent, n_critical,
  missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_clean, scores.points, scores.counts,
  (array[{{n - (coalesce(marks_#, 0) & 16777215)}}]::int[])[1:n_items],
  (array[{{coalesce(marks_#, 0) >> 24}}]::int[])[1:n_items]
from sums
join scores using (team_key, form_version_id, direction_key)
