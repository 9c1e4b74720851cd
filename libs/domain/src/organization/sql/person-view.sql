-- A person with posts, teams and duties over time, days inclusive. $1 employee number
select
  p.id, p.employee_no, p.name, p.hired_on::text, p.left_on::text,
  coalesce(posts.list, '[]') as posts,
  coalesce(memberships.list, '[]') as memberships,
  coalesce(leads.list, '[]') as leads,
  coalesce(supervises.list, '[]') as supervises
from person p
left join lateral (
  select jsonb_agg(jsonb_build_object('post', x.post, 'from', lower(x.valid), 'to', upper(x.valid) - 1) order by x.valid) as list
  from person_post x
  where x.agent_id = p.id
) posts on true
left join lateral (
  select
    jsonb_agg(
      jsonb_build_object('team_code', t.code, 'team_name', t.name, 'from', lower(m.valid), 'to', upper(m.valid) - 1) order by m.valid
    ) as list
  from team_membership m
  join team t on t.id = m.team_id
  where m.agent_id = p.id
) memberships on true
left join lateral (
  select
    jsonb_agg(
      jsonb_build_object('team_code', t.code, 'team_name', t.name, 'from', lower(l.valid), 'to', upper(l.valid) - 1)
      order by l.valid, t.code
    ) as list
  from team_leadership l
  join team t on t.id = l.team_id
  where l.leader_id = p.id
) leads on true
left join lateral (
  select
    jsonb_agg(
      jsonb_build_object('team_code', t.code, 'team_name', t.name, 'from', lower(s.valid), 'to', upper(s.valid) - 1)
      order by s.valid, t.code
    ) as list
  from team_supervision s
  join team t on t.id = s.team_id
  where s.supervisor_id = p.id
) supervises on true
where p.employee_no = $1
