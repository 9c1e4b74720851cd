-- What somebody has to do, by the roles they hold; a part that is of none of their roles is not looked at.
-- $1 the caller's person (null: none), $2 today in the centre, $3 roles held, $4 persons whose supervision counts,
-- $5 persons, $6 first and $7 last days that the caller leads (null: no end on that side), $8 teams led today, $9 the centre's zone,
-- $10 the moment from which on released evaluations may still be acknowledged, $11 who opened the accounts of the sample.
-- Rows: kind, count, of (null: no part of a whole), period and until (null: none).
with month as (
  select p.id, p.state, p.first_day, p.last_day, p.notice_until, newest.id as run_id, newest.published_at is null as unpublished
  from period p
  left join lateral (
    select r.id, r.published_at from scorecard_run r where r.period_id = p.id order by r.number desc limit 1
  ) newest on true
),
shown_run as (
  select m.id as period_id, m.run_id from month m where m.state in ('notice', 'published', 'locked') order by m.id desc limit 1
),
supervised as (
  select m.id as period_id, s.agent_id
  from month m
  join team_supervision d on d.supervisor_id = any ($4::int[]) and d.valid @> least(m.last_day, $2::date)
  join team_membership s on s.team_id = d.team_id and s.valid @> least(m.last_day, $2::date)
  join person_post x on x.agent_id = s.agent_id and x.post = 'agent' and x.valid @> least(m.last_day, $2::date)
  where 'shift_supervisor' = any ($3::text[]) and m.state in ('open', 'closing') and m.first_day <= $2::date and $2::date > m.last_day - 10
),
examined as (
  select s.period_id, count(*)::int as agents,
    count(*) filter (where not exists (
      select from exam_result e where e.agent_id = s.agent_id and e.held_on between m.first_day and m.last_day
    ))::int as missing
  from supervised s
  join month m on m.id = s.period_id
  group by s.period_id
),
duty (kind, count, "of", period, until) as (
  select 'drafts', count(*)::int, null::int, null::text, null::date from evaluation_draft where evaluator_id = $1::int
  union all
  (select 'close_month', 1, null, m.id, m.last_day from month m
   where 'qa_trainer' = any ($3::text[]) and m.state = 'open' and m.last_day < $2::date order by m.id desc limit 3)
  union all
  select 'finish_checks', 1, null, m.id, null from month m where 'qa_trainer' = any ($3::text[]) and m.state = 'closing'
  union all
  select 'review_month', 1, null, m.id, null from month m where 'shift_supervisor' = any ($3::text[]) and m.state = 'closing' and m.run_id is not null
  union all
  select 'publish_month', 1, null, m.id, null from month m
  where 'manager' = any ($3::text[]) and m.run_id is not null and (m.state = 'closing' or (m.state in ('published', 'locked') and m.unpublished))
  union all
  select case when m.notice_until < $2::date then 'notice_over' else 'notice_running' end, 1, null, m.id, m.notice_until
  from month m where 'manager' = any ($3::text[]) and m.state = 'notice'
  union all
  select 'check_notice', 1, null, m.id, m.notice_until from month m
  where m.state = 'notice' and m.notice_until >= $2::date
    and (($3::text[] && array['team_leader', 'shift_supervisor']::text[])
      or exists (select from agent_scorecard c where c.run_id = m.run_id and c.agent_id = $1::int))
  union all
  select 'approve_scheme', count(*)::int, null, null, null from scheme_version where 'manager' = any ($3::text[]) and state = 'draft'
  union all
  select 'exam_missing', missing, agents, period_id, null from examined
  union all
  select 'to_acknowledge', count(*)::int, null, null, (min(r.changed_at) at time zone $9::text)::date
  from evaluation e
  join evaluation_revision r on r.agent_id = e.agent_id and r.evaluation_id = e.id and r.revision = e.revision
  where 'agent' = any ($3::text[]) and e.agent_id = $1::int and e.state = 'released'
    and r.changed_at >= $10::timestamptz
  union all
  select 'unacknowledged', count(*)::int, null, null, (min(r.changed_at) at time zone $9::text)::date
  from evaluation e
  join evaluation_revision r on r.agent_id = e.agent_id and r.evaluation_id = e.id and r.revision = e.revision
  where 'team_leader' = any ($3::text[]) and e.agent_id = any ($5::int[]) and e.agent_id is distinct from $1::int and e.state = 'released'
    and r.changed_at >= $10::timestamptz
    and exists (
      select from unnest($5::int[], $6::date[], $7::date[]) as stay (agent_id, first_day, last_day)
      where stay.agent_id = e.agent_id
        and daterange(stay.first_day, stay.last_day, '[]') @> (e.called_at at time zone $9::text)::date
    )
  union all
  select 'below_pass', count(*) filter (where c.qa_score_bp < (v.definition ->> 'passBp')::int)::int, count(*)::int, s.period_id, null
  from shown_run s
  join scorecard_run r on r.id = s.run_id
  join scheme_version v on v.id = r.scheme_version_id
  join agent_scorecard c on c.run_id = s.run_id and c.team_id = any ($8::int[])
  where 'team_leader' = any ($3::text[]) and c.status = 'ranked'
  group by s.period_id
  union all
  select 'failed_jobs', count(*)::int, null, null, null from job
  where 'admin' = any ($3::text[]) and state = 'failed' and finished_at > now() - interval '7 days'
  union all
  select 'never_signed_in', count(*)::int, null, null, null from account
  where 'admin' = any ($3::text[]) and last_sign_in_at is null and disabled_at is null and created_by <> $11 and created_at < now() - interval '1 day'
  union all
  select 'audit_waiting', count(*)::int, null, null, null from audit_event
  where 'admin' = any ($3::text[]) and chain_seq is null and at < now() - interval '5 minutes'
)
select kind, count, "of", period, until::text from duty where count > 0
