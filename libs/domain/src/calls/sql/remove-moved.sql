-- A call is stored with its agent: one that goes to another agent is taken out first. No parameters.
delete from call c
using compared_call m
where m.changed and c.agent_id = (m.known).agent_id and c.id = (m.known).id and m.agent_id <> (m.known).agent_id
