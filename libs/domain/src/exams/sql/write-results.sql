-- Writes changed results and records what changed. $1 batch
with written as (
  insert into exam_result (agent_id, exam_id, attempt, held_on, theory_bp, practical_bp, status, unexcused)
  select m.agent_id, x.id, m.attempt, m.held_on, m.theory_bp, m.practical_bp, m.status, m.unexcused
  from compared_exam_result m
  join exam x on x.code = m.exam_code
  where m.result_changed
  on conflict (agent_id, exam_id, attempt) do update set
    held_on = excluded.held_on, theory_bp = excluded.theory_bp, practical_bp = excluded.practical_bp, status = excluded.status,
    unexcused = excluded.unexcused
  returning *
)
insert into import_change (batch_id, seq, entity, key, before, after)
select
  $1::int, (select coalesce(max(seq), 0) from import_change where batch_id = $1::int) + row_number() over (order by m.row_no),
  'exam_result', m.exam_code || ' ' || p.employee_no || ' ' || m.attempt,
  case when (m.known).exam_id is not null then to_jsonb(m.known) end, to_jsonb(w)
from written w
join exam x on x.id = w.exam_id
join compared_exam_result m on m.exam_code = x.code and m.agent_id = w.agent_id and m.attempt = w.attempt
join person p on p.id = w.agent_id
