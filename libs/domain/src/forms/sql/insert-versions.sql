-- Publishes form versions, and publishes retired ones again; records what changed.
-- $1 batch, $2 [{form_code, version, policy, na_policy, critical_policy, cap_bp, base_bp, bonus_cap_bp, max_score_bp, effective_from, n_items}]
with incoming as (
  select x.*, f.id as form_id
  from jsonb_to_recordset($2::jsonb) as x (
    place int, form_code text, version text, policy text, na_policy text, critical_policy text,
    cap_bp int, base_bp int, bonus_cap_bp int, max_score_bp int, effective_from date, n_items int
  )
  join evaluation_form f on f.code = x.form_code
), known as (
  select v.form_id, v.version, to_jsonb(v) as state
  from form_version v
  join incoming i on i.form_id = v.form_id and i.version = v.version
), written as (
  insert into form_version (
    form_id, version, state, policy, na_policy, critical_policy, cap_bp, base_bp, bonus_cap_bp, max_score_bp,
    effective_from, published_at, n_items
  )
  select
    form_id, version, 'published', policy, na_policy, critical_policy, cap_bp, base_bp, bonus_cap_bp, max_score_bp,
    effective_from, now(), n_items
  from incoming
  order by place
  on conflict (form_id, version) do update set state = 'published', published_at = now()
  returning *
)
insert into import_change (batch_id, seq, entity, key, before, after)
select
  $1::int,
  (select coalesce(max(seq), 0) from import_change where batch_id = $1::int) + row_number() over (order by i.place),
  'form_version', i.form_code || ' ' || i.version, k.state, to_jsonb(w)
from written w
join incoming i on i.form_id = w.form_id and i.version = w.version
left join known k on k.form_id = w.form_id and k.version = w.version
