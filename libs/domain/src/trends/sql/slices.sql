-- Sums of counted evaluations, by month or over all months, and by what is asked for; by the published runs and, where none stands, the newest.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 team codes, $4 direction and $5 form
-- code (each null: all), $6 whether every team may be seen, else $7, $8, $9 teams with the first and last day (null: no bound) on which
-- they are within reach, $10 whether each month stands
-- by itself, $11 what slices are made of: all, direction, form_version or team. Calls that count
-- for no team have the key ''.
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
), summed as (
  select
    case when $10::boolean then c.period_id end as period_id,
    case when $11::text = 'direction' then c.direction end as direction,
    case when $11 = 'form_version' then c.form_version_id end as version_id,
    case when $11 = 'team' then c.team_id end as team_id,
    min(c.number) as run, bool_and(c.published) as published,
    sum(c.n)::int as n, sum(c.sum_final_bp)::bigint::text as sum_final_bp, sum(c.sum_final_sq)::bigint::text as sum_final_sq,
    sum(c.n_pass)::int as n_pass, sum(c.n_excellent)::int as n_excellent, sum(c.n_critical)::int as n_critical,
    sum(c.missed_non_critical)::int as missed_non_critical, sum(c.applicable_non_critical)::int as applicable_non_critical,
    sum(c.accuracy_applicable)::int as accuracy_applicable, sum(c.accuracy_clean)::int as accuracy_clean
  from chosen c
  where $11 <> 'direction' or c.direction is not null
  group by 1, 2, 3, 4
)
select
  s.period_id,
  case $11 when 'direction' then s.direction when 'form_version' then f.code || ' ' || v.version when 'team' then coalesce(t.code, '') else '' end as key,
  case $11 when 'form_version' then f.name || ' ' || v.version when 'team' then t.name else '' end as name,
  s.run, s.published, s.n, s.sum_final_bp, s.sum_final_sq, s.n_pass, s.n_excellent, s.n_critical, s.missed_non_critical,
  s.applicable_non_critical, s.accuracy_applicable, s.accuracy_clean
from summed s
left join form_version v on v.id = s.version_id
left join evaluation_form f on f.id = v.form_id
left join team t on t.id = s.team_id
order by key, period_id
