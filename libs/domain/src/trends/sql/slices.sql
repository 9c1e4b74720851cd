-- Sums of counted evaluations, by month or over all months, and by what is asked for; by the published runs and, where none stands, the newest.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 team codes, $4 direction and $5 form
-- code (each null: all), $6 whether every team may be seen, else $7, $8, $9 teams with the first and last day (null: no bound) on which
-- they are within reach, $10 whether each month stands
-- by itself, $11 what slices are made of: all, direction, form_version or team. Calls that count
-- for no team have the key ''.
with summed as (
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
  from trend_sum($1, $2, $3, $4, $5, $6, $7, $8, $9) c
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
