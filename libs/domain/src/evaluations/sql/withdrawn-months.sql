-- The months and agents of the evaluations that a batch had created. $1: batch.
select p.id as "periodId", array_agg(distinct e.agent_id) as "agentIds"
from import_change change
join evaluation e on e.agent_id = (change.after ->> 'agent_id')::int and e.id = (change.after ->> 'id')::bigint
join period p on e.called_at >= p.starts_at and e.called_at < p.ends_at
where change.batch_id = $1 and change.entity = 'evaluation' and change.before is null
group by p.id
order by p.id;
