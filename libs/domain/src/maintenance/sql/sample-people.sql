-- Somebody for each post: a team leader with an agent of the team and its supervisor, a QA trainer and the manager; as they stand today.
-- Rows: role, employee_no, name; none for a post that nobody has. From the lowest rank up.
with today as (
  select (now() at time zone coalesce(
    (select value #>> '{}' from setting where key = 'time_zone' order by version desc limit 1), 'Asia/Shanghai'))::date as day
),
holder as (
  select p.id, p.employee_no, p.name, x.post
  from today t
  join person_post x on x.valid @> t.day
  join person p on p.id = x.agent_id and (p.left_on is null or p.left_on >= t.day)
),
leader as (
  select l.team_id, h.employee_no, h.name
  from today t
  join team_leadership l on l.valid @> t.day
  join holder h on h.id = l.leader_id and h.post = 'team_leader'
  order by h.employee_no
  limit 1
),
chosen as (
  (
    select 1 as rank, 'agent' as role, h.employee_no, h.name
    from today t cross join leader
    join team_membership m on m.team_id = leader.team_id and m.valid @> t.day
    join holder h on h.id = m.agent_id and h.post = 'agent'
    order by h.employee_no
    limit 1
  )
  union all
  select 2, 'team_leader', employee_no, name from leader
  union all
  select 3, 'shift_supervisor', h.employee_no, h.name
  from today t cross join leader
  join team_supervision s on s.team_id = leader.team_id and s.valid @> t.day
  join holder h on h.id = s.supervisor_id
  union all
  (select 4, 'qa_trainer', employee_no, name from holder where post = 'qa_trainer' order by employee_no limit 1)
  union all
  (select 5, 'manager', employee_no, name from holder where post = 'manager' order by employee_no limit 1)
)
select role, employee_no, name from chosen order by rank
