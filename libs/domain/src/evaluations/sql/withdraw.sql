-- Takes back the evaluations that a batch had created, with their keys; their revisions stay. $1: batch. $2: who. $3: why.
with gone as (
  delete from evaluation e
  using import_change change
  where change.batch_id = $1 and change.entity = 'evaluation' and change.before is null
    and e.agent_id = (change.after ->> 'agent_id')::int and e.id = (change.after ->> 'id')::bigint
  returning e.*
), keys as (
  delete from evaluation_key k
  using gone
  where k.agent_id = gone.agent_id and k.id = gone.id
)
insert into evaluation_revision (
  agent_id, evaluation_id, revision, change, evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose,
  state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
  accuracy_missed, points, flags, critical_named, comment, changed_by, reason
)
select
  agent_id, id, revision + 1, 'withdrawn', evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose,
  state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
  accuracy_missed, points, flags, critical_named, comment, $2, $3
from gone;
