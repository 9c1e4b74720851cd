-- Writes the staged evaluations that are new or differ; their calls are there. No parameters.
-- An evaluation that moves to another agent is deleted and inserted again under its own id, with the notes on it.
with moved as (
  delete from evaluation e
  using staged_evaluation s
  where s.changed and s.old_agent_id <> s.agent_id and e.agent_id = s.old_agent_id and e.id = s.id
  returning e.id
), notes as (
  insert into evaluation_note (agent_id, evaluation_id, item_no, comment, evidence_offset_s)
  select s.agent_id, note.evaluation_id, note.item_no, note.comment, note.evidence_offset_s
  from staged_evaluation s
  join evaluation_note note on note.agent_id = s.old_agent_id and note.evaluation_id = s.id
  where s.changed and s.old_agent_id <> s.agent_id
)
insert into evaluation (
  agent_id, id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state, revision,
  raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
  accuracy_missed, points, flags, critical_named, comment
)
select
  s.agent_id, coalesce(s.id, s.new_id), s.evaluation_no, k.id, s.form_version_id, s.evaluator_id, s.recording_id, s.called_at, s.evaluated_at,
  s.purpose, s.state, s.next_revision, s.raw_bp, s.final_bp, s.critical_failed, s.critical_families, s.missed_non_critical,
  s.applicable_non_critical, s.accuracy_applicable, s.accuracy_missed, s.points, s.flags, s.critical_named, s.comment
from staged_evaluation s
join call_key k on k.recording_id = s.recording_id
where s.changed
  -- the move must be seen before its insert
  and (s.old_agent_id is null or s.old_agent_id = s.agent_id or s.id in (select id from moved))
on conflict (agent_id, id) do update set
  call_id = excluded.call_id, form_version_id = excluded.form_version_id, evaluator_id = excluded.evaluator_id,
  recording_id = excluded.recording_id, called_at = excluded.called_at, evaluated_at = excluded.evaluated_at,
  purpose = excluded.purpose, state = excluded.state, revision = excluded.revision, raw_bp = excluded.raw_bp, final_bp = excluded.final_bp,
  critical_failed = excluded.critical_failed, critical_families = excluded.critical_families,
  missed_non_critical = excluded.missed_non_critical, applicable_non_critical = excluded.applicable_non_critical,
  accuracy_applicable = excluded.accuracy_applicable, accuracy_missed = excluded.accuracy_missed,
  points = excluded.points, flags = excluded.flags, critical_named = excluded.critical_named, comment = excluded.comment;
