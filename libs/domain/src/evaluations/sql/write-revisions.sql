-- Adds a revision for each staged evaluation that was written. $1: who. $2: why, or null.
insert into evaluation_revision (
  agent_id, evaluation_id, revision, change, evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at,
  purpose, state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical,
  accuracy_applicable, accuracy_missed, points, flags, critical_named, comment, changed_by, reason
)
select
  agent_id, coalesce(id, new_id), next_revision, case when next_revision = 1 then 'created' else 'changed' end, evaluation_no,
  form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state, raw_bp, final_bp, critical_failed,
  critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags, critical_named,
  comment, $1, $2
from staged_evaluation
where changed;
