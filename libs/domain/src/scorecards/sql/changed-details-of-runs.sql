-- The people whose facts may have entered two runs of a period differently: the details of their cards, side by side. Someone may be an agent
-- in one run and a leader in the other.
-- $1 run id before, $2 run id after.
with person as not materialized (
  select c.run_id, c.employee_no, c.name, false as leads, c.details
  from agent_scorecard c
  union all
  select c.run_id, c.employee_no, c.name, true, c.details
  from leader_scorecard c
), before as not materialized (
  select * from person where run_id = $1
), after as not materialized (
  select * from person where run_id = $2
)
select employee_no, coalesce(a.name, b.name) as name, b.details as before, a.details as after
from before b
full join after a using (employee_no)
where a.details is distinct from b.details
order by a.run_id is null, coalesce(a.leads, b.leads), employee_no
