-- Look-up rows that do not lead where they should: a call or evaluation without its number, or a number that leads to another one.
-- Rows: number (a recording or evaluation number).
select c.recording_id as number
from call c
left join call_key k on k.recording_id = c.recording_id and k.agent_id = c.agent_id and k.id = c.id
where k.recording_id is null
union all
select k.recording_id
from call_key k
left join call c on c.agent_id = k.agent_id and c.id = k.id and c.recording_id = k.recording_id
where c.id is null
union all
select e.evaluation_no
from evaluation e
left join evaluation_key k on k.evaluation_no = e.evaluation_no and k.agent_id = e.agent_id and k.id = e.id
where k.evaluation_no is null
union all
select k.evaluation_no
from evaluation_key k
left join evaluation e on e.agent_id = k.agent_id and e.id = k.id and e.evaluation_no = k.evaluation_no
where e.id is null
