-- Makes the calls that no call list has, and moves an unlisted call to the agent its evaluations now name. No parameters.
with wanted as (
  select distinct on (recording_id) recording_id, agent_id, called_at, direction
  from staged_evaluation
  where changed
  order by recording_id, row_no
), missing as (
  select wanted.*
  from wanted
  where not exists (select from call_key k where k.recording_id = wanted.recording_id and k.agent_id = wanted.agent_id)
), made as (
  insert into call (agent_id, recording_id, started_at, direction, listed)
  select agent_id, recording_id, called_at, direction, false
  from missing
  returning agent_id, id, recording_id
)
insert into call_key (recording_id, agent_id, id)
select recording_id, agent_id, id
from made
on conflict (recording_id) do update set agent_id = excluded.agent_id, id = excluded.id;
