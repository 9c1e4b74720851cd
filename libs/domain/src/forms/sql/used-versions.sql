-- The form versions that a batch published for the first time and that evaluations were made with or begun. $1 batch
select f.code as form, v.version
from import_change h
join form_version v on v.id = (h.after ->> 'id')::int
join evaluation_form f on f.id = v.form_id
where h.batch_id = $1 and h.entity = 'form_version' and h.before is null
  and (
    exists (select from evaluation e where e.form_version_id = v.id)
    or exists (select from evaluation_draft d where d.form_version_id = v.id)
  )
order by f.code, v.version
