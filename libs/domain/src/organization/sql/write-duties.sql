-- Who leads or supervises teams. $1: jsonb list of TeamState. {table}, {person} and {list} name the duty.
insert into {table} (team_id, {person}, valid)
select t.id, p.id, daterange(segment."from", segment."to")
from jsonb_to_recordset($1::jsonb) as state (code text, {list} jsonb)
join team t on t.code = state.code
cross join lateral jsonb_to_recordset(state.{list}) as segment ("from" date, "to" date, value text)
join person p on p.employee_no = segment.value;
