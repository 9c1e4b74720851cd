-- Codes of the forms that calls of a direction were evaluated by last: by the evaluator, then by anybody. $1 direction, $2 evaluator.
with own as (
  select e.agent_id, e.call_id, e.form_version_id, e.called_at, 1 as place
  from evaluation e
  where e.evaluator_id = $2::int
  order by e.called_at desc
  limit 300
), anybody as (
  select e.agent_id, e.call_id, e.form_version_id, e.called_at, 2 as place
  from evaluation e
  order by e.called_at desc
  limit 300
), used as (
  select r.form_version_id, r.place, r.called_at
  from (select * from own union all select * from anybody) r
  join call c on c.agent_id = r.agent_id and c.id = r.call_id
  where c.direction = $1
)
select f.code
from used
join form_version v on v.id = used.form_version_id
join evaluation_form f on f.id = v.form_id
group by f.code
order by min(used.place), max(used.called_at) desc
