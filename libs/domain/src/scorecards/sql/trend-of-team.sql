-- A team month by month: of each the published run, else the newest.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 team code.
select
  r.period_id, r.number as run, r.published, s.code || ' ' || v.number as scheme,
  c.team_name as name, json_build_object(
    'evaluations_counted', c.evaluations_counted, 'qa_score_bp', c.qa_score_bp, 'qa_low_bp', c.qa_low_bp, 'qa_high_bp', c.qa_high_bp,
    'pass_count', c.pass_count, 'excellent_count', c.excellent_count, 'critical_count', c.critical_count, 'sum_final_bp', c.sum_final_bp,
    'sum_final_sq', c.sum_final_sq, 'exam_score_bp', c.exam_score_bp, 'workload_score_bp', c.workload_score_bp,
    'attendance_score_bp', c.attendance_score_bp
  ) as card, c.details -> 'qa' as counts,
  (c.details ->> 'exam_members')::int as exam_n, (c.details ->> 'workload_members')::int as workload_n,
  (c.details ->> 'attendance_members')::int as attendance_n,
  array(
    select f.code || ' ' || fv.version
    from form_version fv
    join evaluation_form f on f.id = fv.form_id
    where exists (select from run_accumulator a where a.run_id = r.run_id and a.form_version_id = fv.id and a.team_id = c.team_id)
    order by 1
  ) as forms
from trend_run($1, $2) r
join team t on t.code = $3
join team_scorecard c on c.run_id = r.run_id and c.team_id = t.id
join scheme_version v on v.id = r.scheme_version_id
join scheme s on s.id = v.scheme_id
order by r.period_id
