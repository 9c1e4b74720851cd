-- Takes out the exams that a batch brought and that have no result left, and gives the others their name back. $1 batch
with removed as (
  delete from exam x
  using import_change h
  where h.batch_id = $1 and h.entity = 'exam' and h.before is null and x.code = h.key
    and not exists (select from exam_result r where r.exam_id = x.id)
)
update exam x
set name = h.before ->> 'name'
from import_change h
where h.batch_id = $1 and h.entity = 'exam' and h.before is not null and x.code = h.key
