-- Evaluations of the people who have a card in the team. $1: run, $2: team, $3 and $4: from and to
select e.evaluation_no, s.employee_no as no, e.called_at, e.final_bp as final, e.critical_failed as critical
from agent_scorecard s
join evaluation e on e.agent_id = s.agent_id
where s.run_id = $1 and s.team_id = $2 and e.called_at >= $3 and e.called_at < $4
order by s.employee_no, e.called_at
