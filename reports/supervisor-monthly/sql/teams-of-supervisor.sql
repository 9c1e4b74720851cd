-- The teams under a supervisor in a run.
-- $1 run id, $2 supervisor id.
select to_jsonb(card) as card
from team_scorecard card
where card.run_id = $1 and card.supervisor_id = $2
order by card.team_code
