-- What an earlier run says of the same people.
-- $1 run id, $2 agent ids.
select agent_id, evaluations_counted, qa_score_bp, sum_final_bp::float8 as sum_final_bp, sum_final_sq::float8 as sum_final_sq, grade
from agent_scorecard
where run_id = $1 and agent_id = any ($2::int[])
