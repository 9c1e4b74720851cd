-- What stands beside the figures of each month: its run, its scheme, and the form versions that were in use.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 team codes, $4 direction and $5 form
-- code (each null: all), $6 whether every team may be seen, else $7, $8, $9 teams with the first and last day (null: no bound) on which
-- they are within reach.
with versions as (
  select c.period_id, c.scheme_version_id, c.form_version_id, min(c.number) as run, bool_and(c.published) as published
  from trend_sum($1, $2, $3, $4, $5, $6, $7, $8, $9) c
  group by 1, 2, 3
)
select
  c.period_id, min(c.run) as run, bool_and(c.published) as published, min(s.code || ' ' || v.number) as scheme,
  array_agg(f.code || ' ' || fv.version order by f.code, fv.version) as forms
from versions c
join scheme_version v on v.id = c.scheme_version_id
join scheme s on s.id = v.scheme_id
join form_version fv on fv.id = c.form_version_id
join evaluation_form f on f.id = fv.form_id
group by c.period_id
order by c.period_id
