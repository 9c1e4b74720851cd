-- Who comes with a secret, and which roles are in force for them at this moment by the database's own clock.
-- {known}: how the secret was found, the columns account_id, session_id, via and permissions; its parameters come first.
-- Every request asks this: each step is held to the few rows of the one before and looks people up one by one, so that no plan made for a small
-- or unknown table reads all accounts or all people.
-- Rows: one, or none. held: the roles with the person they are held for; null: that account is no person of the centre.
with {known},
today as materialized (
  select (now() at time zone coalesce(
    (select value #>> '{}' from setting where key = 'time_zone' order by version desc limit 1), 'Asia/Shanghai'))::date as day
),
holder as materialized (
  select a.id, a.employee_no, a.name, a.language, (select p.id from person p where p.employee_no = a.employee_no) as person_id,
    k.session_id, k.permissions, a.must_change_password and coalesce(k.via = 'password', false) as must_change_password
  from known k
  join account a on a.id = k.account_id and a.disabled_at is null
),
stood_in_for as materialized (
  select d.role, d.principal_id
  from account_deputy d
  where d.deputy_id = (select id from holder) and d.ended_at is null and d.valid @> (select day from today)
),
held as (
  select r.role, h.person_id
  from holder h
  join account_role r on r.account_id = h.id and r.valid @> (select day from today)
  union
  select d.role, (select p.id from person p where p.employee_no = principal.employee_no)
  from stood_in_for d
  join account principal on principal.id = d.principal_id and principal.disabled_at is null
  where exists (
    select from account_role r where r.account_id = d.principal_id and r.role = d.role and r.valid @> (select day from today) offset 0
  )
)
select h.id as account_id, h.employee_no, h.name, h.language, h.person_id, h.session_id, h.permissions, h.must_change_password,
  (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'personId', person_id)), '[]') from held) as held
from holder h
