-- The runs that trends of some months are read from, of each month the published one, else the newest, as far as they are not summed yet.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one).
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
)
select run_id
from runs r
where not exists (select from run_summed s where s.run_id = r.run_id)
order by run_id
