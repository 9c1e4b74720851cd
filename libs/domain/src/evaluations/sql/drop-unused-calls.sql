-- Calls that only evaluations had made and that no evaluation refers to any more. $1: recording ids.
delete from call c
where c.recording_id = any($1::text[])
  and not c.listed
  and not exists (select from evaluation e where e.agent_id = c.agent_id and e.call_id = c.id);
