-- The agents' cards of some teams in a run.
-- $1 run id, $2 team ids.
select to_jsonb(card) as card
from agent_scorecard card
where card.run_id = $1 and card.team_id = any ($2::int[])
order by card.employee_no
