-- Takes the form versions of a batch back: one that history still names is retired, one published again is what it was, the others go.
-- $1 batch
with taken_back as (
  select
    (h.after ->> 'id')::int as id,
    h.before ->> 'state' as state_before,
    h.before is null and not (
      exists (select from evaluation_revision r where r.form_version_id = (h.after ->> 'id')::int)
      or exists (select from accumulator a where a.form_version_id = (h.after ->> 'id')::int)
      or exists (select from run_accumulator a where a.form_version_id = (h.after ->> 'id')::int)
    ) as goes
  from import_change h
  where h.batch_id = $1 and h.entity = 'form_version'
), removed as (
  delete from form_version v using taken_back t where t.id = v.id and t.goes
)
update form_version v
set state = coalesce(t.state_before, 'retired')
from taken_back t
where t.id = v.id and not t.goes
