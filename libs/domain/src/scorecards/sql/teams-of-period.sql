-- Every team, with its leader and supervisor on the period's last day and whether anyone belonged to it during the period.
-- $1 first day, $2 last day of the period, both inclusive.
select
  t.id as team_id, t.code as team_code, t.name as team_name,
  l.leader_id, leader.employee_no as leader_no, leader.name as leader_name,
  s.supervisor_id, supervisor.employee_no as supervisor_no, supervisor.name as supervisor_name,
  exists (
    select from team_membership m
    join person p on p.id = m.agent_id
    where m.team_id = t.id and not isempty(m.valid * daterange($1::date, $2::date, '[]') * daterange(null, p.left_on, '[]'))
  ) as staffed
from team t
left join team_leadership l on l.team_id = t.id and l.valid @> $2::date
left join team_supervision s on s.team_id = t.id and s.valid @> $2::date
left join person leader on leader.id = l.leader_id
left join person supervisor on supervisor.id = s.supervisor_id
order by t.code
