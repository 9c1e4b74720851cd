-- The counted sums of a period, one row per agent and team at the time of the call (null: in no team that day).
-- $1 period id, $2 scheme version id, $3 the purposes that count.
select
  a.agent_id, a.team_id,
  sum(a.n)::int as n,
  sum(a.sum_final_bp)::bigint::text as sum_final_bp,
  sum(a.sum_final_sq)::bigint::text as sum_final_sq,
  sum(a.n_pass)::int as n_pass,
  sum(a.n_excellent)::int as n_excellent,
  sum(a.n_critical)::int as n_critical,
  sum(a.n_customer_critical)::int as n_customer_critical,
  sum(a.n_business_critical)::int as n_business_critical,
  sum(a.n_compliance_critical)::int as n_compliance_critical,
  sum(a.missed_non_critical)::int as missed_non_critical,
  sum(a.applicable_non_critical)::int as applicable_non_critical,
  sum(a.accuracy_applicable)::int as accuracy_applicable,
  sum(a.accuracy_clean)::int as accuracy_clean
from accumulator a
where a.period_id = $1 and a.scheme_version_id = $2 and a.purpose = any ($3::text[])
group by a.agent_id, a.team_id
order by a.agent_id, a.team_id nulls first
