-- Cards of a team. $1: run, $2: team
select employee_no as no, name, evaluations_counted as counted, qa_score_bp as qa
from agent_scorecard
where run_id = $1 and team_id = $2
order by employee_no
