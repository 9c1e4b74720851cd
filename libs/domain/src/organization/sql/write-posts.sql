-- The posts of people. $1: jsonb list of PersonState.
insert into person_post (agent_id, post, valid)
select p.id, segment.value, daterange(segment."from", segment."to")
from jsonb_to_recordset($1::jsonb) as state ("employeeNo" text, posts jsonb)
join person p on p.employee_no = state."employeeNo"
cross join lateral jsonb_to_recordset(state.posts) as segment ("from" date, "to" date, value text);
