-- A random choice of agent-months with evaluations or sums, and without a mark that they are to be summed again.
-- $1: how many agent-months of each of the newest months. Rows: period, agent, employee_no.
with newest as (
  select id, starts_at, ends_at from period order by id desc limit 3
), candidate as (
  select p.id as period_id, e.agent_id from newest p join evaluation e on e.called_at >= p.starts_at and e.called_at < p.ends_at
  union
  select a.period_id, a.agent_id from newest p join accumulator a on a.period_id = p.id
), chosen as (
  select c.period_id, c.agent_id, row_number() over (partition by c.period_id order by random()) as place
  from candidate c
  where not exists (select from dirty d where d.period_id = c.period_id and d.agent_id = c.agent_id)
)
select chosen.period_id as period, chosen.agent_id as agent, person.employee_no
from chosen
join person on person.id = chosen.agent_id
where chosen.place <= $1
order by chosen.period_id, chosen.agent_id
