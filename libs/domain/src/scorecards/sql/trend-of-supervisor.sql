-- A shift supervisor month by month, over all teams supervised on the last day of each, in the months whose card may be seen: of each the
-- published run, else the newest. What the card lacks, how often criteria applied and were missed, is added up from those teams.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 employee number, $4 whether every
-- card may be seen, else $5 the viewer's own number and $6, $7, $8 teams with the first and last day (null: no bound) on which they are
-- within reach.
select
  r.period_id, r.number as run, r.published, s.code || ' ' || v.number as scheme,
  c.name, json_build_object(
    'evaluations_counted', c.evaluations_counted, 'qa_score_bp', c.qa_score_bp, 'qa_low_bp', c.qa_low_bp, 'qa_high_bp', c.qa_high_bp,
    'pass_count', c.pass_count, 'excellent_count', c.excellent_count, 'critical_count', c.critical_count, 'sum_final_bp', c.sum_final_bp,
    'sum_final_sq', c.sum_final_sq, 'exam_score_bp', c.exam_score_bp
  ) as card,
  json_build_object(
    'accuracy_applicable', teams.accuracy_applicable, 'accuracy_clean', teams.accuracy_clean,
    'missed_non_critical', teams.missed_non_critical, 'applicable_non_critical', teams.applicable_non_critical
  ) as counts,
  null::int as exam_n, null::int as workload_n, null::int as attendance_n,
  array(
    select f.code || ' ' || fv.version
    from form_version fv
    join evaluation_form f on f.id = fv.form_id
    where exists (select from run_accumulator a where a.run_id = r.run_id and a.form_version_id = fv.id and a.team_id = any (teams.ids))
    order by 1
  ) as forms
from trend_run($1, $2) r
join person p on p.employee_no = $3
join supervisor_scorecard c on c.run_id = r.run_id and c.supervisor_id = p.id
join scheme_version v on v.id = r.scheme_version_id
join scheme s on s.id = v.scheme_id
cross join lateral (
  select
    array_agg(t.team_id) as ids,
    coalesce(sum((t.details -> 'qa' ->> 'accuracy_applicable')::int), 0)::int as accuracy_applicable,
    coalesce(sum((t.details -> 'qa' ->> 'accuracy_clean')::int), 0)::int as accuracy_clean,
    coalesce(sum((t.details -> 'qa' ->> 'missed_non_critical')::int), 0)::int as missed_non_critical,
    coalesce(sum((t.details -> 'qa' ->> 'applicable_non_critical')::int), 0)::int as applicable_non_critical
  from team_scorecard t
  where t.run_id = r.run_id and t.supervisor_id = c.supervisor_id
) teams
where
  $4::boolean or c.supervisor_id = $5
  or exists (
    select from unnest($6::int[], $7::date[], $8::date[]) as reach (team_id, first_day, last_day)
    where reach.team_id = any (teams.ids) and daterange(reach.first_day, reach.last_day, '[]') && daterange(r.first_day, r.last_day, '[]')
  )
order by r.period_id
