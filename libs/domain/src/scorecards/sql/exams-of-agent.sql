-- An agent's exams month by month, newest first, as they stand on the cards that may be seen: of each month that of the published run,
-- else of the newest that may be seen.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 employee number,
-- $4 whether runs count that are neither on notice nor published, $5 whether every card may be seen, else $6 the viewer's own number and
-- $7, $8, $9 teams with the first and last day (null: no bound) on which they are within reach.
with reach as (
  select * from unnest($7::int[], $8::date[], $9::date[]) as team (team_id, first_day, last_day)
)
select
  m.period_id as period, r.number as run, coalesce(r.id = m.published_run_id, false) as published, c.exam_score_bp,
  c.details -> 'exams' as exams
from trend_month($1, $2) m
cross join lateral (
  select x.id, x.number
  from scorecard_run x
  where x.period_id = m.period_id
    and (
      $4::boolean or x.published_at is not null
      or (m.state = 'notice' and x.number = (select max(y.number) from scorecard_run y where y.period_id = m.period_id))
    )
  order by (x.id = m.published_run_id) desc nulls last, x.number desc
  limit 1
) r
join person p on p.employee_no = $3
join agent_scorecard c on c.run_id = r.id and c.agent_id = p.id
where
  $5::boolean or c.agent_id = $6
  or exists (
    select from reach
    where reach.team_id = c.team_id and daterange(reach.first_day, reach.last_day, '[]') && daterange(m.first_day, m.last_day, '[]')
  )
order by m.period_id desc
