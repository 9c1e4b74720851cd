-- The cards that differ between two runs of a period, side by side, in the order people read them; those that went stand after those that came.
-- $1 run id before, $2 run id after.
with card as not materialized (
  select c.run_id, 1 as place, 'agent' as kind, c.employee_no as subject, c.name, to_jsonb(c) - 'run_id' as content
  from agent_scorecard c
  union all
  select c.run_id, 2, 'team_leader', c.employee_no, c.name, to_jsonb(c) - 'run_id'
  from leader_scorecard c
  union all
  select c.run_id, 3, 'team', c.team_code, c.team_name, to_jsonb(c) - 'run_id'
  from team_scorecard c
  union all
  select c.run_id, 4, 'supervisor', c.employee_no, c.name, to_jsonb(c) - 'run_id'
  from supervisor_scorecard c
  union all
  select c.run_id, 5, 'center', '', '', to_jsonb(c) - 'run_id'
  from center_scorecard c
), before as not materialized (
  select * from card where run_id = $1
), after as not materialized (
  select * from card where run_id = $2
)
select kind, subject, coalesce(a.name, b.name) as name, b.content as before, a.content as after
from before b
full join after a using (place, kind, subject)
where a.content is distinct from b.content
order by place, a.run_id is null, subject
