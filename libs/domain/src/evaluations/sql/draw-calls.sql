-- An agent's calls of a month that the caller may see, and what keeps each from being drawn. $1 agent, $2 first instant of the month, $3 its
-- end, exclusive, $4 direction or null. A condition on c is put in for the scope.
select
  c.recording_id,
  exists (select from evaluation e where e.agent_id = c.agent_id and e.call_id = c.id) as evaluated,
  exists (select from evaluation_draft d where d.recording_id = c.recording_id) as in_draft
from call c
where c.agent_id = $1::int and c.started_at >= $2 and c.started_at < $3 and ($4::text is null or c.direction = $4) and {scope}
order by c.recording_id
