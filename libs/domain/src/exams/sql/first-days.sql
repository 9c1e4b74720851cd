-- The days that decide which month these exams belong to: that of the first sitting, or where nobody sat, of the first retake.
-- $1 exam codes
select distinct coalesce(min(r.held_on) filter (where r.attempt = 1), min(r.held_on))::text as day
from exam x
join exam_result r on r.exam_id = x.id
where x.code = any ($1::text[])
group by x.id
