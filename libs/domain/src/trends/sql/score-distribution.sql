-- How many counted evaluations have each whole score, rounded down.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 team codes, $4 direction and $5 form
-- code (each null: all), $6 whether every team may be seen, else $7, $8, $9 teams with the first and last day (null: no bound) on which
-- they are within reach.
with bounds as (
  select coalesce($2::text, max(r.period_id)) as last_id from scorecard_run r
), months as (
  select p.id as period_id, p.published_run_id, p.first_day, p.last_day
  from bounds b
  join period p on p.id <= b.last_id and p.id >= coalesce($1::text, to_char(to_date(b.last_id, 'YYYY-MM') - interval '23 months', 'YYYY-MM'))
), runs as (
  select
    m.period_id, m.first_day, m.last_day, r.id as run_id, r.number, r.scheme_version_id, r.id is not distinct from m.published_run_id as published
  from months m
  cross join lateral (
    select x.id, x.number, x.scheme_version_id
    from scorecard_run x
    where x.period_id = m.period_id
    order by (x.id = m.published_run_id) desc nulls last, x.number desc
    limit 1
  ) r
), reach as (
  select * from unnest($7::int[], $8::date[], $9::date[]) as team (team_id, first_day, last_day)
), chosen as (
  select r.period_id, r.number, r.published, r.scheme_version_id, s.*
  from runs r
  join run_sum s on s.run_id = r.run_id
  where ($3::text[] is null or s.team_id in (select t.id from team t where t.code = any ($3)))
    and ($4::text is null or s.direction = $4)
    and ($5::text is null or s.form_version_id in (select v.id from form_version v join evaluation_form f on f.id = v.form_id where f.code = $5))
    and (
      $6::boolean or exists (
        select from reach
        where reach.team_id = s.team_id and daterange(reach.first_day, reach.last_day, '[]') && daterange(r.first_day, r.last_day, '[]')
      )
    )
)
select s.points, sum(s.n)::int as n
from chosen c
cross join lateral unnest(c.score_points, c.score_counts) as s (points, n)
group by s.points
order by s.points
