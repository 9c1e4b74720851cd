-- Tells each agent how many of their results are new, and how many were changed, since the last time.
-- $1 since, inclusive, $2 until, exclusive, $3 who brought the sample in: it is news to nobody.
-- A result that is new and changed again is new. One result is shown itself, several as a list.
with news as (
  select agent_id, evaluation_id, min(revision) as first_revision, max(evaluation_no) as evaluation_no
  from evaluation_revision
  where changed_at >= $1 and changed_at < $2 and change <> 'withdrawn' and state not in ('draft', 'submitted') and changed_by <> $3
  group by agent_id, evaluation_id
),
told as (
  select agent_id, case when first_revision = 1 then 'evaluations_released' else 'evaluations_revised' end as kind,
    count(*)::int as count, min(evaluation_no) as evaluation_no
  from news
  group by 1, 2
)
insert into notification (account_id, kind, params, path)
select a.id, t.kind,
  jsonb_build_object('count', t.count) || case when t.count = 1 then jsonb_build_object('evaluation_no', t.evaluation_no) else '{}' end,
  '/results'
from told t
join person p on p.id = t.agent_id
join account a on a.employee_no = p.employee_no and a.disabled_at is null
order by t.kind, a.id
