-- The tables of the product with the columns that hold data of their own, read from the catalogue so that no new table is forgotten.
-- Left out: the list of migrations, partitions (their parent stands for them) and what extensions brought.
-- Rows: name, columns (in order, generated ones left out), identities (columns with a sequence), references (foreign keys to other tables).
select
  c.relname::text as name,
  array(
    select a.attname::text from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum
  ) as columns,
  array(
    select a.attname::text from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity <> ''
    order by a.attnum
  ) as identities,
  coalesce(
    (
      select jsonb_agg(jsonb_build_object('constraint', k.conname, 'from', c.relname, 'to', target.relname) order by k.conname)
      from pg_constraint k
      join pg_class target on target.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
    ),
    '[]'
  ) as "references"
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public'
  and c.relkind in ('r', 'p')
  and not c.relispartition
  and c.relname <> 'schema_migration'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by c.relname;
