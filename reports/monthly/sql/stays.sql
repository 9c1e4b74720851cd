-- Which teams people were in during a period, day by day, for everyone who was in one of some teams at any time of it.
-- The last day of someone who left is their last day worked.
-- $1 first day, $2 last day of the period, both inclusive; $3 team ids.
with touched as (
  select distinct m.agent_id
  from team_membership m
  where m.team_id = any ($3::int[]) and m.valid && daterange($1::date, $2::date, '[]')
)
select
  m.agent_id, p.employee_no, p.name, m.team_id, t.name as team_name,
  lower(m.valid)::text as from_day,
  (upper(m.valid) - 1)::text as to_day,
  case when p.left_on between $1::date and $2::date then p.left_on::text end as left_on
from touched
join team_membership m on m.agent_id = touched.agent_id and m.valid && daterange($1::date, $2::date, '[]')
join person p on p.id = m.agent_id
join team t on t.id = m.team_id
order by p.employee_no, lower(m.valid)
