-- An agent month by month, in the months whose card may be seen: of each the published run, else the newest that may be seen.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 employee number,
-- $4 whether runs count that are neither on notice nor published, $5 whether every card may be seen, else $6 the viewer's own number and
-- $7, $8, $9 teams with the first and last day (null: no bound) on which they are within reach.
with reach as (
  select * from unnest($7::int[], $8::date[], $9::date[]) as team (team_id, first_day, last_day)
)
select
  m.period_id, r.number as run, r.id = m.published_run_id as published, s.code || ' ' || v.number as scheme,
  c.name, json_build_object(
    'evaluations_counted', c.evaluations_counted, 'qa_score_bp', c.qa_score_bp, 'qa_low_bp', c.qa_low_bp, 'qa_high_bp', c.qa_high_bp,
    'pass_count', c.pass_count, 'excellent_count', c.excellent_count, 'critical_count', c.critical_count, 'sum_final_bp', c.sum_final_bp,
    'sum_final_sq', c.sum_final_sq, 'exam_score_bp', c.exam_score_bp, 'workload_score_bp', c.workload_score_bp,
    'attendance_score_bp', c.attendance_score_bp, 'composite_bp', c.composite_bp
  ) as card, c.details -> 'qa' as counts, null::int as exam_n, null::int as workload_n, null::int as attendance_n,
  array(
    select distinct f.code || ' ' || fv.version
    from run_accumulator a
    join form_version fv on fv.id = a.form_version_id
    join evaluation_form f on f.id = fv.form_id
    where a.agent_id = c.agent_id and a.run_id = r.id
    order by 1
  ) as forms
from trend_month($1, $2) m
cross join lateral (
  select x.id, x.number, x.scheme_version_id
  from scorecard_run x
  where x.period_id = m.period_id
    and (
      $4::boolean or x.published_at is not null
      or (m.state = 'notice' and x.number = (select max(y.number) from scorecard_run y where y.period_id = m.period_id))
    )
  order by (x.id = m.published_run_id) desc nulls last, x.number desc
  limit 1
) r
join person p on p.employee_no = $3
join agent_scorecard c on c.run_id = r.id and c.agent_id = p.id
join scheme_version v on v.id = r.scheme_version_id
join scheme s on s.id = v.scheme_id
where
  $5::boolean or c.agent_id = $6
  or exists (
    select from reach
    where reach.team_id = c.team_id and daterange(reach.first_day, reach.last_day, '[]') && daterange(m.first_day, m.last_day, '[]')
  )
order by m.period_id
