-- Every revision of an evaluation, oldest first, with the people in it. $1 evaluation number.
select
  r.agent_id, r.evaluation_id::text, r.revision, r.change, r.evaluation_no, r.form_version_id, r.recording_id, r.called_at, r.evaluated_at,
  r.purpose, r.state, r.raw_bp, r.final_bp, r.critical_failed, r.points, r.flags, r.critical_named, r.comment, r.changed_at, r.changed_by,
  r.reason, r.notes, e.seconds_spent, p.employee_no, p.name, q.employee_no as evaluator_no, q.name as evaluator_name
from evaluation_revision r
left join evaluation e on e.agent_id = r.agent_id and e.id = r.evaluation_id
join person p on p.id = r.agent_id
join person q on q.id = r.evaluator_id
where r.evaluation_no = $1
order by r.revision, r.changed_at
