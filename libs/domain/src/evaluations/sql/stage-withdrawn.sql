-- Stages what a batch changed as it was before it: rows without a before are withdrawn by the next statements. $1: batch.
insert into staged_evaluation (
  row_no, evaluation_no, agent_id, form_version_id, evaluator_id, recording_id, direction, called_at, evaluated_at, purpose, raw_bp,
  final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_missed,
  points, flags, critical_named, comment
)
select
  change.seq, r.evaluation_no, r.agent_id, r.form_version_id, r.evaluator_id, r.recording_id, c.direction, r.called_at, r.evaluated_at,
  r.purpose, r.raw_bp, r.final_bp, r.critical_failed, r.critical_families, r.missed_non_critical, r.applicable_non_critical,
  r.accuracy_applicable, r.accuracy_missed, r.points, r.flags, r.critical_named, r.comment
from import_change change
join evaluation_revision r
  on r.agent_id = (change.before ->> 'agent_id')::int
  and r.evaluation_id = (change.before ->> 'id')::bigint
  and r.revision = (change.before ->> 'revision')::int
join evaluation_key k on k.evaluation_no = change.key
join evaluation e on e.agent_id = k.agent_id and e.id = k.id
join call c on c.agent_id = e.agent_id and c.id = e.call_id
where change.batch_id = $1 and change.entity = 'evaluation' and change.before is not null;
