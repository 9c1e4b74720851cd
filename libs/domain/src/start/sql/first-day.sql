-- What is there on the first day. $1 who opened the accounts of the sample.. One row.
select
  exists (
    select from account a
    join account_role r on r.account_id = a.id and r.role = 'admin' and r.valid @> {today}
    where a.disabled_at is null and a.created_by <> $1
  ) as own_administrator,
  (select count(*)::int from person) as people,
  (select count(*)::int from team) as teams,
  (select count(distinct form_id)::int from form_version where state = 'published') as forms,
  exists (select from period) as months_cut
