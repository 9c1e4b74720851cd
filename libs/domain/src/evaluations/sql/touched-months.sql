-- The months and agents whose figures the staged changes move, before and after. No parameters; the months must exist.
with touched as (
  select agent_id, called_at from staged_evaluation where changed
  union
  select old_agent_id, old_called_at from staged_evaluation where changed and id is not null
)
select p.id as "periodId", array_agg(distinct touched.agent_id) as "agentIds"
from touched
join period p on touched.called_at >= p.starts_at and touched.called_at < p.ends_at
group by p.id
order by p.id;
