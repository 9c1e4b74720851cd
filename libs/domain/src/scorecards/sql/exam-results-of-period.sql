-- The exam results of a period. An exam belongs to the period of its first sitting, and a retake with it, whenever it was held.
-- $1 first day, $2 last day of the period, both inclusive.
with first_sittings as (
  select exam_id, coalesce(min(held_on) filter (where attempt = 1), min(held_on)) as held_on
  from exam_result
  group by exam_id
)
select
  r.agent_id, x.code as exam_code, x.name as exam_name, x.pass_bp, x.part_minimum_bp,
  r.attempt, r.held_on::text, r.theory_bp, r.practical_bp, r.status, r.unexcused
from first_sittings f
join exam x on x.id = f.exam_id
join exam_result r on r.exam_id = f.exam_id
where f.held_on between $1::date and $2::date
order by r.agent_id, f.held_on, x.code, r.attempt
