-- The cards before and after a card of a run by rank in the team, among those within reach; those without a rank come last.
-- $1 run, $2 employee number, $3 the viewer's own number, $4 the teams whose cards are within reach (null: all).
select n.previous, n.next
from (
  select
    c.employee_no,
    lag(json_build_object('employee_no', c.employee_no, 'name', c.name)) over walk as previous,
    lead(json_build_object('employee_no', c.employee_no, 'name', c.name)) over walk as next
  from agent_scorecard asked
  join agent_scorecard c on c.run_id = asked.run_id and c.team_id is not distinct from asked.team_id
  where asked.run_id = $1 and asked.employee_no = $2
    and ($4::int[] is null or c.agent_id = $3 or c.team_id = any ($4::int[]))
  window walk as (order by c.rank_team nulls last, c.employee_no)
) n
where n.employee_no = $2
