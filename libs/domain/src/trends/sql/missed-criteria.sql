-- How often each criterion was applicable and how often it was missed, the most missed first; by month or over all months. A criterion is
-- the same in all versions of its form, and has the name of the newest.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 team codes, $4 direction and $5 form
-- code (each null: all), $6 whether every team may be seen, else $7, $8, $9 teams with the first and last day (null: no bound) on which
-- they are within reach, $10 whether each month stands
-- by itself, $11 code of one criterion (null: all).
with items as (
  select c.period_id, v.form_id, i.item_no, c.form_version_id, sum(i.n) as n, sum(i.missed) as missed
  from trend_sum($1, $2, $3, $4, $5, $6, $7, $8, $9) c
  join form_version v on v.id = c.form_version_id
  cross join lateral unnest(c.item_n, c.item_missed) with ordinality as i (n, missed, item_no)
  group by 1, 2, 3, 4
)
select
  case when $10::boolean then i.period_id end as period_id, f.code as form_code, l.code as code,
  (array_agg(k.name order by k.form_version_id desc))[1] as name,
  sum(i.n)::int as n, sum(i.missed)::int as missed
from items i
join criterion k on k.form_version_id = i.form_version_id and k.item_no = i.item_no
join criterion_lineage l on l.id = k.lineage_id
join evaluation_form f on f.id = i.form_id
where k.kind not in ('bonus', 'note') and ($11::text is null or l.code = $11)
group by 1, f.code, l.code
order by 1, missed desc, f.code, l.code
