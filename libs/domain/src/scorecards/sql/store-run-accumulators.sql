-- Keeps the sums a run was made of: the worker's own go on changing.
-- $1 run id, $2 period id, $3 scheme version id.
insert into run_accumulator (
  run_id, agent_id, team_id, form_version_id, purpose, n, sum_final_bp, sum_final_sq, n_pass, n_excellent,
  n_critical, n_customer_critical, n_business_critical, n_compliance_critical, missed_non_critical, applicable_non_critical,
  accuracy_applicable, accuracy_clean, item_n, item_missed, item_sum)
select
  $1, agent_id, team_id, form_version_id, purpose, n, sum_final_bp, sum_final_sq, n_pass, n_excellent,
  n_critical, n_customer_critical, n_business_critical, n_compliance_critical, missed_non_critical, applicable_non_critical,
  accuracy_applicable, accuracy_clean, item_n, item_missed, item_sum
from accumulator
where period_id = $2 and scheme_version_id = $3
