-- Compares staged results with what is stored. A column the file does not have keeps its value.
-- $1 names of the columns the file has
with merged as (
  select
    s.row_no, s.exam_code, s.exam_name, s.agent_id, s.attempt, s.held_on,
    case when 'theory' = any ($1::text[]) then s.theory_bp else r.theory_bp end as theory_bp,
    case when 'practical' = any ($1::text[]) then s.practical_bp else r.practical_bp end as practical_bp,
    s.status,
    case when 'unexcused' = any ($1::text[]) or s.status <> 'absent' then s.unexcused else coalesce(r.unexcused, false) end as unexcused,
    r as known,
    coalesce(s.exam_name <> x.name, x.id is null) as exam_changed
  from staged_exam_result s
  left join exam x on x.code = s.exam_code
  left join exam_result r on r.exam_id = x.id and r.agent_id = s.agent_id and r.attempt = s.attempt
), judged as (
  select
    m.*,
    (m.held_on, m.theory_bp, m.practical_bp, m.status, m.unexcused) is distinct from
    ((m.known).held_on, (m.known).theory_bp, (m.known).practical_bp, (m.known).status, (m.known).unexcused) as result_changed
  from merged m
)
insert into compared_exam_result
select
  row_no, exam_code, exam_name, agent_id, attempt, held_on, theory_bp, practical_bp, status, unexcused, known, result_changed,
  result_changed or exam_changed
from judged
