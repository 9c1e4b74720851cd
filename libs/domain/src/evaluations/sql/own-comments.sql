-- What an evaluator wrote of each criterion of a form in their last evaluations by it, the latest first. $1 evaluator, $2 form code.
with recent as (
  select e.agent_id, e.id, e.form_version_id, e.evaluated_at
  from evaluation e
  join form_version v on v.id = e.form_version_id
  join evaluation_form f on f.id = v.form_id
  where e.evaluator_id = $1::int and f.code = $2
  order by e.called_at desc
  limit 300
), said as (
  select c.code, n.comment, max(r.evaluated_at) as said_at
  from recent r
  join evaluation_note n on n.agent_id = r.agent_id and n.evaluation_id = r.id
  join criterion c on c.form_version_id = r.form_version_id and c.item_no = n.item_no
  where n.comment is not null and length(n.comment) <= 60
  group by c.code, n.comment
), ranked as (
  select code, comment, row_number() over (partition by code order by said_at desc, comment) as place
  from said
)
select code as criterion, array_agg(comment order by place) as comments
from ranked
where place <= 5
group by code
order by code
