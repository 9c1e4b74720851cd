-- Finds what is stored under each staged number and whether anything differs. No parameters.
update staged_evaluation s
set
  id = e.id,
  old_agent_id = e.agent_id,
  old_called_at = e.called_at,
  revision = e.revision,
  state = e.state,
  changed = (
    e.agent_id, e.form_version_id, e.evaluator_id, e.recording_id, e.called_at, e.evaluated_at, e.purpose,
    e.raw_bp, e.final_bp, e.points, e.flags, e.critical_named, e.comment
  ) is distinct from (
    s.agent_id, s.form_version_id, s.evaluator_id, s.recording_id, s.called_at, s.evaluated_at, s.purpose,
    s.raw_bp, s.final_bp, s.points, s.flags, s.critical_named, s.comment
  )
from evaluation_key k
join evaluation e on e.agent_id = k.agent_id and e.id = k.id
where k.evaluation_no = s.evaluation_no;
