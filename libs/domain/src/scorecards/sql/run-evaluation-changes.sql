-- Which evaluations two runs of a period saw differently: only one of them saw it, or each saw another revision.
-- $1 run id before, $2 run id after.
with seen_before as (
  select i.agent_id, seen.evaluation_id, seen.revision
  from scorecard_run_input i
  cross join lateral unnest(i.evaluation_ids, i.evaluation_revisions) as seen (evaluation_id, revision)
  where i.run_id = $1
), seen_after as (
  select i.agent_id, seen.evaluation_id, seen.revision
  from scorecard_run_input i
  cross join lateral unnest(i.evaluation_ids, i.evaluation_revisions) as seen (evaluation_id, revision)
  where i.run_id = $2
), changed as (
  select agent_id, evaluation_id, b.revision as before_revision, a.revision as after_revision
  from seen_before b
  full join seen_after a using (agent_id, evaluation_id)
  where a.revision is distinct from b.revision
)
select
  p.employee_no, p.name, coalesce(ra.evaluation_no, rb.evaluation_no) as evaluation_no,
  c.before_revision, c.after_revision, rb.final_bp as before_bp, ra.final_bp as after_bp
from changed c
join person p on p.id = c.agent_id
left join evaluation_revision rb on rb.agent_id = c.agent_id and rb.evaluation_id = c.evaluation_id and rb.revision = c.before_revision
left join evaluation_revision ra on ra.agent_id = c.agent_id and ra.evaluation_id = c.evaluation_id and ra.revision = c.after_revision
order by p.employee_no, evaluation_no
