-- Takes out the results that a batch brought, and puts those it changed back to what they were. $1 batch
with touched as (
  select h.before is null as created, now_there.agent_id, now_there.exam_id, now_there.attempt, h.before
  from import_change h
  cross join lateral jsonb_populate_record(null::exam_result, h.after) as now_there
  where h.batch_id = $1 and h.entity = 'exam_result'
), removed as (
  delete from exam_result r
  using touched t
  where t.created and r.agent_id = t.agent_id and r.exam_id = t.exam_id and r.attempt = t.attempt
)
update exam_result r
set held_on = b.held_on, theory_bp = b.theory_bp, practical_bp = b.practical_bp, status = b.status, unexcused = b.unexcused
from touched t
cross join lateral jsonb_populate_record(null::exam_result, t.before) as b
where not t.created and r.agent_id = t.agent_id and r.exam_id = t.exam_id and r.attempt = t.attempt
