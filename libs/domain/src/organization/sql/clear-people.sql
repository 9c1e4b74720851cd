-- Forgets posts and memberships of people whose history is about to be written anew. $1: employee numbers.
with people as (
  select id from person where employee_no = any($1::text[])
), posts as (
  delete from person_post where agent_id in (select id from people)
)
delete from team_membership where agent_id in (select id from people);
