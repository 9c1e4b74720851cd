-- The centre's card of a run and how many teams were ranked in it.
-- $1 run id.
select to_jsonb(card) as card, (select count(*)::int from team_scorecard t where t.run_id = $1 and t.rank_center is not null) as teams_ranked
from center_scorecard card
where card.run_id = $1
