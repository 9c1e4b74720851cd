-- Tells of months that are on notice, of runs that were published and of those that took the place of another: agents who have a card in
-- the run, and the leaders and supervisors of its teams. Each is told once, however often it is asked. $1 who brought the sample in.
with seen as (
  select 'month_on_notice' as kind, 'month_on_notice' as told_as, p.id as subject, p.id as period_id, p.notice_until, newest.id as run_id
  from period p
  cross join lateral (select r.id from scorecard_run r where r.period_id = p.id order by r.number desc limit 1) newest
  where p.state = 'notice'
  union all
  select
    case when exists (select from scorecard_run o where o.period_id = r.period_id and o.published_at < r.published_at)
      then 'month_restated' else 'month_published' end,
    'month_published', r.id::text, r.period_id, null, r.id
  from scorecard_run r
  where r.published_at is not null and r.published_by is distinct from $1
),
fresh as (
  insert into notification_told (kind, subject) select told_as, subject from seen on conflict do nothing returning kind, subject
),
news as (
  select seen.* from seen join fresh on fresh.kind = seen.told_as and fresh.subject = seen.subject
),
reader as (
  select n.kind, n.period_id, n.notice_until, c.agent_id as person_id, true as own from news n join agent_scorecard c on c.run_id = n.run_id
  union
  select n.kind, n.period_id, n.notice_until, who.person_id, false
  from news n
  join team_scorecard t on t.run_id = n.run_id
  cross join lateral (values (t.leader_id), (t.supervisor_id)) as who (person_id)
  where who.person_id is not null
)
insert into notification (account_id, kind, params, path)
select a.id, r.kind,
  jsonb_build_object('period', r.period_id) || case when r.notice_until is null then '{}' else jsonb_build_object('until', r.notice_until) end,
  case when bool_and(r.own) then '/results' else '/scorecards' end || '?period=' || r.period_id
from reader r
join person p on p.id = r.person_id
join account a on a.employee_no = p.employee_no and a.disabled_at is null
group by a.id, r.kind, r.period_id, r.notice_until
order by r.period_id, a.id
