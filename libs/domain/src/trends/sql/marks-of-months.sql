-- The pass and excellent marks of the newest of some months, in basis points.
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
select (v.definition ->> 'passBp')::int as pass_bp, (v.definition ->> 'excellentBp')::int as excellent_bp
from runs r
join scheme_version v on v.id = r.scheme_version_id
order by r.period_id desc
limit 1
