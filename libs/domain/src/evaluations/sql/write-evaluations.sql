-- Writes the staged evaluations that are new or differ, with a revision each. $1: who. $2: why, or null.
-- An evaluation that moves to another agent is deleted and inserted again under its own id.
with moved as (
  delete from evaluation e
  using staged_evaluation s
  where s.changed and s.old_agent_id <> s.agent_id and e.agent_id = s.old_agent_id and e.id = s.id
  returning e.id
), numbered as (
  select s.*, coalesce(s.id, nextval(pg_get_serial_sequence('evaluation', 'id'))) as evaluation_id, coalesce(past.revision, 0) + 1 as next_revision
  from staged_evaluation s
  left join lateral (
    select max(r.revision) as revision from evaluation_revision r where r.evaluation_no = s.evaluation_no and (s.id is null or r.evaluation_id = s.id)
  ) past on true
  where s.changed
), written as (
  insert into evaluation as e (
    agent_id, id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state, revision,
    raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
    accuracy_missed, points, flags, critical_named, comment
  )
  select
    n.agent_id, n.evaluation_id, n.evaluation_no, k.id, n.form_version_id, n.evaluator_id, n.recording_id, n.called_at, n.evaluated_at,
    n.purpose, n.state, n.next_revision, n.raw_bp, n.final_bp, n.critical_failed, n.critical_families, n.missed_non_critical,
    n.applicable_non_critical, n.accuracy_applicable, n.accuracy_missed, n.points, n.flags, n.critical_named, n.comment
  from numbered n
  join call_key k on k.recording_id = n.recording_id
  -- the move must be seen before its insert
  where n.old_agent_id is null or n.old_agent_id = n.agent_id or n.id in (select id from moved)
  on conflict (agent_id, id) do update set
    call_id = excluded.call_id, form_version_id = excluded.form_version_id, evaluator_id = excluded.evaluator_id,
    recording_id = excluded.recording_id, called_at = excluded.called_at, evaluated_at = excluded.evaluated_at,
    purpose = excluded.purpose, state = excluded.state, revision = excluded.revision, raw_bp = excluded.raw_bp, final_bp = excluded.final_bp,
    critical_failed = excluded.critical_failed, critical_families = excluded.critical_families,
    missed_non_critical = excluded.missed_non_critical, applicable_non_critical = excluded.applicable_non_critical,
    accuracy_applicable = excluded.accuracy_applicable, accuracy_missed = excluded.accuracy_missed,
    points = excluded.points, flags = excluded.flags, critical_named = excluded.critical_named, comment = excluded.comment
  returning e.*
), notes as (
  insert into evaluation_note (agent_id, evaluation_id, item_no, comment, evidence_offset_s)
  select s.agent_id, note.evaluation_id, note.item_no, note.comment, note.evidence_offset_s
  from staged_evaluation s
  join evaluation_note note on note.agent_id = s.old_agent_id and note.evaluation_id = s.id
  where s.changed and s.old_agent_id <> s.agent_id
), revisions as (
  insert into evaluation_revision (
    agent_id, evaluation_id, revision, change, evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at,
    purpose, state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical,
    accuracy_applicable, accuracy_missed, points, flags, critical_named, comment, changed_by, reason
  )
  select
    agent_id, id, revision, case when revision = 1 then 'created' else 'changed' end, evaluation_no, form_version_id, evaluator_id,
    recording_id, called_at, evaluated_at, purpose, state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical,
    applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags, critical_named, comment, $1, $2
  from written
)
insert into evaluation_key (evaluation_no, agent_id, id)
select evaluation_no, agent_id, id
from written
on conflict (evaluation_no) do update set agent_id = excluded.agent_id, id = excluded.id;
