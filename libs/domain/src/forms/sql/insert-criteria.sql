-- The criteria of new form versions, in item order. $1 [{form_code, version, criteria: [a criterion of the form's definition]}]
insert into criterion (
  form_version_id, item_no, lineage_id, section_no, code, name, kind, max_points, min_points, step, weight_e4, options,
  critical_family, accuracy, allow_na, shown_when
)
select
  v.id, c.item_no, l.id, (c.criterion ->> 'section')::int + 1, c.criterion ->> 'code', c.criterion ->> 'name', c.criterion ->> 'kind',
  (c.criterion ->> 'maxPoints')::smallint, (c.criterion ->> 'minPoints')::smallint, (c.criterion ->> 'step')::smallint,
  (c.criterion ->> 'weightE4')::int, c.criterion -> 'options', c.criterion ->> 'criticalFamily',
  (c.criterion ->> 'accuracy')::boolean, (c.criterion ->> 'allowNa')::boolean, nullif(c.criterion -> 'shownWhen', 'null'::jsonb)
from jsonb_to_recordset($1::jsonb) as x (form_code text, version text, criteria jsonb)
join evaluation_form f on f.code = x.form_code
join form_version v on v.form_id = f.id and v.version = x.version
cross join lateral jsonb_array_elements(x.criteria) with ordinality as c (criterion, item_no)
join criterion_lineage l on l.form_id = f.id and l.code = c.criterion ->> 'code'
