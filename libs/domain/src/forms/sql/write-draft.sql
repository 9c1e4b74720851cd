-- Makes a draft version of a form, or writes one over; a version that is no draft stays as it is.
-- $1 form code, $2 version, $3 the name it is to bear, $4 effective from (null: from the beginning), $5 the definition without its lists, nItems.
insert into form_version (
  form_id, version, state, policy, na_policy, critical_policy, cap_bp, base_bp, bonus_cap_bp, max_score_bp, effective_from, n_items, drafted_name
)
select
  f.id, $2, 'draft', d.head ->> 'policy', d.head ->> 'naPolicy', d.head ->> 'criticalPolicy', (d.head ->> 'capBp')::int,
  (d.head ->> 'baseBp')::int, (d.head ->> 'bonusCapBp')::int, (d.head ->> 'maxScoreBp')::int, $4::date, (d.head ->> 'nItems')::int, $3
from evaluation_form f
cross join (select $5::jsonb as head) d
where f.code = $1
on conflict (form_id, version) do update set
  policy = excluded.policy, na_policy = excluded.na_policy, critical_policy = excluded.critical_policy, cap_bp = excluded.cap_bp,
  base_bp = excluded.base_bp, bonus_cap_bp = excluded.bonus_cap_bp, max_score_bp = excluded.max_score_bp,
  effective_from = excluded.effective_from, n_items = excluded.n_items, drafted_name = excluded.drafted_name
where form_version.state = 'draft'
