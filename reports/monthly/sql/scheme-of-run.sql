-- The scheme version of a run and what the run was made of.
-- $1 run id.
select s.code, s.name_zh, s.name_en, v.number, v.definition, r.input_counts
from scorecard_run r
join scheme_version v on v.id = r.scheme_version_id
join scheme s on s.id = v.scheme_id
where r.id = $1
