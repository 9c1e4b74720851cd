-- The pass and excellent marks of the newest of some months, in basis points.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one).
select (v.definition ->> 'passBp')::int as pass_bp, (v.definition ->> 'excellentBp')::int as excellent_bp
from trend_run($1, $2) r
join scheme_version v on v.id = r.scheme_version_id
order by r.period_id desc
limit 1
