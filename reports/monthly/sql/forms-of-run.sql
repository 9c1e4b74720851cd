-- The form versions behind a run's evaluations, or behind those made in some teams.
-- $1 run id, $2 team ids (null: every team).
select f.code, array_agg(distinct v.version order by v.version) as versions
from run_accumulator a
join form_version v on v.id = a.form_version_id
join evaluation_form f on f.id = v.form_id
where a.run_id = $1 and ($2::int[] is null or a.team_id = any ($2::int[]))
group by f.code
order by f.code
