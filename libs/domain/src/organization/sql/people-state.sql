-- People with their whole history by natural key, as PersonState of roster-state.ts. $1 employee numbers; null: everybody.
select
  jsonb_build_object(
    'employeeNo', p.employee_no,
    'name', p.name,
    'hiredOn', p.hired_on,
    'leftOn', p.left_on,
    'posts', coalesce(posts.list, '[]'),
    'memberships', coalesce(memberships.list, '[]')
  ) as state
from person p
left join lateral (
  select jsonb_agg(jsonb_build_object('from', lower(x.valid), 'to', upper(x.valid), 'value', x.post) order by x.valid) as list
  from person_post x
  where x.agent_id = p.id
) posts on true
left join lateral (
  select jsonb_agg(jsonb_build_object('from', lower(m.valid), 'to', upper(m.valid), 'value', t.code) order by m.valid) as list
  from team_membership m
  join team t on t.id = m.team_id
  where m.agent_id = p.id
) memberships on true
where $1::text[] is null or p.employee_no = any ($1::text[]);
