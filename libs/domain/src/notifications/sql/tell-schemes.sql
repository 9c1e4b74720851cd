-- Tells managers of drafts of schemes that nobody has told them of; who is one today counts.
with fresh as (
  insert into notification_told (kind, subject)
  select 'scheme_waiting', id::text from scheme_version where state = 'draft'
  on conflict do nothing
  returning subject
)
insert into notification (account_id, kind, params, path)
select a.id, 'scheme_waiting', jsonb_build_object('scheme', s.code, 'version', v.number), '/schemes'
from fresh
join scheme_version v on v.id = fresh.subject::int
join scheme s on s.id = v.scheme_id
join account_role r on r.role = 'manager' and r.valid @> {today}
join account a on a.id = r.account_id and a.disabled_at is null and a.employee_no <> v.created_by
order by v.id, a.id
