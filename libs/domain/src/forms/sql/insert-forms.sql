-- Creates forms and gives known ones their new name; records what changed.
-- $1 batch, $2 [{code, name}]
with incoming as (
  select * from jsonb_to_recordset($2::jsonb) as x (code text, name text)
), known as (
  select f.code, to_jsonb(f) as state
  from evaluation_form f
  join incoming i on i.code = f.code
), written as (
  insert into evaluation_form (code, name)
  select code, name from incoming
  on conflict (code) do update set name = excluded.name where evaluation_form.name <> excluded.name
  returning *
)
insert into import_change (batch_id, seq, entity, key, before, after)
select
  $1::int,
  (select coalesce(max(seq), 0) from import_change where batch_id = $1::int) + row_number() over (order by w.code),
  'evaluation_form', w.code, k.state, to_jsonb(w)
from written w
left join known k on k.code = w.code
