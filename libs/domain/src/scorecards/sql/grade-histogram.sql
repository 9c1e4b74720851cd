-- How many cards got each grade in a run, and in the published run of another month; only the cards within reach.
-- $1 run, $2 the other month, $3 the viewer's own number, $4 the teams whose cards are within reach (null: all).
with compared as (
  select $1::int as run_id, false as previous
  union all
  select p.published_run_id, true from period p where p.id = $2 and p.published_run_id is not null
)
select r.previous, c.grade, count(*)::int as count
from compared r
join agent_scorecard c on c.run_id = r.run_id
where $4::int[] is null or c.agent_id = $3 or c.team_id = any ($4::int[])
group by 1, 2
