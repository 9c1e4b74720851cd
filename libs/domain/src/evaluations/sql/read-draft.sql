-- A draft with the people in it, the stamp of the forms and the time zone; no row: there is none. $1 evaluation number.
select
  d.evaluation_no, d.agent_id, d.evaluator_id, d.form_version_id, d.recording_id, d.called_at, d.direction, d.purpose, d.version, d.answers,
  d.critical_named, d.comment, d.raw_bp, d.final_bp, d.critical_failed, d.seconds_spent, d.saved_at, p.employee_no, p.name, q.employee_no as evaluator_no,
  q.name as evaluator_name, s.stamp,
  coalesce((select value #>> '{}' from setting where key = 'time_zone' order by version desc limit 1), 'Asia/Shanghai') as time_zone
from evaluation_draft d
join person p on p.id = d.agent_id
join person q on q.id = d.evaluator_id
cross join form_stamp s
where d.evaluation_no = $1
