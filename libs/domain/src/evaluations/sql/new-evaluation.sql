-- What must be known before an evaluation is begun, in one row. $1 recording, $2 employee number or null, $3 form code.
-- Columns: stamp of the forms, time zone, the recording's call (null: none is known), the person of that number (null: nobody has it), and
-- the evaluations of the call by the form, the first one first.
select
  (select stamp from form_stamp) as stamp,
  coalesce((select value #>> '{}' from setting where key = 'time_zone' order by version desc limit 1), 'Asia/Shanghai') as time_zone,
  c.agent_id, c.started_at, c.direction,
  (select p.id from person p where p.employee_no = $2) as person_id,
  array(
    select jsonb_build_object('evaluation_no', e.evaluation_no, 'evaluator_id', e.evaluator_id, 'purpose', e.purpose)
    from evaluation e
    join form_version v on v.id = e.form_version_id
    join evaluation_form f on f.id = v.form_id
    where e.agent_id = k.agent_id and e.call_id = k.id and f.code = $3
    order by e.evaluated_at, e.id
  ) as evaluations
from (select $1::text as recording_id) asked
left join call_key k on k.recording_id = asked.recording_id
left join call c on c.agent_id = k.agent_id and c.id = k.id
