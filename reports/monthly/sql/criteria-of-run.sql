-- The criteria that a run's evaluations were scored by, one row a lineage, as the newest form version in it names them.
-- A bonus or a note is never missed and is left out.
-- $1 run id.
select distinct on (c.lineage_id)
  c.lineage_id, f.code as form_code, v.version as form_version, s.name as section, c.code, c.name, c.critical_family is not null as critical
from (select distinct form_version_id from run_accumulator where run_id = $1) used
join form_version v on v.id = used.form_version_id
join evaluation_form f on f.id = v.form_id
join criterion c on c.form_version_id = v.id and c.kind not in ('bonus', 'note')
join form_section s on s.form_version_id = v.id and s.section_no = c.section_no
order by c.lineage_id, v.effective_from desc nulls last, v.id desc
