-- What the published cards of a period say of each agent: none while the period is not published.
-- $1 period id.
select c.agent_id, c.grade, c.critical_count as critical_errors, c.composite_bp
from period p
join agent_scorecard c on c.run_id = p.published_run_id
where p.id = $1
