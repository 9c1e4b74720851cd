-- A criterion keeps one lineage across the versions of its form. $1 [{form_code, criteria: [{code}]}]
insert into criterion_lineage (form_id, code)
select distinct f.id, c.criterion ->> 'code'
from jsonb_to_recordset($1::jsonb) as x (form_code text, criteria jsonb)
join evaluation_form f on f.code = x.form_code
cross join lateral jsonb_array_elements(x.criteria) as c (criterion)
on conflict (form_id, code) do nothing
