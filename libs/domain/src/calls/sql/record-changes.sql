-- Keeps what each changed call was before and is now. $1 batch
insert into import_change (batch_id, seq, entity, key, before, after)
select
  $1::int, row_number() over (order by m.row_no), 'call', m.recording_id,
  case when (m.known).id is not null then to_jsonb(m.known) end, to_jsonb(c)
from compared_call m
join call_key k on k.recording_id = m.recording_id
join call c on c.agent_id = k.agent_id and c.id = k.id
where m.changed
