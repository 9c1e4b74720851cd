-- A team with its leaders and supervisors over time, days inclusive. $1 team code
select
  t.id, t.code, t.name,
  coalesce(leaders.list, '[]') as leaders,
  coalesce(supervisors.list, '[]') as supervisors
from team t
left join lateral (
  select
    jsonb_agg(
      jsonb_build_object('employee_no', p.employee_no, 'name', p.name, 'from', lower(l.valid), 'to', upper(l.valid) - 1) order by l.valid
    ) as list
  from team_leadership l
  join person p on p.id = l.leader_id
  where l.team_id = t.id
) leaders on true
left join lateral (
  select
    jsonb_agg(
      jsonb_build_object('employee_no', p.employee_no, 'name', p.name, 'from', lower(s.valid), 'to', upper(s.valid) - 1) order by s.valid
    ) as list
  from team_supervision s
  join person p on p.id = s.supervisor_id
  where s.team_id = t.id
) supervisors on true
where t.code = $1
