-- Makes the numbers of the staged evaluations lead to where they were written: new ones, and those that moved. No parameters.
insert into evaluation_key (evaluation_no, agent_id, id)
select evaluation_no, agent_id, coalesce(id, new_id)
from staged_evaluation
where changed and (id is null or old_agent_id <> agent_id)
on conflict (evaluation_no) do update set agent_id = excluded.agent_id, id = excluded.id;
