-- The people of a period: the team of their last day in one, the post of their last day at work, the teams they then lead.
-- Who was promoted to a post without a team keeps the team of before, and the post decides that there is no agent card.
-- Only those who belonged to a team, or led one, on some day of the period. left_on is the last day worked.
-- $1 first day, $2 last day of the period, both inclusive.
with stays as (
  select p.id as agent_id, m.team_id, true as is_member, m.valid * daterange($1::date, $2::date, '[]') * daterange(null, p.left_on, '[]') as days
  from person p
  join team_membership m on m.agent_id = p.id and m.valid && daterange($1::date, $2::date, '[]')
  union all
  select p.id, l.team_id, false, l.valid * daterange($1::date, $2::date, '[]') * daterange(null, p.left_on, '[]')
  from person p
  join team_leadership l on l.leader_id = p.id and l.valid && daterange($1::date, $2::date, '[]')
), last_stays as (
  select distinct on (agent_id) agent_id, team_id, is_member, upper(days) - 1 as last_day
  from stays
  where not isempty(days)
  order by agent_id, is_member desc, upper(days) desc, team_id
), last_posts as (
  select distinct on (agent_id) agent_id, post
  from person_post
  where valid && daterange($1::date, $2::date, '[]')
  order by agent_id, valid desc
), led_teams as (
  select s.agent_id, array_agg(l.team_id order by t.code) as team_ids
  from last_stays s
  join team_leadership l on l.leader_id = s.agent_id and l.valid @> s.last_day
  join team t on t.id = l.team_id
  group by s.agent_id
)
select
  p.id as agent_id, p.employee_no, p.name, p.hired_on::text, s.last_day::text,
  case when s.is_member then t.id end as team_id,
  case when s.is_member then t.code end as team_code,
  post.post,
  coalesce(led.team_ids, '{}') as led_team_ids
from last_stays s
join person p on p.id = s.agent_id
join team t on t.id = s.team_id
left join last_posts post on post.agent_id = s.agent_id
left join led_teams led on led.agent_id = s.agent_id
order by p.employee_no
