-- The team memberships of people. $1: jsonb list of PersonState.
insert into team_membership (agent_id, team_id, valid)
select p.id, t.id, daterange(segment."from", segment."to")
from jsonb_to_recordset($1::jsonb) as state ("employeeNo" text, memberships jsonb)
join person p on p.employee_no = state."employeeNo"
cross join lateral jsonb_to_recordset(state.memberships) as segment ("from" date, "to" date, value text)
join team t on t.code = segment.value;
