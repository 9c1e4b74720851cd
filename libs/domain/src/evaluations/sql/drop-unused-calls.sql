-- Calls that only evaluations had made and that no evaluation refers to any more, with their keys. $1: recording ids.
with gone as (
  delete from call c
  where c.recording_id = any($1::text[])
    and not c.listed
    and not exists (select from evaluation e where e.agent_id = c.agent_id and e.call_id = c.id)
  returning c.agent_id, c.id
)
delete from call_key k
using gone
where k.agent_id = gone.agent_id and k.id = gone.id;
