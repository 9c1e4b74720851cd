-- The first of the agents, in the order given, who has a call of the month that may be drawn: one that nobody has evaluated or is evaluating,
-- and that the caller may see. No row: none of them has. $1 agents, $2 first instant of the month, $3 its end, exclusive, $4 direction or
-- null. A condition on c is put in for the scope.
select drawn.agent_id, drawn.place::int
from (
  select agent_id, place from unnest($1::int[]) with ordinality as given (agent_id, place) order by place
) drawn
cross join lateral (
  select 1
  from call c
  where c.agent_id = drawn.agent_id and c.started_at >= $2 and c.started_at < $3 and ($4::text is null or c.direction = $4)
    and not exists (select from evaluation e where e.agent_id = c.agent_id and e.call_id = c.id)
    and not exists (select from evaluation_draft d where d.recording_id = c.recording_id)
    and {scope}
  limit 1
) free
order by drawn.place
limit 1
