-- Remembers what the batch changed. $1: batch.
insert into import_change (batch_id, seq, entity, key, before, after)
select
  $1, s.row_no, 'evaluation', s.evaluation_no,
  case when s.id is not null then jsonb_build_object('agent_id', s.old_agent_id, 'id', s.id, 'revision', s.revision) end,
  jsonb_build_object('agent_id', e.agent_id, 'id', e.id, 'revision', e.revision)
from staged_evaluation s
join evaluation_key k on k.evaluation_no = s.evaluation_no
join evaluation e on e.agent_id = k.agent_id and e.id = k.id
where s.changed;
