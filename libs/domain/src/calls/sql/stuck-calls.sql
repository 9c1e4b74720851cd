-- Calls that a batch gave to another agent and that were evaluated since: they cannot go back. $1 batch
select h.key as recording_id
from import_change h
join call_key k on k.recording_id = h.key
where h.batch_id = $1 and h.entity = 'call'
  and (h.before ->> 'agent_id')::int <> k.agent_id
  and exists (select from evaluation e where e.agent_id = k.agent_id and e.call_id = k.id)
order by h.seq
