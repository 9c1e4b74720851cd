-- Staged calls of an agent other than the one whose evaluations the recording has. No parameters.
select s.row_no, s.recording_id, p.employee_no, p.name
from staged_call s
join call_key k on k.recording_id = s.recording_id and k.agent_id <> s.agent_id
join person p on p.id = k.agent_id
where exists (select from evaluation e where e.agent_id = k.agent_id and e.call_id = k.id)
order by s.row_no
