-- Form versions with their definitions, in the order of publishing, drafts last.
-- $1 whether drafts are wanted, $2 form code, $3 version (null: all).
select
  v.id,
  v.form_id as "formId",
  f.code,
  f.name,
  v.version,
  v.state,
  v.effective_from::text as "effectiveFrom",
  v.n_items as "nItems",
  v.published_at as "publishedAt",
  v.drafted_name as "draftedName",
  jsonb_build_object(
    'policy', v.policy,
    'naPolicy', v.na_policy,
    'criticalPolicy', v.critical_policy,
    'capBp', v.cap_bp,
    'baseBp', v.base_bp,
    'bonusCapBp', v.bonus_cap_bp,
    'maxScoreBp', v.max_score_bp,
    'sections', (
      select jsonb_agg(jsonb_build_object('name', s.name, 'weightE4', s.weight_e4) order by s.section_no)
      from form_section s
      where s.form_version_id = v.id
    ),
    'criteria', (
      select jsonb_agg(
        jsonb_build_object(
          'code', c.code, 'name', c.name, 'section', c.section_no - 1, 'kind', c.kind,
          'maxPoints', c.max_points, 'minPoints', c.min_points, 'step', c.step, 'weightE4', c.weight_e4,
          'options', c.options, 'criticalFamily', c.critical_family, 'accuracy', c.accuracy, 'allowNa', c.allow_na,
          'shownWhen', c.shown_when
        ) order by c.item_no
      )
      from criterion c
      where c.form_version_id = v.id
    )
  ) as definition
from form_version v
join evaluation_form f on f.id = v.form_id
where (v.state <> 'draft' or $1::boolean)
  and ($2::text is null or f.code = $2)
  and ($3::text is null or v.version = $3)
order by v.published_at, v.id
