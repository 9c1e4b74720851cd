-- Gives forms the name they had before a batch, and removes those that the batch created and that have no version left. $1 batch
with touched as (
  select h.key as code, h.before ->> 'name' as name_before
  from import_change h
  where h.batch_id = $1 and h.entity = 'evaluation_form'
), unused as (
  select f.id
  from evaluation_form f
  join touched t on t.code = f.code
  where t.name_before is null and not exists (select from form_version v where v.form_id = f.id)
), lineages as (
  delete from criterion_lineage l using unused u where u.id = l.form_id
), removed as (
  delete from evaluation_form f using unused u where u.id = f.id
)
update evaluation_form f
set name = t.name_before
from touched t
where t.code = f.code and t.name_before is not null
