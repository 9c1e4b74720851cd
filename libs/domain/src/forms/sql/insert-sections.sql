-- The sections of new form versions. $1 [{form_code, version, sections: [{name, weightE4}]}]
insert into form_section (form_version_id, section_no, name, weight_e4)
select v.id, s.section_no, s.section ->> 'name', (s.section ->> 'weightE4')::int
from jsonb_to_recordset($1::jsonb) as x (form_code text, version text, sections jsonb)
join evaluation_form f on f.code = x.form_code
join form_version v on v.form_id = f.id and v.version = x.version
cross join lateral jsonb_array_elements(x.sections) with ordinality as s (section, section_no)
