-- A supervisor's card in a run.
-- $1 run id, $2 supervisor id.
select to_jsonb(card) as card
from supervisor_scorecard card
where card.run_id = $1 and card.supervisor_id = $2
