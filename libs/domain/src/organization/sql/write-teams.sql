-- New teams and changed names. $1: jsonb list of TeamState.
insert into team (code, name)
select team.code, team.name
from jsonb_to_recordset($1::jsonb) as team (code text, name text)
order by team.code
on conflict (code) do update set name = excluded.name;
