-- A call is stored with its agent: one that goes to another agent is taken out first, with its key. No parameters.
with gone as (
  delete from call c
  using compared_call m
  where m.changed and c.agent_id = (m.known).agent_id and c.id = (m.known).id and m.agent_id <> (m.known).agent_id
  returning c.agent_id, c.id
)
delete from call_key k
using gone
where k.agent_id = gone.agent_id and k.id = gone.id
