-- Who comes with a secret, and which roles are in force for them at this moment by the database's own clock.
-- {known}: how the secret was found, the columns account_id, session_id, via and permissions; its parameters come first.
-- Rows: one, or none. held: the roles with the person they are held for; null: that account is no person of the centre.
with {known},
today as (
  select (now() at time zone coalesce(
    (select value #>> '{}' from setting where key = 'time_zone' order by version desc limit 1), 'Asia/Shanghai'))::date as day
)
select a.id as account_id, a.employee_no, a.name, a.language, p.id as person_id, k.session_id, k.permissions,
  a.must_change_password and coalesce(k.via = 'password', false) as must_change_password,
  (
    select coalesce(jsonb_agg(jsonb_build_object('role', held.role, 'personId', held.person_id)), '[]')
    from (
      select r.role, p.id as person_id
      from account_role r
      where r.account_id = a.id and r.valid @> t.day
      union
      select d.role, person.id
      from account_deputy d
      join account principal on principal.id = d.principal_id and principal.disabled_at is null
      join account_role r on r.account_id = d.principal_id and r.role = d.role and r.valid @> t.day
      left join person on person.employee_no = principal.employee_no
      where d.deputy_id = a.id and d.ended_at is null and d.valid @> t.day
    ) as held
  ) as held
from known k
join account a on a.id = k.account_id and a.disabled_at is null
cross join today t
left join person p on p.employee_no = a.employee_no
