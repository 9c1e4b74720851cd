-- New people and changed names and dates. $1: jsonb list of PersonState.
insert into person (employee_no, name, hired_on, left_on)
select person."employeeNo", person.name, person."hiredOn", person."leftOn"
from jsonb_to_recordset($1::jsonb) as person ("employeeNo" text, name text, "hiredOn" date, "leftOn" date)
order by person."employeeNo"
on conflict (employee_no) do update set name = excluded.name, hired_on = excluded.hired_on, left_on = excluded.left_on;
