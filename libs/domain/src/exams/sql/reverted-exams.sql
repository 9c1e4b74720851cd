-- The exams that a batch changed, or of which it changed results. $1 batch
select h.key as code
from import_change h
where h.batch_id = $1 and h.entity = 'exam'
union
select x.code
from import_change h
join exam x on x.id = (h.after ->> 'exam_id')::int
where h.batch_id = $1 and h.entity = 'exam_result'
