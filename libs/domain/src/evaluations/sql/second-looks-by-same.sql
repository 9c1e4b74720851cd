-- Staged doubles and re-checks by someone who has evaluated the call by the form before: in another row or under a number that is stored.
-- No parameters. Rows: row_no, code of the form, and the employee number and name of the evaluator.
with second_look as (
  select s.row_no, s.evaluation_no, s.recording_id, s.evaluator_id, s.evaluated_at, v.form_id, f.code as form
  from staged_evaluation s
  join form_version v on v.id = s.form_version_id
  join evaluation_form f on f.id = v.form_id
  where s.purpose in ('double', 'recheck')
)
select l.row_no, l.form, p.employee_no, p.name
from second_look l
join person p on p.id = l.evaluator_id
where exists (
    select
    from staged_evaluation o
    join form_version v on v.id = o.form_version_id and v.form_id = l.form_id
    where o.recording_id = l.recording_id and o.evaluator_id = l.evaluator_id and o.evaluated_at <= l.evaluated_at
      and o.evaluation_no <> l.evaluation_no
  )
  or exists (
    select
    from call_key k
    join evaluation e on e.agent_id = k.agent_id and e.call_id = k.id
    join form_version v on v.id = e.form_version_id and v.form_id = l.form_id
    where k.recording_id = l.recording_id and e.evaluator_id = l.evaluator_id and e.evaluated_at <= l.evaluated_at
      and e.evaluation_no <> l.evaluation_no
      and not exists (select from staged_evaluation anew where anew.evaluation_no = e.evaluation_no)
  )
order by l.row_no;
