-- Every team with its leaders and supervisors by employee number, as TeamState of roster-state.ts. No parameters.
select
  jsonb_build_object(
    'code', t.code,
    'name', t.name,
    'leaders', coalesce(leaders.list, '[]'),
    'supervisors', coalesce(supervisors.list, '[]')
  ) as state
from team t
left join lateral (
  select jsonb_agg(jsonb_build_object('from', lower(l.valid), 'to', upper(l.valid), 'value', p.employee_no) order by l.valid) as list
  from team_leadership l
  join person p on p.id = l.leader_id
  where l.team_id = t.id
) leaders on true
left join lateral (
  select jsonb_agg(jsonb_build_object('from', lower(s.valid), 'to', upper(s.valid), 'value', p.employee_no) order by s.valid) as list
  from team_supervision s
  join person p on p.id = s.supervisor_id
  where s.team_id = t.id
) supervisors on true;
