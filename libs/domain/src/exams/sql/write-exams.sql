-- Creates exams and gives known ones the name the file has; records what changed. $1 batch
with incoming as (
  select exam_code as code, max(exam_name) as name, min(row_no) as row_no
  from compared_exam_result
  where changed
  group by exam_code
), known as (
  select x.code, to_jsonb(x) as state
  from exam x
  join incoming i on i.code = x.code
), written as (
  insert into exam (code, name)
  select i.code, coalesce(i.name, x.name, i.code)
  from incoming i
  left join exam x on x.code = i.code
  order by i.row_no
  on conflict (code) do update set name = excluded.name where exam.name <> excluded.name
  returning *
)
insert into import_change (batch_id, seq, entity, key, before, after)
select
  $1::int, (select coalesce(max(seq), 0) from import_change where batch_id = $1::int) + row_number() over (order by w.code),
  'exam', w.code, k.state, to_jsonb(w)
from written w
left join known k on k.code = w.code
