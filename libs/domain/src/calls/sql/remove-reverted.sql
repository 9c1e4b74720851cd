-- Takes out the calls that a batch brought, unless they were evaluated, and those it gave to another agent, with their keys. $1 batch
with gone as (
  delete from call c
  using import_change h
  join call_key k on k.recording_id = h.key
  where h.batch_id = $1 and h.entity = 'call' and c.agent_id = k.agent_id and c.id = k.id
    and case
      when h.before is null then not exists (select from evaluation e where e.agent_id = c.agent_id and e.call_id = c.id)
      else (h.before ->> 'agent_id')::int <> c.agent_id
    end
  returning c.agent_id, c.id
)
delete from call_key k
using gone
where k.agent_id = gone.agent_id and k.id = gone.id
