-- Staged rows whose recording belongs to someone else: in the call list, in another evaluation, or in an earlier row. No parameters.
with staged as (
  select row_no, recording_id, agent_id, evaluation_no, first_value(agent_id) over (partition by recording_id order by row_no) as first_agent_id
  from staged_evaluation
), conflict as (
  select s.row_no, s.recording_id, k.agent_id
  from staged s
  join call_key k on k.recording_id = s.recording_id
  join call c on c.agent_id = k.agent_id and c.id = k.id
  where k.agent_id <> s.agent_id
    and (
      c.listed
      or exists (
        select
        from evaluation e
        where e.agent_id = k.agent_id and e.call_id = k.id
          and not exists (select from staged_evaluation mine where mine.evaluation_no = e.evaluation_no)
      )
    )
  union
  select s.row_no, s.recording_id, s.first_agent_id
  from staged s
  where s.first_agent_id <> s.agent_id
)
select conflict.row_no, conflict.recording_id, p.employee_no, p.name
from conflict
join person p on p.id = conflict.agent_id
order by conflict.row_no;
