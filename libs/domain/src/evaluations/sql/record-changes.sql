-- Remembers what the batch changed. $1: batch.
insert into import_change (batch_id, seq, entity, key, before, after)
select
  $1, row_no, 'evaluation', evaluation_no,
  case when id is not null then jsonb_build_object('agent_id', old_agent_id, 'id', id, 'revision', revision) end,
  jsonb_build_object('agent_id', agent_id, 'id', coalesce(id, new_id), 'revision', next_revision)
from staged_evaluation
where changed;
