-- The runs of a period, newest first. On notice is the newest run of a period that is being checked.
-- $1 period id, $2 whether runs are wanted that are neither on notice nor published, $3 run number (null: all), $4 how many (null: all).
select
  r.id, r.period_id as "periodId", p.first_day::text as "firstDay", p.last_day::text as "lastDay", r.number,
  s.code as scheme, v.id as "schemeVersionId", v.number as "schemeNumber", ls.code as "leaderScheme", lv.number as "leaderSchemeNumber",
  r.as_of as "asOf", r.reason, r.closed_by as "closedBy", r.checksum, r.input_counts as "inputCounts",
  r.published_at as "publishedAt", r.published_by as "publishedBy", r.accepted_checks as "acceptedChecks",
  p.state = 'notice' and newest.number = r.number as "onNotice"
from period p
cross join lateral (select max(x.number) as number from scorecard_run x where x.period_id = p.id) newest
join scorecard_run r on r.period_id = p.id
join scheme_version v on v.id = r.scheme_version_id
join scheme s on s.id = v.scheme_id
join scheme_version lv on lv.id = r.leader_scheme_version_id
join scheme ls on ls.id = lv.scheme_id
where p.id = $1
  and ($2::boolean or r.published_at is not null or (p.state = 'notice' and newest.number = r.number))
  and ($3::int is null or r.number = $3)
order by r.number desc
limit $4
